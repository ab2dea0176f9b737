import ArgumentParser
import Domain

struct SessionCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Sessions of a dialogue: planned, held, cancelled.",
    subcommands: [
      PlanSession.self, HoldSession.self, CancelSession.self, AgreeMinutes.self, ReviewSession.self, ListSessions.self,
    ])
}

/// When and where a session is.
struct SessionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The session, for example JPHLEPD-10.", valueName: "SESSION")) var session: String?
  @Option(help: ArgumentHelp("Its first day.", valueName: "D")) var date: String?
  @Option(help: ArgumentHelp("Its last day, if it takes several.", valueName: "D")) var until: String?
  @Option(help: ArgumentHelp("Where.", valueName: "T")) var venue: String?

  /// The values, asked for where they are missing.
  func values(_ desk: Preparation) throws -> (
    session: String, date: CalendarDate, until: CalendarDate?, venue: String?
  ) {
    let session = try desk.required(session, "SESSION", "the session")
    let date = try desk.day(try desk.required(date, "--date", "the day of the session"), field: "--date")
    let until = try until.map { try desk.day($0, field: "--until") }
    return (session, date, until == date ? nil : until, try desk.text(venue, "--venue"))
  }
}
