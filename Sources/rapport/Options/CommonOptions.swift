import ArgumentParser

/// Which register, and which stream of it: options of every command.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("register"), help: ArgumentHelp("The folder that holds events/.", valueName: "DIR"),
    completion: .directory)
  var folder: String?

  @Option(help: ArgumentHelp("The stream that is written here.", valueName: "STREAM"))
  var office: String?
}

extension CommonOptions {
  /// These options, and others where they say nothing.
  func filled(from other: CommonOptions) -> CommonOptions {
    var filled = self
    filled.folder = folder ?? other.folder
    filled.office = office ?? other.office
    return filled
  }
}
