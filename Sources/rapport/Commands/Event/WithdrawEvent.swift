import ArgumentParser
import Registry
import Reports

struct WithdrawEvent: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Takes back an entry that was made in error.",
    usage: "rapport event withdraw ID -r TEXT",
    discussion: """
      Withdrawing a correction restores what it replaced. A withdrawal itself stays: enter anew what was withdrawn by \
      mistake. Example: \(example)
      """)
  static let example = "rapport event withdraw mea/412 --reason \"it was about another proposal\""

  @OptionGroup var argument: EventArgument
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let event = try argument.value(desk)
    try desk.requireReason()
    return { draft in [.amendment(try draft.withdraw(event, desk.circumstances))] }
  }
}
