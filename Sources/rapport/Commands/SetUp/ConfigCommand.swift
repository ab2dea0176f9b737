import ArgumentParser
import Domain
import Registry
import Reports

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Your own settings, on this computer.",
    discussion: """
      Kept for you on this computer, not in the register; an empty value takes a setting away.
      Example: rapport config actor so-japan
      Example: rapport config dialogue ""
      """)

  @Argument(help: ArgumentHelp("The setting.", valueName: "KEY"), completion: .list(UserSettings.keys)) var key: String?
  @Argument(help: ArgumentHelp("What it is set to.", valueName: "VALUE")) var value: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    var surroundings = try Surroundings()
    guard let key else {
      return try Console.answer(surroundings.settings.all.map { "\($0.key) = \($0.value)\n" }.joined())
    }
    guard UserSettings.keys.contains(key) else {
      throw UsageFailure.badChoice("KEY", value: key, known: UserSettings.keys)
    }
    // Which stream is ours is another answer in each register.
    let register = key == "office" ? try surroundings.folder(common) : nil
    guard let value else {
      return try Console.answer((surroundings.settings.value(key, register: register) ?? "(not set)") + "\n")
    }
    let checked = value.isEmpty ? nil : try Self.checked(value, of: key)
    do {
      try surroundings.settings.set(key, to: checked, register: register)
    } catch {
      throw OutputFailure(path: surroundings.settings.file, code: OutputFailure.code(of: error))
    }
    let outcome = checked.map { "is now \($0)" } ?? "is not set any more"
    try Console.answer("\(key) \(outcome), for you on this computer.\n")
  }

  private static func checked(_ value: String, of key: String) throws -> String {
    switch key {
    case "actor":
      guard CodeRule.isActor(value) else { throw RegisterFailure.badActor(value) }
    case "dialogue":
      let code = ReferenceText.normalised(value)
      guard CodeRule.isDialogue(code) else { throw RegisterFailure.badCode(.dialogue, value) }
      return code
    case "office":
      guard StreamName.isValid(value) else { throw RegisterFailure.badStreamName(value) }
    case "colour":
      let choice: ColourChoice = try Choice.value(value, of: "colour")
      return choice.rawValue
    default:
      guard LanguageOptions.tags.contains(value) else {
        throw UsageFailure.badChoice(key, value: value, known: LanguageOptions.tags)
      }
    }
    return value
  }
}
