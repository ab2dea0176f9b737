import ArgumentParser
import Domain
import Projections
import Registry

/// What is asked for, in the one language of all commands that list things.
struct FilterOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "What has to fit, for example 'lead:OPHRD overdue'; the language: rapport list --help.", valueName: "FILTER"))
  var filter: [String] = []

  @Option(help: ArgumentHelp("A filter that was saved: rapport view list.", valueName: "NAME")) var view: String?
}

extension ReadingCommand {
  /// What a filter and a view mean together; nil where nothing was asked for.
  func filter(_ options: FilterOptions, _ queries: Queries) throws -> RowFilter? {
    try filter(options.filter.joined(separator: " "), view: options.view, queries)
  }

  /// What a text and a view mean together; nil where nothing was asked for.
  func filter(_ text: String?, view: String? = nil, _ queries: Queries) throws -> RowFilter? {
    let typed = text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    guard typed != nil || view != nil else { return nil }
    let resolver = try FilterResolver(queries, references(queries))
    return try resolver.resolve(typed, view: view)
  }
}
