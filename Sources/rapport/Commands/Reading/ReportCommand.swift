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
      With --check nothing is made: it says what differs from our own report and which texts go out for the first time.
      Example: rapport report JPHLEPD-10 -o report.html -o report.pdf
      Example: rapport report --institution MOC -o brief.html
      Example: rapport report --since JPHLEPD-8
      Example: rapport report JPHLEPD-10 --for joint --check
      """)

  @Argument(help: ArgumentHelp("A session, or a dialogue for its next session.", valueName: "S")) var session: String?
  @Option(help: ArgumentHelp("The dialogue, for its next session.", valueName: "D")) var dialogue: String?
  @Option(help: ArgumentHelp("The brief for this body.", valueName: "I")) var institution: String?
  @Option(
    help: ArgumentHelp(
      "What changed after this session or day; with --check, a text shared after it goes out for the first time.",
      valueName: "S|DATE"))
  var since: String?
  @OptionGroup var audience: AudienceOptions
  @OptionGroup var paper: LanguageOptions
  @Flag(help: "With --for: what to look at before it is handed over; status 3 if there is anything.") var check = false
  @OptionGroup var reading: ReadingOptions

  /// Which paper is asked for.
  enum Matter {
    case followUps(dialogue: String, session: SessionReference?)
    /// Without a dialogue, its part of all.
    case brief(institution: String, dialogue: String?)
    case changes(dialogue: String, since: CalendarDate, named: String)
  }

  func matter(_ queries: Queries) throws -> Matter {
    if let institution { return try brief(institution, queries) }
    if let since, !check { return try changes(since, queries) }
    let (dialogue, session) = try scope(session, dialogue: dialogue, queries)
    return .followUps(dialogue: dialogue, session: session)
  }

  private func brief(_ typed: String, _ queries: Queries) throws -> Matter {
    if since != nil { throw UsageFailure.together("--institution", "--since") }
    if check { throw UsageFailure.together("--institution", "--check") }
    let references = try references(queries)
    let named = try (session ?? dialogue).map { try references.dialogue($0) }
    // No paper for others spans two dialogues.
    let dialogue = try audience.circle() == .internal ? named : try self.dialogue(named, queries)
    return .brief(institution: try references.institution(typed).code, dialogue: dialogue)
  }

  /// A session counts to its last day; what happened after it is a change.
  private func changes(_ typed: String, _ queries: Queries) throws -> Matter {
    let (day, session) = try start(typed, queries)
    if day > queries.day {
      throw UsageFailure.reversed(from: "--since \(DayWording.long(day))", to: DayWording.long(queries.day))
    }
    guard let session else {
      return .changes(dialogue: try dialogue(self.session ?? dialogue, queries), since: day, named: "\(day)")
    }
    return .changes(dialogue: session.dialogue, since: day, named: "\(session)")
  }

  /// What `--since` means: a day, or the last day of a session.
  private func start(_ typed: String, _ queries: Queries) throws -> (day: CalendarDate, session: SessionReference?) {
    let today = queries.day
    if let day = try? DayParser(today: today).day(typed) { return (day, nil) }
    let reference = try references(queries).session(typed)
    guard let row = try queries.session(reference) else {
      throw RegisterFailure.unknown(.session, typed, nearest: [])
    }
    return (row.until ?? row.date, reference)
  }

  func dialogue(of matter: Matter) -> String {
    switch matter {
    case .followUps(let dialogue, _), .changes(let dialogue, _, _): dialogue
    case .brief(_, let dialogue): dialogue ?? ""
    }
  }

  func report(on matter: Matter, _ queries: Queries, _ register: Register) throws -> any Report {
    switch matter {
    case .followUps: try followUps(on: matter, queries, register)
    case .brief(let institution, let dialogue):
      try InstitutionBrief(
        queries, of: institution, dialogue: dialogue, leaf: register.leaf, wording: try paper.wording())
    case .changes(let dialogue, let since, let named):
      try ChangesReport(
        queries, dialogue: dialogue, since: since, named: named, leaf: register.leaf, wording: try paper.wording())
    }
  }

  private func followUps(on matter: Matter, _ queries: Queries, _ register: Register) throws -> FollowUpReport {
    let session: SessionReference? = if case .followUps(_, let session) = matter { session } else { nil }
    return try FollowUpReport(
      queries, dialogue: dialogue(of: matter), session: session, leaf: register.leaf, wording: try paper.wording())
  }

  func answer(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    check ? try checked(register, moment) : try paper(register, moment)
  }

  /// Our own report beside the one that is to go out.
  private func checked(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    guard try audience.circle() != .internal else {
      throw UsageFailure.missingValue(
        name: "--for", meaning: "who is to read the report", example: "rapport report --for joint --check")
    }
    let (asked, day, earlier, ours) = try register.ask(moment) { queries in
      let asked = try matter(queries)
      let day = try since.map { try start($0, queries).day }
      return (asked, day, try EarlierKnowledge(queries), try followUps(on: asked, queries, register))
    }
    let theirs = try shared(asked, register, moment) { try followUps(on: asked, $0, register) }
    return (ReleaseCheckReport(ours: ours, shared: theirs, since: day), earlier)
  }

  func status(of report: any Report) -> Int32 { (report as? ReleaseCheckReport)?.isClean == false ? 3 : 0 }
}
