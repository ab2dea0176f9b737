import ArgumentParser
import Domain
import Registry
import Reports

struct ReassignFollowUp: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign", abstract: "Gives a promised action to another owner.",
    usage: "rapport follow-up reassign REF.N --owner I",
    discussion: "Example: \(example)")
  static let example = "rapport follow-up reassign JPHLEPD-9-05.1 --owner NAVTTC"

  @OptionGroup var argument: FollowUpArgument
  @Option(help: ArgumentHelp("The institution that owes it now.", valueName: "I")) var owner: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let followUp = try argument.value(desk)
    let owner = try desk.required(owner, "--owner", "who owes it now", choices: .institutions)
    return { draft in
      let code = try draft.institution(owner)
      return try draft.handle(followUp, desk.circumstances) { .reassign(number: $0, owner: code) }
    }
  }
}
