import ArgumentParser
import Projections
import Registry
import Reports

struct LogCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The newest events, each command's together.",
    discussion: "Example: rapport log --limit 100")

  @Option(help: ArgumentHelp("At most so many events.", valueName: "N")) var limit = 30
  @Flag(help: "Every event.") var all = false
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try LogReport(queries, limit: all ? nil : max(limit, 1))
  }
}
