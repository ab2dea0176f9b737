import ArgumentParser
import Projections
import Registry
import Reports

struct ListInstitutions: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All institutions, with what each of them has open.",
    discussion: "Example: rapport institution list --as-of 2020-01-01")

  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report { try InstitutionListReport(queries) }
}
