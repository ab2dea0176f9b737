import ArgumentParser
import Domain
import Registry
import Reports

struct OpenDialogue: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Begins a dialogue between two sides, ours first.",
    usage: "rapport dialogue open CODE --title T --sides CC,CC",
    discussion: "Example: \(example)"
  )
  static let example =
    "rapport dialogue open JPHLEPD --title \"Japan-Pakistan High-Level Economic Policy Dialogue\" --sides PK,JP"

  @Argument(help: ArgumentHelp("Its code, for example JPHLEPD.", valueName: "CODE")) var code: String?
  @Option(help: ArgumentHelp("What it is called.", valueName: "T")) var title: String?
  @OptionGroup var titles: TitleOptions
  @Option(help: ArgumentHelp("The two countries, ours first, for example PK,JP.", valueName: "CC,CC"))
  var sides: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let code = try desk.required(code, "CODE", "the code of the dialogue")
    let plain = try desk.text(title, "--title", "what it is called")
    let title = Text(wordings: try titles.others(desk).merging(["": plain]) { first, _ in first })
    let sides = try desk.required(sides, "--sides", "the two countries, ours first")
      .split(separator: ",").map { ReferenceText.normalised($0) }
    return { draft in
      [.dialogue(try draft.openDialogue(code, title: title, sides: sides, desk.circumstances))]
    }
  }
}
