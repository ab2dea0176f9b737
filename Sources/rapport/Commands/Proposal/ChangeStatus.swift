import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct ChangeStatus: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Moves a proposal on; without STATUS says which moves are open.",
    usage: """
      rapport proposal status REFS [STATUS] [--evidence T] [--by REF] [--until S|D] [--follow-ups \
      keep|cancel|move:REF]
      """,
    discussion: "Example: \(example)")
  static let example = "rapport proposal status JPHLEPD-9-05 agreed --authority \"agreed minutes, para 5\""

  @Argument(help: ArgumentHelp("One proposal, or several separated by commas.", valueName: "REFS"))
  var references: String?
  @Argument(
    help: ArgumentHelp("What it becomes.", valueName: "STATUS"), completion: .list(Status.allCases.map(\.rawValue)))
  var status: String?
  @Option(help: ArgumentHelp("What shows that it is done (for closed).", valueName: "T")) var evidence: String?
  @Option(help: ArgumentHelp("What takes its place (for superseded).", valueName: "REF")) var by: String?
  @Option(help: ArgumentHelp("Until when it rests (for deferred).", valueName: "S|D")) var until: String?
  @Option(help: ArgumentHelp("What becomes of open follow-ups.", valueName: "keep|cancel|move:REF"))
  var followUps: String?
  @OptionGroup var writing: WritingOptions

  func run() throws {
    if let references, status == nil { return try showMoves(of: references) }
    try write()
  }

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let references = try desk.required(references, "REFS", "the proposal")
    let status: Status = try Choice.value(
      try desk.required(status, "STATUS", "what it becomes", choices: .list(Status.allCases.map(\.rawValue))),
      of: "STATUS")
    try checkOptions(for: status)
    let (evidence, by, followUps) = try asked(references, status, desk)
    let disposal = try followUps.map(FollowUpsOption.disposal)
    try Bulk.confirm(references, desk)
    return { draft in
      let by = try by.map { try draft.references.proposal($0).text }
      return try draft.references.proposals(references).flatMap { reference in
        let until = try until.map { try Self.until($0, of: reference.dialogue, draft, desk) }
        let command = ProposalCommand.changeStatus(
          to: status, evidence: evidence, by: by, until: until, followUps: disposal)
        let change = try draft.handle(command, on: reference, desk.circumstances)
        return [.proposal(change)] + (try FollowUpsOption.moved(change, disposal, draft, desk))
      }
    }
  }

  /// An option that says nothing about this status is a mistake, not something to pass over.
  private func checkOptions(for status: Status) throws {
    let given = [("--evidence", evidence, Status.closed), ("--by", by, .superseded), ("--until", until, .deferred)]
    for (option, value, wanted) in given where value != nil && status != wanted {
      throw UsageFailure.together(option, status.rawValue)
    }
  }

  /// A day, or a session of the same dialogue; kept as the text of either.
  private static func until(
    _ typed: String, of dialogue: String, _ draft: Draft, _ desk: Preparation
  ) throws -> String {
    do {
      return "\(try desk.day(typed, field: "--until"))"
    } catch RegisterFailure.badDay(_, .notADay) {
      let session = try draft.references.newSession(typed)
      guard session.dialogue == dialogue else {
        throw RegisterFailure.sessionOfAnotherDialogue(session, dialogue: dialogue)
      }
      return "\(session)"
    }
  }

  private func showMoves(of typed: String) throws {
    let surroundings = try Surroundings()
    let register = try surroundings.register(writing.commit.common)
    let wording = MovesWording()
    let text = try register.ask { queries in
      let references = References(queries, currentDialogue: surroundings.settings.value("dialogue"))
      return try references.proposals(typed).map { wording.text(try queries.proposal($0), of: $0) }.joined()
    }
    try Console.answer(text)
    try Damage(register.condition).tell()
  }
}
