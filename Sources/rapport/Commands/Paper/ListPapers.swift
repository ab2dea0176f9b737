import ArgumentParser
import Projections
import Registry
import Reports

struct ListPapers: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The letters in and out; with --awaiting those to which somebody owes an answer.",
    discussion: "Example: rapport paper list --awaiting")

  @Flag(help: "Only letters to which an answer is owed.") var awaiting = false
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try PaperListReport(queries, isAwaitingOnly: awaiting)
  }
}
