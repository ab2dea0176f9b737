import ArgumentParser
import Projections
import Registry
import Reports

struct ListViews: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The saved filters, and how many proposals fit each.",
    discussion: "Example: rapport view list")

  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try ViewListReport(queries, references(queries))
  }
}
