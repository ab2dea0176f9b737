import ArgumentParser
import Projections
import Registry
import Reports

struct ShowRegister: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The register and its settings.", discussion: "Example: rapport register show")

  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report { try SettingsReport(queries) }
}
