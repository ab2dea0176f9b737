import ArgumentParser
import Domain

/// A name, as it is used and in the languages of the other sides.
struct NameOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The name.", valueName: "T")) var name: String?
  @Option(name: .customLong("name.ja"), help: ArgumentHelp("In Japanese.", valueName: "T")) var japanese: String?
  @Option(name: .customLong("name.ko"), help: ArgumentHelp("In Korean.", valueName: "T")) var korean: String?
  @Option(name: .customLong("name.ur"), help: ArgumentHelp("In Urdu.", valueName: "T")) var urdu: String?

  /// The wordings in other languages, by tag.
  func others(_ desk: Preparation) throws -> [String: String] {
    try desk.wordings(["ja": japanese, "ko": korean, "ur": urdu], field: "--name")
  }
}

/// A title in the languages of the other sides.
struct TitleOptions: ParsableArguments {
  @Option(name: .customLong("title.ja"), help: ArgumentHelp("The title in Japanese.", valueName: "T"))
  var japanese: String?
  @Option(name: .customLong("title.ko"), help: ArgumentHelp("The title in Korean.", valueName: "T"))
  var korean: String?
  @Option(name: .customLong("title.ur"), help: ArgumentHelp("The title in Urdu.", valueName: "T"))
  var urdu: String?

  /// The wordings in other languages, by tag.
  func others(_ desk: Preparation) throws -> [String: String] {
    try desk.wordings(["ja": japanese, "ko": korean, "ur": urdu], field: "--title")
  }
}

/// A text that can be written in the user's own editor.
struct EditOptions: ParsableArguments {
  @Flag(name: .customLong("edit"), help: "Write the text in $EDITOR.") var edits = false
}

extension Preparation {
  /// Wordings by language, each checked as text.
  func wordings(_ typed: [String: String?], field: String) throws -> [String: String] {
    var wordings: [String: String] = [:]
    for (language, text) in typed { wordings[language] = try self.text(text, "\(field).\(language)") }
    return wordings
  }
}
