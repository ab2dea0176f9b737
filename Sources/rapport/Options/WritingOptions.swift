import ArgumentParser
import Domain

/// The circumstances of an entry: options of every writing command.
struct WritingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The day on which it took effect.", valueName: "DATE"))
  var on: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The source: a letter's number, a press report.", valueName: "TEXT"))
  var authority: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The paper that it rests on, for example P31.", valueName: "P"))
  var paper: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Why.", valueName: "TEXT"))
  var reason: String?

  @Option(
    help: ArgumentHelp("How sure it is: press, oral, official, minutes, signed or verified.", valueName: "GRADE"),
    completion: .list(Grade.allCases.map(\.rawValue)))
  var grade: String?

  @Option(
    help: ArgumentHelp("Who may see it: internal, joint or public.", valueName: "CIRCLE"),
    completion: .list(Sharing.allCases.map(\.rawValue)))
  var sharing: String?

  @Option(help: ArgumentHelp("The newest entry that you have seen, for example mea/412.", valueName: "EVENT"))
  var expect: String?

  @OptionGroup var commit: CommitOptions
}

/// How a commit is made: options of every writing command that are said once, also for `record`.
struct CommitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The desk that records, for example so-japan.", valueName: "WHO"))
  var actor: String?

  @Option(help: ArgumentHelp("Your own token: typed again, it records nothing again.", valueName: "TOKEN"))
  var command: String?

  @Flag(name: [.customShort("n"), .long], help: "Say what would be recorded; record nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Say nothing when it is done.")
  var quiet = false

  @Flag(name: .customLong("no-input"), help: "Never ask.")
  var noInput = false

  @Flag(help: "Answer yes where a confirmation is asked for.")
  var yes = false

  @OptionGroup var common: CommonOptions

  /// The first of these options that was given, as it is typed; nil if none was.
  var given: String? {
    let options = [
      ("--actor", actor != nil), ("--command", command != nil), ("--dry-run", dryRun), ("--quiet", quiet),
      ("--no-input", noInput), ("--yes", yes), ("--register", common.folder != nil),
      ("--office", common.office != nil),
    ]
    return options.first { $0.1 }?.0
  }
}

extension WritingOptions {
  /// These circumstances, and others where they say nothing.
  func filled(from other: WritingOptions) -> WritingOptions {
    var filled = self
    filled.on = on ?? other.on
    filled.authority = authority ?? other.authority
    filled.paper = paper ?? other.paper
    filled.reason = reason ?? other.reason
    filled.grade = grade ?? other.grade
    filled.sharing = sharing ?? other.sharing
    filled.expect = expect ?? other.expect
    filled.commit = other.commit
    return filled
  }
}
