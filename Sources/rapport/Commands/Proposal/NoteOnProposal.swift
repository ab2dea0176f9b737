import ArgumentParser
import Domain
import Registry
import Reports

struct NoteOnProposal: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Records a position, on a proposal or one of its follow-ups.",
    usage: """
      rapport proposal note REFS[.N] TEXT [--institution I] [--reply interim|final|nil] [--line] \
      [--off-record]
      """,
    discussion: "Example: \(example)")
  static let example =
    "rapport proposal note JPHLEPD-9-05.1 \"JICA asks for the revised form\" --institution JICA --grade official"

  @Argument(
    help: ArgumentHelp("One proposal or follow-up, or several separated by commas.", valueName: "REFS[.N]"))
  var references: String?
  @Argument(help: ArgumentHelp("What was said; - reads it from standard input.", valueName: "TEXT")) var text: String?
  @OptionGroup var editing: EditOptions
  @Option(help: ArgumentHelp("Whose position it is.", valueName: "I")) var institution: String?
  @Option(
    help: ArgumentHelp("How far it answers.", valueName: "interim|final|nil"),
    completion: .list(Reply.allCases.map(\.rawValue)))
  var reply: String?
  @Flag(help: "A line to take for the Secretary; never shared.") var line = false
  @Flag(help: "Shown here only, in no paper.") var offRecord = false
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let references = try desk.required(references, "REFS", "the proposal or follow-up")
    let text = try desk.text(text, "TEXT", "what was said", edits: editing.edits)
    let reply: Reply? = try reply.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--reply") }
    for (isSet, option) in [(line, "--line"), (offRecord, "--off-record")] where isSet {
      guard desk.circumstances.sharing ?? .internal == .internal else {
        throw UsageFailure.together(option, "--sharing \(desk.circumstances.sharing?.rawValue ?? "")")
      }
    }
    try Bulk.confirm(references, desk)
    return { draft in
      let institution = try institution.map(draft.institution)
      return try references.split(separator: ",", omittingEmptySubsequences: false).map { typed in
        let (proposal, followUp) = try Self.subject(String(typed), draft)
        let note = Note(
          text: text, institution: institution, followUp: followUp, reply: reply, isLine: line,
          isOffRecord: offRecord)
        return .proposal(try draft.handle(.note(note), on: proposal, desk.circumstances))
      }
    }
  }

  /// A proposal, or one of its follow-ups where a full stop stands in the reference.
  private static func subject(_ typed: String, _ draft: Draft) throws -> (ProposalReference, followUp: Int?) {
    guard typed.contains(".") else { return (try draft.references.proposal(typed), nil) }
    let reference = try draft.references.followUp(typed)
    return (reference.proposal, reference.number)
  }
}
