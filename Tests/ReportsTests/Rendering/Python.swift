import Foundation
import Testing

/// An independent reader of what we write: Python's own modules.
enum Python {
  struct Unavailable: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a script with this input and gives back what it printed.
  ///
  /// - Parameter packages: what must be importable; missing is a failure that says how to install it.
  static func run(_ script: String, input: String, packages: [String] = []) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputFile = folder.appending(path: "input")
    let outputFile = folder.appending(path: "output")
    try Data(input.utf8).write(to: inputFile)
    try Data().write(to: outputFile)

    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-X", "utf8", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let hint = packages.isEmpty ? "" : " Install what it needs with: pip install \(packages.joined(separator: " "))"
      throw Unavailable(description: "python3 ended with \(process.terminationStatus).\(hint)")
    }
    return String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
  }
}
