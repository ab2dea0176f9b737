import ArgumentParser
import Domain
import Registry
import Reports

struct AgreeMinutes: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: "Records that both sides agreed the minutes.",
    usage: "rapport session minutes SESSION --agreed D [-a TEXT] [--file F]",
    discussion: "Example: \(example)")
  static let example = "rapport session minutes JPHLEPD-9 --agreed 2025-10-02 --authority \"No. 4(2)/2025\""

  @Argument(help: ArgumentHelp("The session, for example JPHLEPD-9.", valueName: "SESSION")) var session: String?
  @Option(help: ArgumentHelp("The day on which they were agreed.", valueName: "D")) var agreed: String?
  @OptionGroup var document: FileOption
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let session = try desk.required(session, "SESSION", "the session")
    let day = try desk.day(
      try desk.required(agreed, "--agreed", "the day on which the minutes were agreed"), field: "--agreed")
    try desk.confirmIfAhead(day, "--agreed")
    let attach = try document.step(desk)
    return { draft in
      let reference = try draft.references.session(session)
      let change = try draft.handle(.agreeMinutes(day), on: reference, desk.circumstances)
      return try [.session(change)] + attach(draft, .session(reference), change.day)
    }
  }
}
