import Foundation
import TestSupport

/// A folder for the files of one test.
final class SheetFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sheets-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func url(_ name: String) -> URL { URL(fileURLWithPath: path + "/" + name) }

  /// Runs a Python script in this folder.
  func python(_ script: String) throws {
    let (output, status) = try Project.run(Project.python, ["-X", "utf8", "-c", script], in: url(""))
    guard status == 0 else { throw ScriptFailure(output: output) }
  }

  struct ScriptFailure: Error {
    let output: String
  }
}
