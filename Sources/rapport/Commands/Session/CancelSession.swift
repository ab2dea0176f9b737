import ArgumentParser
import Domain
import Registry
import Reports

struct CancelSession: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Calls a planned session off.",
    usage: "rapport session cancel SESSION -r TEXT",
    discussion: "Example: \(example)")
  static let example = "rapport session cancel JPHLEPD-10 --reason \"elections in Japan\""

  @Argument(help: ArgumentHelp("The session, for example JPHLEPD-10.", valueName: "SESSION")) var session: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let session = try desk.required(session, "SESSION", "the session")
    try desk.requireReason()
    return { draft in
      [.session(try draft.handle(.cancel, on: try draft.references.session(session), desk.circumstances))]
    }
  }
}
