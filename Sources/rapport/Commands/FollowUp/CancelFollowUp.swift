import ArgumentParser
import Domain
import Registry
import Reports

struct CancelFollowUp: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Gives a promised action up.",
    usage: "rapport follow-up cancel REF.N -r TEXT",
    discussion: "Example: \(example)")
  static let example = "rapport follow-up cancel JPHLEPD-9-05.1 --reason \"overtaken by the new programme\""

  @OptionGroup var argument: FollowUpArgument
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let followUp = try argument.value(desk)
    try desk.requireReason()
    return { draft in try draft.handle(followUp, desk.circumstances) { .cancel(number: $0) } }
  }
}
