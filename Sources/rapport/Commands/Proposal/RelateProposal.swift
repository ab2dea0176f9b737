import ArgumentParser
import Domain
import Registry
import Reports

struct RelateProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "relate", abstract: "Says that it continues, supersedes, duplicates or depends on another.",
    usage: "rapport proposal relate REF continues|supersedes|duplicates|depends-on|part-of REF",
    discussion: "Example: \(example)")
  static let example = "rapport proposal relate JPHLEPD-9-05 continues JPHLEPD-7-06"

  @Argument(help: ArgumentHelp("The proposal, for example JPHLEPD-9-05.", valueName: "REF")) var proposal: String?
  @Argument(
    help: ArgumentHelp("How it stands to the other one.", valueName: "RELATION"),
    completion: .list(Relation.allCases.map(\.rawValue)))
  var relation: String?
  @Argument(help: ArgumentHelp("The other one, of whatever dialogue.", valueName: "REF")) var other: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let proposal = try desk.required(proposal, "REF", "the proposal")
    let relation: Relation = try Choice.value(
      try desk.required(
        relation, "RELATION", "how it stands to the other one", choices: .list(Relation.allCases.map(\.rawValue))),
      of: "RELATION")
    let other = try desk.required(other, "REF", "the other proposal")
    return { draft in
      let references = (try draft.references.proposal(proposal), try draft.references.proposal(other))
      return [.proposal(try draft.relate(references.0, relation, to: references.1, desk.circumstances))]
    }
  }
}
