import ArgumentParser
import Projections
import Registry
import Reports

struct StatusCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Where we are, and what to type next.",
    discussion: """
      A FILTER (rapport list --help) restricts everything that is counted.
      Example: rapport status --full
      Example: rapport status 'side:PK open'
      """)

  @Flag(help: "Everything, not only the first of each.") var full = false
  @OptionGroup var asked: FilterOptions
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try StatusReport(
      queries, matching: filter(asked, queries), isFull: full,
      isListing: reading.output.formats.contains(.json))
  }
}
