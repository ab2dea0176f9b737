import ArgumentParser
import Domain
import Registry
import Reports

struct HoldSession: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Records that a session was held.",
    usage: "rapport session hold SESSION --date D [--until D] [--venue T] [--head SIDE:NAME]...",
    discussion: "Example: \(example)")
  static let example = "rapport session hold JPHLEPD-9 --date 2025-09-10 --venue Tokyo --head \"PK:Secretary, EAD\""

  @OptionGroup var options: SessionOptions
  @Option(help: ArgumentHelp("Who led a delegation; may be repeated.", valueName: "SIDE:NAME")) var head: [String] = []
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let values = try options.values(desk)
    try desk.confirmIfAhead(values.date, "--date")
    let command = SessionCommand.hold(
      date: values.date, until: values.until, venue: values.venue, heads: try head.map(Self.head))
    return { draft in
      let session = try draft.references.newSession(values.session)
      return [.session(try draft.handle(command, on: session, desk.circumstances))]
    }
  }

  private static func head(_ typed: String) throws -> Head {
    guard let colon = typed.firstIndex(of: ":") else { throw UsageFailure.badHead(typed) }
    let name = try TextRule.checked(String(typed[typed.index(after: colon)...]), field: "--head")
    return Head(side: ReferenceText.normalised(typed[..<colon]), name: name)
  }
}
