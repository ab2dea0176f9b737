import ArgumentParser
import Domain
import Registry
import Reports

struct RedactEvent: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Removes the words of an entry for good, by somebody's order.",
    usage: "rapport event redact ID -r TEXT -a TEXT --yes",
    discussion: """
      The words leave the log, the index and every file of this register, and nobody can bring them back; that \
      something was removed, by whose order and why, stays for ever, and so does the proof that nothing else was \
      changed. Every text of the entry and of its corrections becomes [redacted], or what --replace-with says; with \
      --set only the fields named, and the rest stays for good. Codes, references, days and numbers stay. \
      Of a document the copy under documents/ goes too, unless another entry names the same bytes. Backups, \
      copies of the folder, the history of git, bundles and letters sent, and printed reports are out of reach: ask \
      whoever holds them. Example: \(example)
      """)
  static let example =
    "rapport event redact mea/412 --reason \"personal data\" --authority \"Secretary's minute of 5 December 2025\" --yes"

  @OptionGroup var argument: EventArgument
  @Option(
    name: .customLong("set"), parsing: .upToNextOption,
    help: ArgumentHelp("What a field says instead; the other fields stay.", valueName: "FIELD=VALUE"))
  var settings: [String] = []
  @Option(
    name: .customLong("replace-with"),
    help: ArgumentHelp("What stands in the place of every text, instead of [redacted].", valueName: "TEXT"))
  var replacement: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    let event = try argument.value(desk)
    if replacement != nil, !settings.isEmpty { throw UsageFailure.together("--set", "--replace-with") }
    let settings = try settings.map { typed throws(UsageFailure) in try CorrectEvent.setting(typed) }
    var circumstances = desk.circumstances
    circumstances.reason = try desk.required(circumstances.reason, "--reason", "why the words are removed")
    if circumstances.paper == nil {
      circumstances.authority = try desk.required(circumstances.authority, "--authority", "by whose order")
    }
    if !writing.commit.dryRun {
      try desk.confirm("The words of \(event) and of its corrections are removed for good; nobody can bring them back.")
    }
    let instead: Replacement = settings.isEmpty ? replacement.map(Replacement.everywhere) ?? .usual : .fields(settings)
    return { [circumstances] draft in [.amendment(try draft.redact(event, instead, circumstances))] }
  }
}
