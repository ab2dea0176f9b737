import ArgumentParser
import Projections
import Registry
import Reports

struct SearchCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Finds words in titles, actions, positions, sources and names.",
    discussion: """
      All words have to stand in one entry; the beginning of a word is enough, case and accents do not matter. \
      Chinese, Japanese and Korean words are found inside longer ones.
      Example: rapport search language centre
      """)

  @Argument(help: ArgumentHelp("The words.", valueName: "WORDS")) var words: [String] = []
  @Option(help: ArgumentHelp("At most so many entries.", valueName: "N")) var limit = 30
  @Flag(help: "Every entry.") var all = false
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only in proposals that this filter leaves: rapport help filters.", valueName: "FILTER"))
  var filter: String?
  @OptionGroup var reading: ReadingOptions

  func prepare(_ register: Register) { register.prepareSearch() }

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    if limit < 1 { throw UsageFailure.notPositive("--limit", limit) }
    let typed = words.joined(separator: " ")
    guard let wanted = SearchWords(typed) else {
      throw UsageFailure.missingValue(
        name: "WORDS", meaning: "the words to look for", example: "rapport search language centre")
    }
    return try SearchReport(
      queries, words: wanted, typed: typed, limit: all ? nil : limit, matching: filter(filter, queries),
      isListing: reading.output.formats.contains(where: \.isForPrograms))
  }
}
