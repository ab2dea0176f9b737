import Foundation

/// The program that shows long text page by page: `PAGER`, else less.
struct Pager {
  let environment: [String: String]

  /// Whether the text was shown; if not, it can be printed as any other answer.
  func show(_ text: String) -> Bool {
    let command = environment["PAGER"] ?? "less -FRX"
    guard !command.isEmpty, environment["TERM"] != "dumb" else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Where there is no such program the shell ends before anything was shown.
    process.arguments = ["-c", "command -v \(command.prefix { $0 != " " }) >/dev/null || exit 127; exec \(command)"]
    let pipe = Pipe()
    process.standardInput = pipe
    guard (try? process.run()) != nil else { return false }
    // Whoever leaves the pager early has what they wanted.
    try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus != 127
  }
}
