import ArgumentParser
import Domain
import Registry
import Reports

struct CorrectEvent: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Gives an entry other data or another day, because it was typed wrongly.",
    usage: "rapport event correct ID --set FIELD=VALUE ... -r TEXT",
    discussion: """
      FIELD is named as in the catalogue and in JSON: due, owner, title, title.ja, authority; effective (or on) is the day \
      on which the entry took effect. Lists are apart by commas, and an empty value takes a field away. A due day mended \
      so is no broken promise. A correction is as confidential as what it corrects. Example: \(example)
      """)
  static let example = "rapport event correct mea/412 --set due=2026-03-31 --reason \"the letter says 31 March\""

  @OptionGroup var argument: EventArgument
  @Option(
    name: .customLong("set"), parsing: .upToNextOption,
    help: ArgumentHelp("What it should have said.", valueName: "FIELD=VALUE"))
  var settings: [String] = []
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let event = try argument.value(desk)
    guard !settings.isEmpty else { throw UsageFailure.needsOneOf(["--set FIELD=VALUE"], example: Self.example) }
    let settings = try settings.map { typed throws(UsageFailure) in try Self.setting(typed) }
    try desk.requireReason()
    return { draft in [.amendment(try draft.correct(event, settings, desk.circumstances))] }
  }

  static func setting(_ typed: String) throws(UsageFailure) -> (field: String, value: String) {
    guard let mark = typed.firstIndex(of: "="), mark != typed.startIndex else {
      throw .badChoice("--set", value: typed, known: ["FIELD=VALUE"])
    }
    return (String(typed[..<mark]), String(typed[typed.index(after: mark)...]))
  }
}
