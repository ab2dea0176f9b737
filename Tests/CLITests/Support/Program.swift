import Foundation
import Testing

/// The program as a user runs it: the binary that was built beside these tests.
struct Program {
  struct Outcome: Equatable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder in which the commands are typed.
  let folder: String
  var environment: [String: String]

  /// A program whose clock, actor and settings are fixed.
  init(in folder: String, now: String = "2026-11-21T08:00:00Z", actor: String = "so-japan") {
    self.folder = folder
    environment = [
      "RAPPORT_NOW": now, "RAPPORT_ACTOR": actor, "XDG_CONFIG_HOME": folder + "/.settings", "HOME": folder,
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
    ]
  }

  private static var release: String? { ProcessInfo.processInfo.environment["RAPPORT_TEST_PROGRAM"] }

  /// Whether the binary under test is the one that users have.
  static var isRelease: Bool { release != nil }

  /// The binary under test: the one that `RAPPORT_TEST_PROGRAM` names (a release), else that beside these tests.
  static var path: String {
    if let release { return release }
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appendingPathComponent("rapport").path
  }

  /// The project's folder.
  static var project: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
  }

  /// Runs one command to its end.
  @discardableResult
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try Self.run([Self.path] + arguments, in: folder, environment: environment, input: input)
  }

  /// Starts a command without waiting for it.
  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Runs any program to its end, its outputs through files so that no pipe can fill up.
  static func run(
    _ command: [String], in folder: String, environment: [String: String], input: String = ""
  ) throws -> Outcome {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    process.standardInput = try scratch.file("in", holding: input)
    process.standardOutput = try scratch.newFile("out")
    process.standardError = try scratch.newFile("err")
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try scratch.text("out"), errors: try scratch.text("err"))
  }
}

/// A folder of its own for one test, removed when nobody needs it any more.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "rapport-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, holding text: String) throws -> FileHandle {
    let url = URL(fileURLWithPath: path + "/" + name)
    try Data(text.utf8).write(to: url)
    return try FileHandle(forReadingFrom: url)
  }

  func newFile(_ name: String) throws -> FileHandle {
    let url = URL(fileURLWithPath: path + "/" + name)
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }
}

extension Program {
  /// A copy of the sample register in a folder.
  static func sample(in scratch: Scratch) throws -> Program {
    // Copied as a link, the folder would be the sample itself, and a test that records would write into it.
    let events = URL(fileURLWithPath: project + "/events").resolvingSymlinksInPath().path
    try FileManager.default.copyItem(atPath: events, toPath: scratch.path + "/events")
    return Program(in: scratch.path)
  }

  /// A generated register, and the right answer about its overdue follow-ups.
  static func generated(in scratch: Scratch, events: Int, streams: Int) throws -> (Program, answer: [String: Any]) {
    let made = try run(
      [
        "python3", project + "/Scripts/benching/generate.py", "--events", "\(events)", "--streams", "\(streams)",
        scratch.path,
      ], in: scratch.path, environment: ProcessInfo.processInfo.environment)
    let answer = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [String: Any]
    return (Program(in: scratch.path), answer ?? [:])
  }

  /// The first proposal of the register.
  func firstReference() throws -> String {
    let listed = try run("list", "--format", "csv").output
    let row = try #require(listed.split(whereSeparator: \.isNewline).dropFirst().first)
    return String(row.prefix { $0 != "," })
  }
}
