import ArgumentParser
import Domain
import EventLog
import Foundation
import Projections
import Registry
import Reports

struct ReportCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The follow-up report of a session, ready to hand over.",
    discussion: """
      Of a planned session it prepares the paper from the last one held; without a session, for the next.
      Example: rapport report JPHLEPD-10 -o report.md
      """)

  @Argument(help: ArgumentHelp("A session, or a dialogue for its next session.", valueName: "S")) var session: String?
  @Option(help: ArgumentHelp("The dialogue, for its next session.", valueName: "D")) var dialogue: String?
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    guard let session, try queries.dialogue(ReferenceText.normalised(session)) == nil else {
      let code = try dialogue(session ?? dialogue, queries)
      return try FollowUpReport(queries, dialogue: code, leaf: register.leaf)
    }
    let reference = try references(queries).session(session)
    return try FollowUpReport(queries, dialogue: reference.dialogue, session: reference, leaf: register.leaf)
  }
}

extension Register {
  /// The leaf hash of an event's line, read from its own segment; nil if it does not stand there.
  fileprivate func leaf(of event: EventID) -> Digest? {
    let first = Segment.first(holding: event.number)
    let path = LogFolder(register: folder).path(first: first, in: event.stream)
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(event.number - first) else { return nil }
    return try? LogLine(reading: Array(lines[event.number - first]), in: event.stream, at: event.number).leaf
  }
}
