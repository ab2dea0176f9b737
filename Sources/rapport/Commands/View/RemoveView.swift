import ArgumentParser
import Domain
import Registry
import Reports

struct RemoveView: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes a saved filter, unless another one uses it.",
    usage: "rapport view remove NAME", discussion: "Example: \(example)")
  static let example = "rapport view remove late-at-jica"

  @Argument(help: ArgumentHelp("The name of the view.", valueName: "NAME")) var name: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let name = try desk.required(name, "NAME", "the name of the view")
    return { draft in [.setting(try draft.removeView(name, desk.circumstances))] }
  }
}
