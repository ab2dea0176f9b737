import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ListCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Proposals and how they stand, by a filter.",
    discussion: """
      A FILTER is made of words (\(FilterWord.allCases.map(\.rawValue).joined(separator: ", "))) and of fields with \
      values: status:agreed,completed  lead:OPHRD  kind:grant  session:9  due<2026-03-31  tabled:2025-07-01..2026-06-30  \
      fy:2025-26  title:"language centre"  view:NAME. All have to fit; "or", "not" and parentheses say otherwise. Put \
      it in single quotation marks, for the shell takes < and ( for itself. Options say the same and have to fit too. \
      The whole language: rapport help filters
      Example: rapport list --institution OPHRD --status agreed,under-implementation --overdue
      Example: rapport list 'overdue owner:JICA'
      Example: rapport list '(kind:mra or kind:grant) and not stale' --count-by fiscal-year
      """)

  @OptionGroup var asked: FilterOptions
  @Option(help: ArgumentHelp("It leads, supports, answers, or owns a follow-up.", valueName: "I"))
  var institution: String?
  @Option(help: ArgumentHelp("Only this dialogue.", valueName: "D")) var dialogue: String?
  @Option(help: ArgumentHelp("Tabled in this session.", valueName: "S")) var session: String?
  @Option(help: ArgumentHelp("One or more, apart by commas.", valueName: "STATUS")) var status: String?
  @Option(help: ArgumentHelp("What kind of thing it is.", valueName: "K")) var kind: String?
  @Option(help: ArgumentHelp("The heading under which reports list it.", valueName: "T")) var sector: String?
  @Option(help: ArgumentHelp("Tabled by this side, a country's code or both.", valueName: "CC")) var side: String?
  @Flag(help: "With an overdue follow-up.") var overdue = false
  @Flag(help: "Of which more is expected.") var open = false
  @Option(
    help: ArgumentHelp(
      "Counts instead: \(CountKey.allCases.map(\.rawValue).joined(separator: ", ")); fiscal-year:JP for those of a side.",
      valueName: "BY"),
    completion: .list(CountKey.allCases.map(\.rawValue)))
  var countBy: String?
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let counting = try countBy.map { typed throws(UsageFailure) in try Self.counting(typed) }
    let references = try references(queries)
    var filter = Filter()
    filter.institution = try institution.map { try references.institution($0).code }
    filter.dialogue = try dialogue.map { try references.dialogue($0) }
    filter.session = try session.map { try references.session($0) }
    filter.statuses = try status.map { typed in
      Set(try typed.split(separator: ",").map { try Choice.value(String($0), of: "--status") as Status })
    }
    filter.kind = try kind.map { try (Choice.value($0, of: "--kind") as Kind).rawValue }
    filter.sector = sector
    filter.side = side.map { $0.lowercased() == "both" ? "both" : ReferenceText.normalised($0) }
    filter.isOverdue = overdue
    filter.isOpen = open
    let typed = try self.filter(asked, queries)
    let wording = try paper.wording()
    guard let counting else { return try ListReport(queries, filter: filter, matching: typed, wording: wording) }
    return try ListCountReport(
      queries, by: counting.key, of: counting.side, filter: filter, matching: typed, wording: wording)
  }

  /// By what is counted; `fiscal-year:JP` also says whose fiscal years.
  private static func counting(_ typed: String) throws(UsageFailure) -> (key: CountKey, side: String?) {
    let parts = typed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let key: CountKey = try Choice.value(parts[0], of: "--count-by")
    guard parts.count == 2 else { return (key, nil) }
    let side = parts[1].uppercased()
    guard key == .fiscalYear, FiscalYear.knownSides.contains(side) else {
      let known = FiscalYear.knownSides.map { "\(CountKey.fiscalYear.rawValue):\($0)" }
      throw .badChoice("--count-by", value: typed, known: known)
    }
    return (key, side)
  }
}
