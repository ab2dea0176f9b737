import ArgumentParser
import Domain
import EventLog
import Foundation
import Projections
import Registry
import Reports

struct ReportCommand: PaperCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The follow-up report of a session, ready to hand over.",
    discussion: """
      Of a planned session it prepares the paper from the last one held; without a session, for the next.
      For joint readers it is made from what is shared as joint or public, for public ones from what is public, each
      status and date with the day on which it was shared; nothing of it is ours alone (rapport manual sharing).
      With --check nothing is made: it says what differs from our own report and which texts go out for the first time.
      Example: rapport report JPHLEPD-10 -o report.md
      Example: rapport report JPHLEPD-10 --for joint --check
      """)

  @Argument(help: ArgumentHelp("A session, or a dialogue for its next session.", valueName: "S")) var session: String?
  @Option(help: ArgumentHelp("The dialogue, for its next session.", valueName: "D")) var dialogue: String?
  @OptionGroup var audience: AudienceOptions
  @Flag(help: "With --for: what to look at before it is handed over; status 3 if there is anything.") var check = false
  @Option(
    help: ArgumentHelp(
      "With --check: a text shared after this day goes out for the first time; without it, after the last session.",
      valueName: "DATE"))
  var since: String?
  @OptionGroup var reading: ReadingOptions

  /// A session, or a dialogue for its next one.
  typealias Asked = (dialogue: String, session: SessionReference?)

  func matter(_ queries: Queries) throws -> Asked {
    guard let session, try queries.dialogue(ReferenceText.normalised(session)) == nil else {
      return (try dialogue(session ?? dialogue, queries), nil)
    }
    let reference = try references(queries).session(session)
    return (reference.dialogue, reference)
  }

  func dialogue(of matter: Asked) -> String { matter.dialogue }

  func report(on matter: Asked, _ queries: Queries, _ register: Register) throws -> any Report {
    try followUps(on: matter, queries, register)
  }

  private func followUps(on matter: Asked, _ queries: Queries, _ register: Register) throws -> FollowUpReport {
    try FollowUpReport(queries, dialogue: matter.dialogue, session: matter.session, leaf: register.leaf)
  }

  func answer(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    if check { return try checked(register, moment) }
    guard since == nil else {
      throw UsageFailure.missingValue(
        name: "--check", meaning: "what --since is for",
        example: "rapport report --for joint --check --since 2026-01-31")
    }
    return try paper(register, moment)
  }

  /// Our own report beside the one that is to go out.
  private func checked(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    guard try audience.circle() != .internal else {
      throw UsageFailure.missingValue(
        name: "--for", meaning: "who is to read the report", example: "rapport report --for joint --check")
    }
    let day = try since.map { typed throws(RegisterFailure) in try register.day(typed, field: "--since") }
    let (asked, earlier, ours) = try register.ask(moment) { queries in
      let asked = try matter(queries)
      return (asked, try EarlierKnowledge(queries), try followUps(on: asked, queries, register))
    }
    let theirs = try shared(asked, register, moment) { try followUps(on: asked, $0, register) }
    return (ReleaseCheckReport(ours: ours, shared: theirs, since: day), earlier)
  }

  func status(of report: any Report) -> Int32 { (report as? ReleaseCheckReport)?.isClean == false ? 3 : 0 }
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
