import ArgumentParser
import Domain
import Registry
import Reports

struct ReviewProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Records what a session did with it: carried, closed or dropped.",
    usage: "rapport proposal review REFS --session S --outcome carried|closed|dropped",
    discussion: """
      The status is a matter of its own: what the session closes or drops is moved with proposal status. \
      Example: \(example)
      """)
  static let example = "rapport proposal review JPHLEPD-8-02 --session JPHLEPD-9 --outcome carried"

  @Argument(help: ArgumentHelp("One proposal, or several separated by commas.", valueName: "REFS"))
  var references: String?
  @Option(help: ArgumentHelp("The session that was held.", valueName: "S")) var session: String?
  @Option(
    help: ArgumentHelp("What it did.", valueName: "carried|closed|dropped"),
    completion: .list(ReviewOutcome.allCases.map(\.rawValue)))
  var outcome: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let references = try desk.required(references, "REFS", "the proposal")
    let session = try desk.required(session, "--session", "the session")
    let outcome: ReviewOutcome = try Choice.value(
      try desk.required(
        outcome, "--outcome", "what the session did", choices: .list(ReviewOutcome.allCases.map(\.rawValue)),
        proposed: ReviewOutcome.carried.rawValue), of: "--outcome")
    try Bulk.confirm(references, desk)
    return { draft in
      let held = try draft.references.session(session)
      return try draft.references.proposals(references).map { reference in
        .proposal(try draft.review(reference, in: held, outcome, desk.circumstances))
      }
    }
  }
}
