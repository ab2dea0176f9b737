import ArgumentParser
import Domain
import Registry
import Reports

struct PlanSession: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Sets the day of a session to come.",
    usage: "rapport session plan SESSION --date D [--until D] [--venue T]",
    discussion: "Example: \(example)")
  static let example = "rapport session plan JPHLEPD-10 --date 2026-12-03 --venue Islamabad"

  @OptionGroup var options: SessionOptions
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let values = try options.values(desk)
    let command = SessionCommand.plan(date: values.date, until: values.until, venue: values.venue)
    return { draft in
      let session = try draft.references.newSession(values.session)
      return [.session(try draft.handle(command, on: session, desk.circumstances))]
    }
  }
}
