public import Foundation
public import Testing

/// The project's own files, for tests that compare them with the code.
public enum Project {
  /// The folder that holds `Package.swift`.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether recorded files are written anew instead of compared: `RECORD=1`.
  public static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// Compares with a recorded file; a missing one fails.
  ///
  /// The review of a new recording is the difference in git.
  public static func expect(
    _ bytes: some Sequence<UInt8>, at path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = root.appending(path: path)
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      return
    }
    let recorded = try? Data(contentsOf: file)
    let message: Comment = recorded == nil ? "\(path) is missing; write it with RECORD=1" : "\(path) differs"
    #expect(recorded == Data(bytes), message, sourceLocation: sourceLocation)
  }

  /// Runs a program and gives back what it printed on both outputs, and its exit status.
  public static func run(
    _ program: String, _ arguments: [String], in folder: URL = root
  ) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }

  /// An independent reader of what we write, with the packages that `Scripts/test` installs.
  public static let python = ProcessInfo.processInfo.environment["RAPPORT_TEST_PYTHON"] ?? "python3"
}
