import ArgumentParser
import Domain
import Registry
import Reports

struct AddFollowUp: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Records a promised action with its owner and day.",
    usage: "rapport follow-up add REF ACTION --owner I [--due D] [--decision]",
    discussion: "Example: \(example)"
  )
  static let example =
    "rapport follow-up add JPHLEPD-9-05 \"Send the request form to JICA\" --owner MOEA --due 2026-03-31"

  @Argument(help: ArgumentHelp("The proposal, for example JPHLEPD-9-05.", valueName: "REF")) var proposal: String?
  @Argument(help: ArgumentHelp("What is to be done; - reads it from standard input.", valueName: "ACTION"))
  var action: String?
  @OptionGroup var editing: EditOptions
  @Option(help: ArgumentHelp("The institution that promised it.", valueName: "I")) var owner: String?
  @Option(help: ArgumentHelp("By when; leave it out where no day was promised.", valueName: "D")) var due: String?
  @Flag(help: "For decision before the next session.") var decision = false
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let proposal = try desk.required(proposal, "REF", "the proposal")
    let action = try desk.text(action, "ACTION", "what is to be done", edits: editing.edits)
    let owner = try desk.required(owner, "--owner", "who promised it", choices: .institutions)
    return { draft in
      let reference = try draft.references.proposal(proposal)
      let owner = try draft.institution(owner)
      let due = try due.map { try draft.due($0, field: "--due", owner: owner, desk) }
      let change = try draft.addFollowUp(
        to: reference, action: action, owner: owner, due: due?.day, isDecision: decision, desk.circumstances)
      return [.proposal(change, remarks: due?.remarks ?? [])]
    }
  }
}
