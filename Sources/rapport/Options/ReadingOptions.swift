import ArgumentParser

/// Which state is asked about, and in which form the answer is wanted: options of every reading command.
struct ReadingOptions: ParsableArguments {
  @Option(name: .customLong("as-of"), help: ArgumentHelp("As it stood on this day.", valueName: "DATE"))
  var asOf: String?

  @Option(
    name: .customLong("known-at"),
    help: ArgumentHelp("As it was known at this day or time, or at mea/412.", valueName: "DATE|TIME"))
  var knownAt: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions
}

extension ReadingOptions {
  var format: String? { output.format }
}

/// When the terminal is given colours.
enum ColourChoice: String, CaseIterable {
  case auto, always, never
}
