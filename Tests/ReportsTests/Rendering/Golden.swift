import Foundation
import Testing

/// Compares with a recorded file under `Golden/`.
///
/// A missing file fails. `RECORD=1` in the environment writes it anew; the review is the difference in git.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  guard let recorded = try? String(decoding: Data(contentsOf: file), as: UTF8.self) else {
    Issue.record("Golden/\(name) is missing; record it with RECORD=1", sourceLocation: sourceLocation)
    return
  }
  #expect(text == recorded, "Golden/\(name) differs", sourceLocation: sourceLocation)
}
