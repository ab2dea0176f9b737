import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct RemindCommand: ReadingCommand, Recording {
  static let configuration = CommandConfiguration(
    commandName: "remind", abstract: "Who is due for which reminder today; with --issue it records that they went out.",
    usage: """
      rapport remind [--list] [--institution I] [--side CC]
      rapport remind --issue I [--step NAME] [--on DATE] [--paper P] [--actor WHO] [--dry-run]
      """,
    discussion: """
      The steps are the register's own: rapport register set ladder "Reminder-I +1, Reminder-II +7". They count working \
      days of the owner, and none is due on its holiday. An interim reply begins the ladder anew.
      Example: rapport remind --issue OPHRD --paper P31
      """)

  @Flag(help: "Who is due for which step: what it does without --issue.") var list = false
  @Option(help: ArgumentHelp("Only what this institution owns.", valueName: "I")) var institution: String?
  @Option(help: ArgumentHelp("The side that is reminded; without it our own.", valueName: "CC")) var side: String?
  @Option(help: ArgumentHelp("Record that reminders went to this institution.", valueName: "I")) var issue: String?
  @OptionGroup var issuing: IssuingOptions
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    guard let issue else {
      if let option = issuing.given {
        throw UsageFailure.missingValue(
          name: "--issue", meaning: "the institution that was reminded",
          example: "rapport remind --issue OPHRD \(option) ...")
      }
      return try read()
    }
    if list { throw UsageFailure.together("--list", "--issue") }
    try issuing.command(institution: issue, common: reading.common).write()
  }

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let code = try institution.map { try references(queries).institution($0).code }
    return try RemindReport(queries, institution: code, side: side.map(ReferenceText.normalised))
  }
}

/// The circumstances of a reminder that went out.
struct IssuingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only this step, where several are due.", valueName: "NAME")) var step: String?
  @Option(help: ArgumentHelp("The day on which it went out.", valueName: "DATE")) var on: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The letter's number.", valueName: "TEXT")) var authority: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The letter, for example P31.", valueName: "P")) var paper: String?
  @Option(help: ArgumentHelp("The desk that records, for example so-japan.", valueName: "WHO")) var actor: String?
  @Option(help: ArgumentHelp("Your own token: typed again, it records nothing again.", valueName: "TOKEN"))
  var command: String?
  @Flag(name: [.customShort("n"), .long], help: "Say what would be recorded; record nothing.") var dryRun = false
  @Flag(name: .shortAndLong, help: "Say nothing when it is done.") var quiet = false

  /// The first of these options that was given, as it is typed; nil if none was.
  var given: String? {
    let options = [
      ("--step", step != nil), ("--on", on != nil), ("--authority", authority != nil), ("--paper", paper != nil),
      ("--command", command != nil), ("--dry-run", dryRun), ("--quiet", quiet),
    ]
    return options.first { $0.1 }?.0
  }

  /// The recording command that these options make.
  func command(institution: String, common: CommonOptions) throws -> IssueReminder {
    var issue = try IssueReminder.parse([institution])
    issue.step = step
    (issue.writing.on, issue.writing.authority, issue.writing.paper) = (on, authority, paper)
    (issue.writing.commit.actor, issue.writing.commit.command) = (actor, command)
    (issue.writing.commit.dryRun, issue.writing.commit.quiet) = (dryRun, quiet)
    issue.writing.commit.common = common
    return issue
  }
}

/// Records that reminders went out; typed as `remind --issue`.
struct IssueReminder: WritingCommand {
  static let example = "rapport remind --issue OPHRD"

  @Argument var institution: String
  @Option var step: String?
  @OptionGroup var writing: WritingOptions

  func prepare(_ desk: Preparation) throws -> RecordingStep {
    { draft in [.reminder(try draft.issueReminders(to: institution, step: step, desk.circumstances))] }
  }
}
