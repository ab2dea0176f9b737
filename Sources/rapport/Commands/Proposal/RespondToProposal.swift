import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct RespondToProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "respond", abstract: "Records what the other side has answered.",
    usage: "rapport proposal respond REFS RESPONSE",
    discussion: "Example: \(example)")
  static let example = "rapport proposal respond JPHLEPD-9-05 accepted --paper P31"

  @Argument(help: ArgumentHelp("One proposal, or several separated by commas.", valueName: "REFS"))
  var references: String?
  @Argument(
    help: ArgumentHelp("none, noted, accepted-in-part, accepted or declined.", valueName: "RESPONSE"),
    completion: .list(Response.allCases.map(\.rawValue)))
  var response: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let references = try desk.required(references, "REFS", "the proposal")
    let response: Response = try Choice.value(
      try desk.required(
        response, "RESPONSE", "what the other side has answered", choices: .list(Response.allCases.map(\.rawValue))),
      of: "RESPONSE")
    try Bulk.confirm(references, desk)
    return { draft in
      try draft.references.proposals(references).map { reference in
        let dialogue = try draft.queries.dialogueState(reference.dialogue)
        let side = try draft.queries.proposalRow(reference)?.side ?? "both"
        let command = ProposalCommand.respond(side: dialogue.otherSide(than: side) ?? side, response)
        return .proposal(try draft.handle(command, on: reference, desk.circumstances))
      }
    }
  }
}
