import ArgumentParser
import Domain
import Registry

struct PaperCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Letters in and out, and who owes an answer.",
    discussion: "Log a letter once; what it brings is entered with --paper P31, which fills source and day.",
    subcommands: [ReceivePaper.self, IssuePaper.self, ListPapers.self])
}

/// What every letter bears.
struct LetterOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The letter's own number.", valueName: "NUMBER")) var number: String?
  @Option(help: ArgumentHelp("The day that it bears.", valueName: "D")) var dated: String?
  @Option(help: ArgumentHelp("The proposals or follow-ups that it is about.", valueName: "REFS")) var about: String?

  func values(_ desk: Preparation) throws -> (number: String, dated: CalendarDate) {
    let number = try desk.text(number, "NUMBER", "the letter's own number")
    let dated = try desk.required(dated, "--dated", "the day that it bears")
    return (number, try desk.day(dated, field: "--dated"))
  }

  /// The references in full, each once.
  func references(_ draft: Draft) throws -> [String] {
    var references: [String] = []
    for typed in (about ?? "").split(separator: ",").map(String.init) {
      let reference =
        typed.contains(".")
        ? "\(try draft.references.followUp(typed))" : try draft.references.proposal(typed).text
      if !references.contains(reference) { references.append(reference) }
    }
    return references
  }
}
