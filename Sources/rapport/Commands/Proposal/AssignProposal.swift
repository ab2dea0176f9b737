import ArgumentParser
import Domain
import Registry
import Reports

struct AssignProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Says who leads, who helps and who answers.",
    usage: "rapport proposal assign REFS [--lead I] [--support +I|-I|I]... [--counterpart +I|-I|I]...",
    discussion: "+I adds, -I takes out, I alone begins the list anew. Example: \(example)")
  static let example = "rapport proposal assign JPHLEPD-9-05 --lead OPHRD --support +NAVTTC --counterpart JICA"

  @Argument(help: ArgumentHelp("One proposal, or several separated by commas.", valueName: "REFS"))
  var references: String?
  @Option(help: ArgumentHelp("Who leads on our side.", valueName: "I")) var lead: String?
  @Option(
    parsing: .unconditionalSingleValue, help: ArgumentHelp("Who helps; may be repeated.", valueName: "+I|-I|I"))
  var support: [String] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Who answers on their side; may be repeated.", valueName: "+I|-I|I"))
  var counterpart: [String] = []
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let references = try desk.required(references, "REFS", "the proposal")
    let nothingGiven = lead == nil && support.isEmpty && counterpart.isEmpty
    let lead = nothingGiven ? try desk.required(nil, "--lead", "who leads on our side", choices: .institutions) : lead
    try Bulk.confirm(references, desk)
    return { draft in
      try draft.references.proposals(references).map { reference in
        let dialogue = reference.dialogue
        let command = ProposalCommand.assign(
          lead: try lead.map { try draft.institution($0, of: dialogue, isOurs: true) },
          support: try draft.changes(support, resolve: draft.institution),
          counterpart: try draft.changes(counterpart) { try draft.institution($0, of: dialogue, isOurs: false) })
        return .proposal(try draft.handle(command, on: reference, desk.circumstances))
      }
    }
  }
}
