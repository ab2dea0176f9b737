import ArgumentParser
import Registry
import Reports

/// In which language a paper is made: options of every command that makes one.
struct LanguageOptions: ParsableArguments {
  /// The languages that there are, by their tags.
  static let tags = Wording.tags

  @Option(
    help: ArgumentHelp(
      "\(tags.joined(separator: ", ")): headings, days and statuses; recorded texts stay as they are.",
      valueName: "LANG"),
    completion: .list(tags))
  var language: String?
}

extension LanguageOptions {
  /// The wording of the language asked for, else of the user's own setting, else English.
  /// - Throws: `UsageFailure.badChoice` with the list.
  func wording() throws -> Wording {
    guard let typed = try language ?? Surroundings().settings.value("language") else { return .english }
    guard let wording = Wording(tag: typed) else {
      throw UsageFailure.badChoice(language == nil ? "language" : "--language", value: typed, known: Self.tags)
    }
    return wording
  }

  /// Refuses the option beside something that is shown in English only.
  func refuse(beside typed: String) throws(UsageFailure) {
    if language != nil { throw .together("--language", typed) }
  }
}
