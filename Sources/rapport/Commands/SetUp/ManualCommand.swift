import ArgumentParser
import Reports

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "The manual: all of it, one page, or one command.",
    usage: "rapport manual [TOPIC|COMMAND...] [-o FILE]",
    discussion: """
      The first page lists the topics; rapport help TOPIC shows one too. \
      Example: rapport manual -o manual.md
      Example: rapport manual follow-up add
      """)

  @Argument(help: ArgumentHelp("A topic, or the words that name a command.", valueName: "TOPIC|COMMAND"))
  var words: [String] = []
  @OptionGroup var output: OutputOptions

  func run() throws { try Self.show(words, output) }

  /// Shows what the words name, or all of it.
  static func show(_ words: [String], _ output: OutputOptions) throws {
    let report = ManualReport(manual: try Manual.about(words))
    let outlets = try ReportOutlets(output, try Surroundings(), columns: columns)
    try outlets.show(report, isPaged: true)
  }

  /// A page of the manual reads best, and prints, at the width of a sheet.
  private static let columns = 80
}
