import Foundation
import Testing

/// What was typed, what appeared, and the status, as a text file.
///
/// `$` begins a line that is typed, `? N` is a status other than 0, `#` a remark. A first line `@ desk` sets up the
/// register of `desk.commands` before anything is typed.
private struct Transcript: CustomTestStringConvertible {
  let file: URL

  var testDescription: String { file.deletingPathExtension().lastPathComponent }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts").resolvingSymlinksInPath()

  static let all: [Transcript] = {
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.map(Transcript.init)
  }()

  /// The transcript as it is when its lines are typed now.
  func typedNow() throws -> String {
    let desk = try Desk()
    defer { desk.remove() }
    var result = ""
    for line in try text().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        let (output, status) = try desk.run(String(line.dropFirst(2)))
        result += "\(line)\n\(output)" + (output.isEmpty || output.hasSuffix("\n") ? "" : "\n")
        if status != 0 { result += "? \(status)\n" }
      } else if line.hasPrefix("@ desk") {
        try setUp(desk)
        result += "\(line)\n"
      } else if line.hasPrefix("#") {
        result += "\(line)\n"
      }
    }
    return result
  }

  func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }

  private func setUp(_ desk: Desk) throws {
    let commands = Self.folder.appending(path: "desk.commands").path
    for line in [
      "rapport init --title 'Follow-up register' --office mea --origin example.org/follow-up --time-zone Asia/Karachi",
      "rapport record '\(commands)'",
    ] {
      let (output, status) = try desk.run(line)
      #expect(status == 0, "\(output)")
    }
  }
}

@Suite struct `A session at the terminal` {
  @Test func `is recorded for every noun`() {
    #expect(Transcript.all.count >= 10)
  }

  @Test(arguments: Transcript.all)
  fileprivate func `goes as its transcript says`(transcript: Transcript) throws {
    let now = try transcript.typedNow()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try now.write(to: transcript.file, atomically: true, encoding: .utf8)
    }
    #expect(try now == transcript.text())
  }
}
