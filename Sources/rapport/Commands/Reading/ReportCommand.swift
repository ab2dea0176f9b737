import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ReportCommand: PaperCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The follow-up report of a session, ready to hand over.",
    discussion: """
      Of a planned session it prepares the paper from the last one held; without a session, for the next. With
      --institution it is the brief for one body, with --since what changed after a session or a day.
      For joint readers it is made from what is shared as joint or public, for public ones from what is public, each
      status and date with the day on which it was shared; nothing of it is ours alone (rapport manual sharing).
      With --check nothing is made: it says what differs from our own report and which texts go out for the first time,
      which is after the last session, or after --since.
      Example: rapport report JPHLEPD-10 --for joint --check
      Example: rapport report JPHLEPD-10 -o report.html -o report.pdf
      Example: rapport report --institution MOC -o brief.html
      Example: rapport report --since JPHLEPD-8
      """)

  @Argument(help: ArgumentHelp("A session, or a dialogue for its next session.", valueName: "S")) var session: String?
  @Option(help: ArgumentHelp("The dialogue, for its next session.", valueName: "D")) var dialogue: String?
  @Option(help: ArgumentHelp("The brief for this body.", valueName: "I")) var institution: String?
  @Option(help: ArgumentHelp("What changed after this session or day.", valueName: "S|DATE")) var since: String?
  @OptionGroup var audience: AudienceOptions
  @Flag(help: "With --for: what to look at before it is handed over; status 3 if there is anything.") var check = false
  @OptionGroup var reading: ReadingOptions

  /// A dialogue, and a session of it if one was named.
  typealias Asked = (dialogue: String, session: SessionReference?)

  func matter(_ queries: Queries) throws -> Asked {
    if institution != nil, try audience.circle() == .internal { return ("", nil) }
    return try scope(session, dialogue: dialogue, queries)
  }

  func dialogue(of matter: Asked) -> String { matter.dialogue }

  func report(on matter: Asked, _ queries: Queries, _ register: Register) throws -> any Report {
    if let institution { return try brief(institution, queries, register) }
    if let since { return try changes(since, queries, register) }
    return try followUps(on: matter, queries, register)
  }

  private func followUps(on matter: Asked, _ queries: Queries, _ register: Register) throws -> FollowUpReport {
    try FollowUpReport(queries, dialogue: matter.dialogue, session: matter.session, leaf: register.leaf)
  }

  func answer(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    check ? try checked(register, moment) : try paper(register, moment)
  }

  /// Our own report beside the one that is to go out.
  private func checked(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    if institution != nil { throw UsageFailure.together("--institution", "--check") }
    guard try audience.circle() != .internal else {
      throw UsageFailure.missingValue(
        name: "--for", meaning: "who is to read the report", example: "rapport report --for joint --check")
    }
    let (asked, earlier, ours, day) = try register.ask(moment) { queries in
      let asked = try matter(queries)
      return (
        asked, try EarlierKnowledge(queries), try followUps(on: asked, queries, register),
        try since.map { try end($0, queries, register).day }
      )
    }
    let theirs = try shared(asked, register, moment) { try followUps(on: asked, $0, register) }
    return (ReleaseCheckReport(ours: ours, shared: theirs, since: day), earlier)
  }

  func status(of report: any Report) -> Int32 { (report as? ReleaseCheckReport)?.isClean == false ? 3 : 0 }

  private func brief(_ typed: String, _ queries: Queries, _ register: Register) throws -> any Report {
    if since != nil { throw UsageFailure.together("--institution", "--since") }
    let references = try references(queries)
    return try InstitutionBrief(
      queries, of: try references.institution(typed).code,
      dialogue: try (session ?? dialogue).map { try references.dialogue($0) }, leaf: register.leaf)
  }

  private func changes(_ typed: String, _ queries: Queries, _ register: Register) throws -> any Report {
    let (code, day, named) = try end(typed, queries, register)
    return try ChangesReport(queries, dialogue: code, since: day, named: named, leaf: register.leaf)
  }

  /// The last day that does not count any more, and what it is called: a session's last one, or a day.
  private func end(
    _ typed: String, _ queries: Queries, _ register: Register
  ) throws -> (dialogue: String, day: CalendarDate, name: String) {
    if let day = try? DayParser(today: register.today).day(typed) {
      return (try scope(session, dialogue: dialogue, queries).dialogue, day, "\(day)")
    }
    let reference = try references(queries).session(typed)
    guard let row = try queries.session(reference) else {
      throw UsageFailure.badChoice("--since", value: typed, known: [])
    }
    return (reference.dialogue, row.until ?? row.date, "\(reference)")
  }
}
