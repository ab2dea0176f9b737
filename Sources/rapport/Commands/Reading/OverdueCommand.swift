import ArgumentParser
import Projections
import Registry
import Reports

struct OverdueCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue", abstract: "What is late, at whose desk, and what nobody chases.",
    discussion: """
      A FILTER (rapport list --help) is asked of each follow-up and its proposal.
      Example: rapport overdue --institution OPHRD --as-of 2026-11-21
      Example: rapport overdue 'counterpart:JICA not kind:grant'
      """)

  @Option(help: ArgumentHelp("Only what this institution owns.", valueName: "I")) var institution: String?
  @Option(help: ArgumentHelp("Only this dialogue.", valueName: "D")) var dialogue: String?
  @Flag(help: "Only the numbers of each institution.") var byInstitution = false
  @Flag(help: "End with status 3 if anything is overdue.") var fail = false
  @OptionGroup var asked: FilterOptions
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let references = try references(queries)
    var filter = Filter()
    filter.institution = try institution.map { try references.institution($0).code }
    filter.dialogue = try dialogue.map { try references.dialogue($0) }
    return try OverdueReport(
      queries, filter: filter, matching: try self.filter(asked, queries), onlyCounts: byInstitution,
      isListing: reading.output.formats.contains(.json), wording: try paper.wording())
  }

  func status(of report: any Report) -> Int32 {
    fail && (report as? OverdueReport)?.isAnythingOverdue == true ? 3 : 0
  }
}
