import ArgumentParser
import Domain
import Registry
import Reports

/// Reads lines as the commands that they would be on the command line.
struct BatchParser {
  let recorder: Recorder
  /// Holds for every line that does not say otherwise.
  let common: WritingOptions

  /// The commands of all lines.
  /// - Throws: `BatchFailure` naming every line that is no recording command.
  func parse(_ lines: [String], name: String) throws -> Batch {
    var (batch, failures) = (Batch(), [BatchFailure.Line]())
    for (index, line) in lines.enumerated() {
      let place = "\(name):\(index + 1)"
      do {
        if let step = try step(line) { batch.append(step, place: place) }
      } catch {
        failures.append(.init(place: place, words: Complaint.words(for: error, command: command(of: line))))
      }
    }
    guard failures.isEmpty else { throw BatchFailure(lines: failures) }
    return batch
  }

  /// What a line records; nil for an empty line or a remark.
  func step(_ line: String) throws -> RecordingStep? {
    let trimmed = line.drop(while: \.isWhitespace)
    guard !trimmed.isEmpty, trimmed.first != "#" else { return nil }
    var words = try ShellWords.split(line)
    if words.first == "rapport" { words.removeFirst() }
    let named = try CommandTree(root: Rapport.self).command(named: words)
    guard let type = named.type as? any WritingCommand.Type else {
      throw UsageFailure.notAWritingCommand(named.path.isEmpty ? words[0] : named.path.joined(separator: " "))
    }
    // Only the one command is parsed: reading the whole tree anew for each line takes long.
    var command = try type.parse(Array(words.dropFirst(named.path.count)))
    if let option = command.writing.commit.given { throw UsageFailure.onTheWholeOnly(option) }
    command.writing = command.writing.filled(from: common)
    return try prepare(command)
  }

  private func prepare(_ command: some WritingCommand) throws -> RecordingStep {
    try command.prepare(try recorder.preparation(of: command, isOneOfMany: true))
  }

  private func command(of line: String) -> [String] {
    let words = (try? ShellWords.split(line)) ?? []
    return (try? CommandTree(root: Rapport.self).command(named: words))?.path ?? []
  }
}
