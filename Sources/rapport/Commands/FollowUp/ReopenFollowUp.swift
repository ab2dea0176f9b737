import ArgumentParser
import Domain
import Registry
import Reports

struct ReopenFollowUp: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Opens a promised action again, with a new day.",
    usage: "rapport follow-up reopen REF.N --due D -r TEXT",
    discussion: "Example: \(example)"
  )
  static let example = "rapport follow-up reopen JPHLEPD-9-05.1 --due 2026-05-15 --reason \"form sent back\""

  @OptionGroup var argument: FollowUpArgument
  @Option(help: ArgumentHelp("The new day.", valueName: "D")) var due: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let followUp = try argument.value(desk)
    let due = try desk.required(due, "--due", "the new day")
    try desk.requireReason()
    return { draft in
      let day = try draft.due(due, field: "--due", owner: try draft.owner(of: followUp), desk)
      return try draft.handle(followUp, desk.circumstances, remarks: day.remarks) {
        .reopen(number: $0, due: day.day)
      }
    }
  }
}
