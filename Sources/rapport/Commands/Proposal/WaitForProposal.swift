import ArgumentParser
import Domain
import Registry
import Reports

struct WaitForProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Says whose court the ball is in.",
    usage: "rapport proposal wait REFS I|secretariat|none [--third-party T]",
    discussion: "Example: \(example)")
  static let example = "rapport proposal wait JPHLEPD-9-05 JICA --on 2026-03-02"

  @Argument(help: ArgumentHelp("One proposal, or several separated by commas.", valueName: "REFS"))
  var references: String?
  @Argument(help: ArgumentHelp("An institution, secretariat or none.", valueName: "I|secretariat|none"))
  var waitingOn: String?
  @Option(help: ArgumentHelp("Somebody outside both sides.", valueName: "T")) var thirdParty: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let references = try desk.required(references, "REFS", "the proposal")
    let on = try desk.required(
      waitingOn, "I|secretariat|none", "who is to move: an institution, secretariat or none")
    let thirdParty = try desk.text(thirdParty, "--third-party")
    try Bulk.confirm(references, desk)
    return { draft in
      let wait = CourseCommand.wait(on: try draft.waited(on), thirdParty: thirdParty)
      return try draft.references.proposals(references).map { reference in
        .proposal(try draft.handle(.course(wait), on: reference, desk.circumstances))
      }
    }
  }
}

extension Draft {
  /// Who is waited for: the code of an institution, `secretariat` or `none`.
  func waited(_ typed: String) throws -> String {
    let word = typed.lowercased()
    return [Proposal.Wait.secretariat, Proposal.Wait.nobody].contains(word) ? word : try institution(typed)
  }
}
