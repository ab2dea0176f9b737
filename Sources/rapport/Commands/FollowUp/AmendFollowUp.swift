import ArgumentParser
import Domain
import Registry
import Reports

struct AmendFollowUp: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Words a promised action anew.",
    usage: "rapport follow-up amend REF.N --action T",
    discussion: "Example: \(example)")
  static let example = "rapport follow-up amend JPHLEPD-9-05.1 --action \"Send the revised request form to JICA\""

  @OptionGroup var argument: FollowUpArgument
  @Option(help: ArgumentHelp("What is to be done; - reads it from standard input.", valueName: "T")) var action: String?
  @OptionGroup var editing: EditOptions
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let followUp = try argument.value(desk)
    let action = try desk.text(action, "--action", "what is to be done", edits: editing.edits)
    return { draft in try draft.handle(followUp, desk.circumstances) { .amend(number: $0, action: action) } }
  }
}
