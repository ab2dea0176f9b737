import Domain
import Foundation
import Projections
import Registry
import Reports

/// What a writing command is prepared with: its circumstances, and somebody to ask for what is missing.
final class Preparation {
  private(set) var circumstances: Circumstances
  let register: Register
  let isOneOfMany: Bool
  /// Takes in the documents that a command names.
  let intake: DocumentCopies
  private let currentDialogue: String?
  private let options: WritingOptions
  private let asker: Asker
  private let example: String
  /// Words that were asked for, in the order in which they belong behind the command.
  private var answered: [String] = []

  init(
    options: WritingOptions, register: Register, currentDialogue: String?, asker: Asker, example: String,
    isOneOfMany: Bool, intake: DocumentCopies
  ) throws {
    self.intake = intake
    self.currentDialogue = currentDialogue
    self.options = options
    self.register = register
    self.asker = asker
    self.example = example
    self.isOneOfMany = isOneOfMany
    circumstances = Circumstances(
      on: try options.on.map { typed throws(RegisterFailure) in try register.day(typed, field: "--on") },
      authority: options.authority, paper: options.paper,
      grade: try options.grade.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--grade") },
      reason: options.reason,
      sharing: try options.sharing.map { typed throws(UsageFailure) in try Choice.value(typed, of: "--sharing") },
      expected: try options.expect.map { typed throws(UsageFailure) in try Choice.event(typed, of: "--expect") })
  }

  /// A value that has to be there.
  ///
  /// - Parameters:
  ///   - name: as in the synopsis: `REF`, or `--owner`.
  ///   - meaning: what it is, in words that fit behind "Missing".
  ///   - choices: what it can be, where there is a list.
  func required(
    _ value: String?, _ name: String, _ meaning: String, choices: Choices = .free, proposed: String? = nil
  ) throws -> String {
    if let value { return value }
    guard asker.canAsk else { throw UsageFailure.missingValue(name: name, meaning: meaning, example: example) }
    let answer = try asker.ask(meaning, choices: choices, proposed: proposed)
    answered += name.hasPrefix("-") ? [name, answer] : [answer]
    return answer
  }

  /// Asks for the reason where an act needs one; without anybody to ask, the model refuses what lacks it.
  func requireReason() throws {
    guard circumstances.reason == nil, circumstances.paper == nil, asker.canAsk else { return }
    circumstances.reason = try required(nil, "--reason", "the reason")
  }

  /// What a reference that was typed means, as far as the register knows it now.
  func resolved<Result>(_ body: (References) throws -> Result) throws -> Result {
    try register.ask { try body(References($0, currentDialogue: currentDialogue)) }
  }

  /// What was typed, resolved as the command's user means it.
  func references(_ queries: Queries) -> References { References(queries, currentDialogue: currentDialogue) }

  /// The day of an entry that has no usual day of its own: the day given, else the paper's, else today.
  func dayOfEntry() throws -> CalendarDate {
    if let day = circumstances.on { return day }
    guard let typed = circumstances.paper else { return register.today }
    return try register.ask { queries in
      try queries.paper(references(queries).paper(typed, office: register.office))?.dated
    } ?? register.today
  }

  /// The proposals that somebody is asked about; none where nobody can be asked, or where they are not known.
  func proposalsToAskAbout(_ references: String) -> [Proposal] {
    guard asker.canAsk else { return [] }
    let found = try? register.ask { queries in
      try References(queries, currentDialogue: currentDialogue).proposals(references).map { try queries.proposal($0) }
    }
    return found ?? []
  }

  /// One answer on a walk over many things, which the whole command does not repeat; nil where nobody can be asked.
  func answerAlong(_ question: String, choices: [String]) throws -> String? {
    guard asker.canAsk else { return nil }
    return try asker.ask(question, choices: .list(choices), proposed: choices.first)
  }

  /// A session as it was typed, and the open proposals on which it said nothing yet.
  func toReview(in typed: String) throws -> (session: SessionReference, proposals: [ProposalRow]) {
    try register.ask { queries in
      let session = try References(queries, currentDialogue: currentDialogue).session(typed)
      return (session, try queries.proposalsToReview(in: session))
    }
  }

  /// A text that has to be there; `-` reads it from standard input, `edits` opens the editor.
  func text(_ value: String?, _ name: String, _ meaning: String, edits: Bool = false) throws -> String {
    let typed: String =
      if edits {
        try Editor(environment: ProcessInfo.processInfo.environment).text(startingWith: value ?? "")
      } else if value == "-" {
        try standardInput()
      } else {
        try required(value, name, meaning)
      }
    return try TextRule.checked(typed, field: name)
  }

  /// A text that may be left out.
  func text(_ value: String?, _ name: String) throws -> String? {
    guard let value else { return nil }
    return try TextRule.checked(value == "-" ? standardInput() : value, field: name)
  }

  /// Asks before many things are changed at once.
  func confirm(_ question: String) throws {
    if options.commit.yes { return }
    guard asker.canAsk else { throw UsageFailure.confirmationMissing(question) }
    guard try asker.confirm(question) else { throw UsageFailure.notAnswered }
    answered.append("--yes")
  }

  /// Asks whether a day on which something is said to have happened may lie ahead; a slip of the year is likelier.
  ///
  /// Where nobody can be asked, the answer says that it lies in the future.
  func confirmIfAhead(_ day: CalendarDate?, _ name: String) throws {
    guard let day, day > register.today, asker.canAsk else { return }
    try confirm("\(DayWording.long(day)) (\(name)) is in the future.")
  }

  /// The day that a text means; working days are those of an institution's calendar, if one is given.
  func day(_ text: String, field: String, calendar: WorkingCalendar = WorkingCalendar()) throws -> CalendarDate {
    do {
      return try DayParser(today: register.today, calendar: calendar).day(text)
    } catch {
      throw RegisterFailure.badDay(field: field, error)
    }
  }

  /// Shows the command with what was asked for, so that it is learnt.
  func showWholeCommand() {
    guard !answered.isEmpty else { return }
    let words = ["rapport"] + CommandLine.arguments.dropFirst() + answered
    Console.talk("\(words.map(ShellWords.quoted).joined(separator: " "))\n")
  }

  private func standardInput() throws -> String {
    if isOneOfMany { throw UsageFailure.together("-", "record") }
    let data = FileHandle.standardInput.readDataToEndOfFile()
    guard let text = String(validating: data, as: UTF8.self) else { throw UsageFailure.notUTF8("Standard input") }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
