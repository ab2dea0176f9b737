import ArgumentParser
import Registry
import Reports

struct ConfirmEvent: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Names a further paper that says the same.",
    usage: "rapport event confirm ID --paper P",
    discussion: "The same command with another paper does this too, where nothing else changes. Example: \(example)")
  static let example = "rapport event confirm mea/412 --paper P31"

  @OptionGroup var argument: EventArgument
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let event = try argument.value(desk)
    var circumstances = desk.circumstances
    circumstances.paper = try desk.required(circumstances.paper, "--paper", "the paper that says the same")
    return { [circumstances] draft in [.amendment(try draft.confirm(event, circumstances))] }
  }
}
