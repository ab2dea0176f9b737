import ArgumentParser
import Projections
import Registry
import Reports

struct ListDialogues: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All dialogues, with what is open and overdue.",
    discussion: "Example: rapport dialogue list")

  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report { try DialogueListReport(queries) }
}
