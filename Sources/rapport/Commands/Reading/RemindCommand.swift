import ArgumentParser
import Domain
import Projections
import Registry
import Reports

struct RemindCommand: ReadingCommand, Recording {
  static let configuration = CommandConfiguration(
    commandName: "remind",
    abstract: "Who is due for which reminder today, and the letters; with --issue it records that they went out.",
    usage: """
      rapport remind [--list] [--institution I] [--side CC]
      rapport remind --institution I|--all [-o FILE|FOLDER] [--side CC] [--reply-by D] [--language LANG]
      rapport remind --issue I [--authority TEXT] [--step NAME] [--on DATE] [--paper P] [-o FILE|FOLDER] [--dry-run]
      rapport remind --template [--language LANG]
      """,
    discussion: """
      The steps are the register's own: rapport register set ladder "Reminder-I +1, Reminder-II +7". They count working \
      days of the owner, and none is due on its holiday. An interim reply begins the ladder anew. A letter is made for \
      each institution and step, from a template that you can edit (rapport help letters). With --issue and -o the \
      letter that is recorded is the one that is written.
      Example: rapport remind --all -o letters
      Example: rapport remind --issue OPHRD --authority "No. 4(2)/2026" -o reminder.docx
      """)

  @Flag(help: "Who is due for which step: what it does where no letter is asked for.") var list = false
  @Option(help: ArgumentHelp("The letter to this institution; with --list only what it owns.", valueName: "I"))
  var institution: String?
  @Flag(help: "The letters to all institutions that are due for one.") var all = false
  @Option(help: ArgumentHelp("The side that is reminded; without it our own.", valueName: "CC")) var side: String?
  @Option(help: ArgumentHelp("Record that reminders went to this institution.", valueName: "I")) var issue: String?
  @Option(
    name: .customLong("reply-by"),
    help: ArgumentHelp("When the answer is to come; else before the next step.", valueName: "D"))
  var replyBy: String?
  @Flag(help: "Put the template of the letters into the register's folder templates, to be edited.")
  var template = false
  @OptionGroup var paper: LanguageOptions
  @OptionGroup var issuing: IssuingOptions
  @OptionGroup var reading: ReadingOptions

  /// Whether letters are asked for, and not who is due for one.
  private var isForLetters: Bool { !list && (all || institution != nil) }

  func run() throws {
    try refuseTogether()
    if template { return try TemplateFile(paper, reading.common).putIn() }
    if let issue {
      let command = try issuing.command(institution: issue, common: reading.common)
      guard !reading.output.files.isEmpty else {
        if replyBy != nil || paper.language != nil {
          throw UsageFailure.missingValue(
            name: "-o", meaning: "where the letter is written", example: "rapport remind --issue OPHRD -o reminder.docx"
          )
        }
        return try command.write()
      }
      return try IssuedLetters(command, letters(step: issuing.step), reading.output).issue()
    }
    if let option = issuing.given {
      throw UsageFailure.missingValue(
        name: "--issue", meaning: "the institution that was reminded",
        example: "rapport remind --issue OPHRD \(option) ...")
    }
    guard isForLetters else {
      try paper.refuse(beside: "a list")
      if replyBy != nil { throw UsageFailure.together("--reply-by", "a list") }
      return try read()
    }
    guard !reading.output.files.isEmpty else { return try read() }
    try LetterTargets(reading.output).write(self)
  }

  private func refuseTogether() throws(UsageFailure) {
    let forms = [
      ("--template", template), ("--issue", issue != nil), ("--list", list), ("--all", all),
      ("--institution", institution != nil && !list),
    ].filter(\.1)
    if forms.count > 1 { throw .together(forms[1].0, forms[0].0) }
    if template, !reading.output.files.isEmpty { throw .together("--template", "-o") }
  }

  func report(_ queries: Queries, _ register: Register) throws -> any Report {
    let code = try institution.map { try references(queries).institution($0).code }
    return try RemindReport(queries, institution: code, side: side.map(ReferenceText.normalised))
  }

  func answer(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    guard isForLetters else {
      return try register.ask(moment) { (try report($0, register), try EarlierKnowledge($0)) }
    }
    let earlier = try register.ask(moment) { try EarlierKnowledge($0) }
    return (try letters().paper(register, moment), earlier)
  }

  /// The letters that were asked for.
  private func letters(step: String? = nil) -> LetterRequest {
    LetterRequest(
      institution: institution ?? issue, side: side.map(ReferenceText.normalised), step: step, replyBy: replyBy,
      language: paper)
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
