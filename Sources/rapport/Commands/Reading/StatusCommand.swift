import ArgumentParser
import Projections
import Registry
import Reports

struct StatusCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Where we are, and what to type next.")

  @Flag(help: "Everything, not only the first of each.") var full = false
  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try StatusReport(queries, isFull: full)
  }
}
