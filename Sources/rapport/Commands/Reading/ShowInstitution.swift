import ArgumentParser
import Projections
import Registry
import Reports

struct ShowInstitution: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What an institution answers for and what it owes.",
    discussion: "Example: rapport institution show OPHRD")

  @Argument(help: ArgumentHelp("Its code, alias or name.", valueName: "CODE")) var code: String?
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let typed = try required(code, "CODE", "the institution", example: "rapport institution show OPHRD")
    return try InstitutionDetail(queries, of: try references(queries).institution(typed).code)
  }
}
