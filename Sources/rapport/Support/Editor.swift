import Foundation

/// The user's own editor.
struct Editor {
  let environment: [String: String]

  /// The text that was written in the editor.
  /// - Throws: `UsageFailure.editor` if it cannot be started or does not end well.
  func text(startingWith draft: String) throws -> String {
    let command = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "nano"
    let file = NSTemporaryDirectory() + "rapport-\(getpid()).txt"
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: file, contents: Data(draft.utf8), attributes: attributes) else {
      throw UsageFailure.editor(command)
    }
    defer { unlink(file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(command) \"$1\"", "sh", file]
    do { try process.run() } catch { throw UsageFailure.editor(command) }
    process.waitUntilExit()
    guard process.terminationStatus == 0, let data = FileManager.default.contents(atPath: file) else {
      throw UsageFailure.editor(command)
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw UsageFailure.notUTF8("The text") }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
