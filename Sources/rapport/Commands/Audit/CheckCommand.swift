import ArgumentParser
import Projections
import Registry
import Reports

struct CheckCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "What a careful officer mends, each with the command that mends it.",
    discussion: """
      Sources that are missing, dates known by word of mouth only, proposals without a next step, answers against the \
      status, owners that are no more, letters unanswered, and what does not fit in the log. Status 3: something was \
      found. Example: rapport check --format csv
      """)

  @OptionGroup var reading: ReadingOptions

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try CheckReport(queries, now: register.clock.now)
  }

  func status(of report: any Report) -> Int32 { (report as? CheckReport)?.isClean == true ? 0 : 3 }
}
