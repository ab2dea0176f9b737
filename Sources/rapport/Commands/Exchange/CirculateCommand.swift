import ArgumentParser
import Domain
import Exchange
import Foundation
import Projections
import Registry
import Reports

struct CirculateCommand: ReadingCommand, Recording {
  static let configuration = CommandConfiguration(
    commandName: "circulate",
    abstract: "A return form for each institution with what is open with it; with --status who has answered.",
    usage: """
      rapport circulate --institution I --reply-by D [-o FILE|FOLDER] [--format csv|xlsx|docx] [--actor WHO] [--dry-run]
      rapport circulate --all --reply-by D [-o FOLDER] [--side CC] [--dialogue D] [--format csv|xlsx|docx]
      rapport circulate --status [--institution I]
      """,
    discussion: """
      Each form lists the open follow-ups of its institution and the proposals that it leads or supports, with four \
      columns to fill in: position, done, newDue, reason. It holds nothing that is internal to others. Filled in, it is \
      recorded with: rapport collect FILE. Example: rapport circulate --all --reply-by +10wd -o forms
      """)

  @Option(help: ArgumentHelp("The form of this institution.", valueName: "I")) var institution: String?
  @Flag(help: "A form for every institution of our side with which something is open.") var all = false
  @Option(help: ArgumentHelp("With --all: of this side; without it of our own.", valueName: "CC")) var side: String?
  @Option(help: ArgumentHelp("Only items of this dialogue.", valueName: "CODE")) var dialogue: String?
  @Option(name: .customLong("reply-by"), help: ArgumentHelp("When the forms are to come back.", valueName: "D"))
  var replyBy: String?
  @Flag(help: "Who was sent which form, and who has answered.") var status = false
  @OptionGroup var issuing: CirculatingOptions
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    if status {
      if let option = given { throw UsageFailure.together("--status", option) }
      return try read()
    }
    for (option, value) in [("--as-of", reading.asOf), ("--known-at", reading.knownAt)] where value != nil {
      throw UsageFailure.together(option, "circulating; it belongs to --status")
    }
    var command = try IssueCirculation.parse([])
    (command.institution, command.all, command.side, command.dialogue) = (institution, all, side, dialogue)
    command.replyBy = replyBy
    issuing.fill(&command.writing, reading.common)
    command.output = reading.output
    try command.circulate()
  }

  /// The first of the options that do not go with `--status`, as it is typed.
  private var given: String? {
    let options = [
      ("--all", all), ("--side", side != nil), ("--dialogue", dialogue != nil), ("--reply-by", replyBy != nil),
    ]
    return options.first { $0.1 }?.0 ?? issuing.given
  }

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    try CirculationReport(queries, institution: institution.map { try references(queries).institution($0).code })
  }
}

/// The circumstances of forms that go out.
struct CirculatingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The day on which they go out.", valueName: "DATE")) var on: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The number of the covering letter.", valueName: "TEXT"))
  var authority: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The covering letter, for example P31.", valueName: "P"))
  var paper: String?
  @Option(help: ArgumentHelp("The desk that records, for example so-japan.", valueName: "WHO")) var actor: String?
  @Option(help: ArgumentHelp("Your own token: typed again, it records nothing again.", valueName: "TOKEN"))
  var command: String?
  @Flag(name: [.customShort("n"), .long], help: "Say what would be recorded; record nothing, write no file.")
  var dryRun = false
  @Flag(name: .shortAndLong, help: "Say nothing when it is done.") var quiet = false
  @Flag(name: .customLong("no-input"), help: "Never ask.") var noInput = false

  /// The first of these options that was given, as it is typed; nil if none was.
  var given: String? {
    let options = [
      ("--on", on != nil), ("--authority", authority != nil), ("--paper", paper != nil), ("--command", command != nil),
      ("--dry-run", dryRun), ("--quiet", quiet),
    ]
    return options.first { $0.1 }?.0
  }

  /// Puts these options where a recording command has them.
  func fill(_ writing: inout WritingOptions, _ common: CommonOptions) {
    (writing.on, writing.authority, writing.paper) = (on, authority, paper)
    (writing.commit.actor, writing.commit.command) = (actor, command)
    (writing.commit.dryRun, writing.commit.quiet, writing.commit.noInput) = (dryRun, quiet, noInput)
    writing.commit.common = common
  }
}
