import ArgumentParser
import Domain
import Registry
import Reports

struct MoveEvent: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Withdraws an entry about a proposal and enters it anew under another one.",
    usage: "rapport event move ID --to REF",
    discussion: """
      Day, source and circle stay. A promise gets the next free number there; what is about a promise goes to one, \
      named REF.N. Example: \(example)
      """)
  static let example = "rapport event move mea/412 --to JPHLEPD-9-06"

  @OptionGroup var argument: EventArgument
  @Option(help: ArgumentHelp("Where it belongs, for example JPHLEPD-9-06.", valueName: "REF")) var to: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let event = try argument.value(desk)
    let to = try desk.required(to, "--to", "where it belongs")
    return { draft in
      let place: (ProposalReference, number: Int?) =
        if References.isTarget(to) {
          { ($0.proposal, $0.number) }(try draft.references.target(to))
        } else if to.contains(".") {
          { ($0.proposal, $0.number) }(try draft.references.followUp(to))
        } else {
          (try draft.references.proposal(to), nil)
        }
      return [.amendment(try draft.move(event, to: place.0, number: place.number, desk.circumstances))]
    }
  }
}
