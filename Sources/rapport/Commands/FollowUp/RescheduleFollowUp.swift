import ArgumentParser
import Domain
import Registry
import Reports

struct RescheduleFollowUp: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reschedule", abstract: "Moves the day by which it is promised; the first promise stays on record.",
    usage: "rapport follow-up reschedule REF.N --to D -r TEXT",
    discussion: """
      A later day counts as a broken promise. A day that was typed wrongly is corrected instead, and is none.
      Example: \(example)
      """)
  static let example = "rapport follow-up reschedule JPHLEPD-9-05.1 --to 2026-03-31 --reason \"JICA survey postponed\""

  @OptionGroup var argument: FollowUpArgument
  @Option(help: ArgumentHelp("The new day.", valueName: "D")) var to: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let followUp = try argument.value(desk)
    let to = try desk.required(to, "--to", "the new day")
    try desk.requireReason()
    return { draft in
      let day = try draft.due(to, field: "--to", owner: try draft.owner(of: followUp), desk)
      return try draft.handle(followUp, desk.circumstances, remarks: day.remarks) {
        .reschedule(number: $0, to: day.day)
      }
    }
  }
}
