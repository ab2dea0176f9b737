import ArgumentParser
import Domain
import Registry
import Reports

struct CompleteFollowUp: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Records that a promised action was done.",
    usage: "rapport follow-up done REFS.N [--outcome T] [--waiting I|secretariat|none]",
    discussion: "Example: \(example)")
  static let example = "rapport follow-up done JPHLEPD-9-05.1 --outcome \"Form sent\" --authority \"No. 3(1)/2026\""

  @Argument(help: ArgumentHelp("One follow-up, or several separated by commas.", valueName: "REFS.N"))
  var followUps: String?
  @Option(help: ArgumentHelp("What came of it.", valueName: "T")) var outcome: String?
  @Option(help: ArgumentHelp("Whose court the ball is in now.", valueName: "I")) var waiting: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let followUps = try desk.required(followUps, "REFS.N", "the follow-up")
    let outcome = try desk.text(outcome, "--outcome")
    try Bulk.confirm(followUps, desk)
    return { draft in
      try followUps.split(separator: ",", omittingEmptySubsequences: false).flatMap { followUp in
        let done = try draft.handle(String(followUp), desk.circumstances) { .complete(number: $0, outcome: outcome) }
        guard let waiting else { return done }
        let wait = CourseCommand.wait(on: try draft.waited(waiting), thirdParty: nil)
        let proposal = try draft.references.followUp(String(followUp)).proposal
        return done + [.proposal(try draft.handle(.course(wait), on: proposal, desk.circumstances))]
      }
    }
  }
}
