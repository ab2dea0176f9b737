import ArgumentParser
import Domain
import Registry
import Reports

struct SetRegister: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Makes a setting of the register.",
    usage: "rapport register set KEY VALUE",
    discussion: "Example: \(example)")
  static let example = "rapport register set secretariat MOEA"

  @Argument(
    help: ArgumentHelp("secretariat, silence, title, ladder or ladder-abroad.", valueName: "KEY"),
    completion: .list(SettingRule.keys))
  var key: String?
  @Argument(help: ArgumentHelp("What it is set to.", valueName: "VALUE")) var value: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let key = try desk.required(key, "KEY", "the setting", choices: .list(SettingRule.keys))
    let value = try desk.text(value, "VALUE", "its value")
    return { draft in
      let value = key == "secretariat" ? ReferenceText.normalised(value) : value
      return [.setting(try draft.set(key, to: value, desk.circumstances))]
    }
  }
}
