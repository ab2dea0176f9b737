import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ReviewSession: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Walks every open proposal of the dialogue: carried, closed or dropped.",
    usage: "rapport session review SESSION [--carry-rest]",
    discussion: """
      At a terminal each is asked about, and what was said is recorded at the end as one commit; with stop the rest \
      is left for another time. Elsewhere --carry-rest carries over all on which the session has not yet said anything. Example: \(example)
      """)
  static let example = "rapport session review JPHLEPD-9 --carry-rest"

  @Argument(help: ArgumentHelp("The session that was held, for example JPHLEPD-9.", valueName: "SESSION"))
  var session: String?
  @Flag(help: "Carry over all that were not reviewed yet.") var carryRest = false
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let session = try desk.required(session, "SESSION", "the session")
    let chosen = carryRest ? [:] : try desk.walk(of: session)
    return { draft in
      let held = try draft.references.session(session)
      let rest = try draft.queries.proposalsToReview(in: held).map(\.reference)
      if rest.isEmpty { return [.reviewed(held)] }
      return try rest.compactMap { reference in
        guard let outcome = carryRest ? .carried : chosen[reference] else { return nil }
        return .proposal(try draft.review(reference, in: held, outcome, desk.circumstances))
      }
    }
  }
}

extension Preparation {
  /// What a session did with each open proposal, as whoever sits at the terminal says.
  ///
  /// - Throws: `UsageFailure.missingValue` naming those that are left, where nobody can be asked.
  fileprivate func walk(of typed: String) throws -> [ProposalReference: ReviewOutcome] {
    let (session, rest) = try toReview(in: typed)
    var chosen: [ProposalReference: ReviewOutcome] = [:]
    for row in rest {
      let question = "\(row.reference) \(AnswerWording.quoted(row.title)), \(row.status.words)"
      guard let answer = try answerAlong(question, choices: Self.outcomes) else {
        throw UsageFailure.notReviewed(session: "\(session)", rest.map(\.reference.text))
      }
      if answer == Self.stop { break }
      chosen[row.reference] = ReviewOutcome(rawValue: answer)
    }
    if chosen.isEmpty, !rest.isEmpty { Console.talk("Nothing was said of any proposal, so nothing is recorded.\n") }
    return chosen
  }

  private static let stop = "stop"

  /// What the session can have done; or the proposal, or all that are left, wait for another time.
  private static let outcomes = ReviewOutcome.allCases.map(\.rawValue) + ["later", stop]
}
