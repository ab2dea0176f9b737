import ArgumentParser
import Projections
import Registry
import Reports

struct ListSessions: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The sessions of the dialogues.",
    discussion: "Example: rapport session list --dialogue JPHLEPD")

  @Option(help: ArgumentHelp("Only this dialogue.", valueName: "D")) var dialogue: String?
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let references = try references(queries)
    return try SessionListReport(queries, dialogue: try dialogue.map { try references.dialogue($0) })
  }
}
