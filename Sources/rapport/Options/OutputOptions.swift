import ArgumentParser

/// In which form an answer is wanted, and where it goes: options of every command that answers at length.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("text, markdown, csv, json, html, pdf, docx or xlsx; ics for deadlines.", valueName: "FORMAT"),
    completion: .list(OutputFormat.allCases.map(\.rawValue)))
  var format: String?

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp("Write to this file; its ending chooses the format.", valueName: "FILE"),
    completion: .file())
  var files: [String] = []

  @Flag(help: "CSV on standard output too begins with a byte order mark, as every CSV file does.") var bom = false

  @Flag(help: "With -o: replace a file that rapport did not write.") var force = false

  @Option(
    name: [.customLong("colour"), .customLong("color")],
    help: ArgumentHelp("auto, always or never.", valueName: "WHEN"),
    completion: .list(ColourChoice.allCases.map(\.rawValue)))
  var colour: String?
}

extension OutputOptions {
  /// Whether any of the forms asked for is one that is handed over.
  var isForPaper: Bool { formats.contains(where: \.isPaper) }

  /// The forms that are named, by themselves or by the endings of files.
  var formats: [OutputFormat] {
    let named = [format.flatMap { OutputFormat(rawValue: $0.lowercased()) }]
    return (named + files.map { OutputFormat(fileName: $0) }).compactMap { $0 }
  }
}
