import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ListDocuments: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The documents of a proposal, letter or session, or all.",
    discussion: "Example: rapport document list JPHLEPD-9-05")

  @Argument(help: ArgumentHelp("A proposal, letter or session; left out: all.", valueName: "REF"))
  var reference: String?
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let subject = try reference.map {
      try Subject(documented: $0, try references(queries), office: register.office)
    }
    return try DocumentListReport(queries, of: subject)
  }
}
