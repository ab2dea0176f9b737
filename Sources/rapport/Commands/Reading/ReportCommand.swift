import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ReportCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The follow-up report of a session, ready to hand over.",
    discussion: """
      Of a planned session it prepares the paper from the last one held; without a session, for the next. With
      --institution it is the brief for one body, with --since what changed after a session or a day.
      Example: rapport report JPHLEPD-10 -o report.html -o report.pdf
      Example: rapport report --institution MOC -o brief.html
      Example: rapport report --since JPHLEPD-8
      """)

  @Argument(help: ArgumentHelp("A session, or a dialogue for its next session.", valueName: "S")) var session: String?
  @Option(help: ArgumentHelp("The dialogue, for its next session.", valueName: "D")) var dialogue: String?
  @Option(help: ArgumentHelp("The brief for this body.", valueName: "I")) var institution: String?
  @Option(help: ArgumentHelp("What changed after this session or day.", valueName: "S|DATE")) var since: String?
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    if let institution { return try brief(institution, queries, register) }
    if let since { return try changes(since, queries, register) }
    let (dialogue, session) = try scope(session, dialogue: dialogue, queries)
    return try FollowUpReport(
      queries, dialogue: dialogue, session: session, leaf: register.leaf, wording: try paper.wording())
  }

  private func brief(_ typed: String, _ queries: Queries, _ register: Register) throws -> any Report {
    if since != nil { throw UsageFailure.together("--institution", "--since") }
    let references = try references(queries)
    return try InstitutionBrief(
      queries, of: try references.institution(typed).code,
      dialogue: try (session ?? dialogue).map { try references.dialogue($0) }, leaf: register.leaf,
      wording: try paper.wording())
  }

  /// A session counts to its last day; what happened after it is a change.
  private func changes(_ typed: String, _ queries: Queries, _ register: Register) throws -> any Report {
    if let day = try? DayParser(today: register.today).day(typed) {
      let code = try dialogue(session ?? dialogue, queries)
      return try ChangesReport(
        queries, dialogue: code, since: day, named: "\(day)", leaf: register.leaf, wording: try paper.wording())
    }
    let reference = try references(queries).session(typed)
    guard let row = try queries.session(reference) else {
      throw UsageFailure.badChoice("--since", value: typed, known: [])
    }
    return try ChangesReport(
      queries, dialogue: reference.dialogue, since: row.until ?? row.date, named: "\(reference)", leaf: register.leaf,
      wording: try paper.wording())
  }
}
