import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ListCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Proposals and how they stand, by filters that all have to fit.",
    discussion: "Example: rapport list --institution OPHRD --status agreed,under-implementation --overdue")

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
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
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
    return try ListReport(queries, filter: filter)
  }
}
