import ArgumentParser
import EventLog
import Foundation
import Registry
import Reports

struct MakeCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Makes and keeps a checkpoint of each stream; done if nothing else is said.",
    discussion: """
      That of the stream written here is signed, if a key is here (rapport key make). \
      Example: rapport checkpoint -o agreed.txt
      """)

  @Option(help: ArgumentHelp("Of this stream only.", valueName: "STREAM")) var stream: String?
  @OptionGroup var outlet: TextOutlet
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings()
    let register = try surroundings.register(common)
    let key = try register.signingKey(.log, in: KeyFolder(beside: surroundings.settings))
    let made = try register.makeCheckpoints(of: stream, key: key)
    try outlet.show(made.map(\.note.encoded).joined(separator: "\n"))
    Console.tellSomebody("Kept: \(made.flatMap(\.files).joined(separator: ", "))\n")
  }
}

/// Where a text goes that must arrive byte for byte.
struct TextOutlet: ParsableArguments {
  @Option(name: .customShort("o"), help: ArgumentHelp("Write to this file.", valueName: "FILE"), completion: .file())
  var file: String?

  func show(_ text: String) throws {
    guard let file else { return try Console.answer(text) }
    try WholeFile.write(Array(text.utf8), to: file)
    Console.tellSomebody("Wrote \(file)\n")
  }
}

extension Console {
  /// Tells somebody who looks on; a script gets what it asked for without a word.
  static func tellSomebody(_ text: String) {
    if Terminal.isTerminal(STDERR_FILENO) { talk(text) }
  }
}

/// Files that somebody sent.
enum SentFile {
  /// The bytes of a file, of standard input for `-`.
  /// - Throws: `UsageFailure.unreadableFile`.
  static func bytes(of path: String) throws(UsageFailure) -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadableFile(path) }
    return Array(data)
  }

  /// What a file is called in a sentence.
  static func name(of path: String) -> String { path == "-" ? "Standard input" : path }

  /// The checkpoints in a file.
  static func checkpoints(in path: String) throws -> [CheckpointNote] {
    let bytes = try bytes(of: path)
    do throws(NoteFault) {
      return try CheckpointNote.all(in: bytes)
    } catch {
      throw RegisterFailure.checkpoint(.malformed(file: name(of: path), what: "checkpoint", error))
    }
  }
}
