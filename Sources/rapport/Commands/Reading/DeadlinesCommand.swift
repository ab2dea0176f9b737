import ArgumentParser
import Projections
import Registry
import Reports

struct DeadlinesCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines", abstract: "Every open follow-up due from today on, and the sessions planned.",
    discussion: """
      A FILTER (rapport list --help) is asked of each follow-up and its proposal; sessions are then left out.
      Example: rapport deadlines --institution OPHRD -o deadlines.ics
      Example: rapport deadlines 'due:fy2025-26 kind:grant'
      """)

  @Option(help: ArgumentHelp("Only what this institution owns.", valueName: "I")) var institution: String?
  @Option(help: ArgumentHelp("Only this dialogue.", valueName: "D")) var dialogue: String?
  @OptionGroup var asked: FilterOptions
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let references = try references(queries)
    var filter = Filter()
    filter.institution = try institution.map { try references.institution($0).code }
    filter.dialogue = try dialogue.map { try references.dialogue($0) }
    return try DeadlinesReport(
      queries, filter: filter, matching: try self.filter(asked, queries), wording: try paper.wording())
  }
}
