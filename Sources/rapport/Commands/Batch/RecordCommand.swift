import ArgumentParser
import Domain
import Foundation
import Registry
import Reports

struct RecordCommand: Recording {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Many commands as one commit: all, or none.",
    discussion: """
      One command a line, without rapport; # begins a remark. What is said here of day, source, grade and circle holds \
      for every line that does not say it itself. Example: rapport record letter-31.txt --paper P31
      """)

  @Argument(help: ArgumentHelp("A file of commands; - or nothing reads standard input.", valueName: "FILE|-"))
  var file: String?
  @OptionGroup var writing: WritingOptions

  func run() throws {
    let recorder = try Recorder(writing.commit)
    if file == nil, !writing.commit.noInput, Terminal.canAsk { return try BatchPrompt(recorder, writing).run() }
    let name = file ?? "-"
    let lines = try Self.lines(of: name)
    let batch = try recorder.intake.keepingOnlyPrepared {
      try BatchParser(recorder: recorder, common: writing).parse(lines, name: name == "-" ? "stdin" : name)
    }
    guard !batch.steps.isEmpty else { return Console.talk("No command was given; nothing was recorded.\n") }
    try recorder.record(batch.step)
  }

  private static func lines(of name: String) throws -> [String] {
    let data = name == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: name)
    guard let data else { throw UsageFailure.unreadableFile(name) }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw UsageFailure.notUTF8(name == "-" ? "Standard input" : name)
    }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}

/// Commands that are recorded together.
struct Batch {
  private(set) var steps: [(place: String, step: RecordingStep)] = []

  mutating func append(_ step: @escaping RecordingStep, place: String) { steps.append((place, step)) }

  mutating func removeLast() { steps.removeLast() }

  /// All steps as one; whatever is refused says in which line.
  var step: RecordingStep {
    { draft in
      try steps.flatMap { place, step in
        do {
          return try step(draft)
        } catch {
          throw BatchFailure(lines: [.init(place: place, words: Complaint.words(for: error, command: []))])
        }
      }
    }
  }
}
