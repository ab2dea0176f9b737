import ArgumentParser
import Domain
import EventLog
import Foundation
import Projections
import Registry
import Reports

/// A command that asks and records nothing.
protocol ReadingCommand: ParsableCommand {
  var reading: ReadingOptions { get }
  /// The answer; the queries already stand for the moment that was asked about.
  func report(_ queries: Queries, _ register: Register) throws -> any Report
  /// The answer, and what is said beside it where only a part of the record counted.
  func answer(_ register: Register, _ moment: AskedMoment) throws -> Answered
  /// What is done before the question is put: nothing, unless the command needs an index.
  func prepare(_ register: Register)
  /// The exit status of an answer that was given in full; 0 unless the command checks something.
  func status(of report: any Report) -> Int32
}

/// The day and the knowledge that were asked about; nil = today, and everything.
struct AskedMoment {
  let day: CalendarDate?
  let known: Moment.Known?
}

typealias Answered = (report: any Report, earlier: EarlierKnowledge?)

extension ReadingCommand {
  func answer(_ register: Register, _ moment: AskedMoment) throws -> Answered {
    try register.ask(moment) { (try report($0, register), try EarlierKnowledge($0)) }
  }

  func status(of report: any Report) -> Int32 { 0 }

  func prepare(_ register: Register) {}

  func run() throws { try read() }

  /// The moment that was typed.
  func moment(_ register: Register) throws -> AskedMoment {
    let day = try reading.asOf.map { typed throws(RegisterFailure) in
      try register.day(typed, field: "--as-of")
    }
    let known = try reading.knownAt.map { typed throws(RegisterFailure) in try register.known(at: typed) }
    return AskedMoment(day: day, known: known)
  }

  /// Asks, and shows the answer in the form that was wanted.
  ///
  /// A damaged log is reported behind the answer.
  ///
  /// - Parameter isPaged: whether somebody at a terminal is shown it page by page.
  func read(isPaged: Bool = false) throws {
    let surroundings = try Surroundings()
    let outlets = try ReportOutlets(reading.output, surroundings)
    let register = try surroundings.register(reading.common)
    prepare(register)
    let moment = try moment(register)
    let (report, earlier) = try answer(register, moment)
    // A paper for others says itself how it is made again, or it would say how much we hold.
    let record = reading.output.isForPaper ? try register.ask(moment) { try PaperRecord($0) } : nil
    try (record.map { outlets.saying($0, command: RepeatedCommand.asTyped) } ?? outlets).show(report, isPaged: isPaged)
    // Beside the answer, which is byte for byte what was printed at that moment.
    if let earlier { Console.talk("note: \(earlier.sentence)\n") }
    try Damage(register.condition).tell(asJSON: reading.format?.lowercased() == "json")
    let status = status(of: report)
    if status != 0 { throw ExitCode(status) }
  }
}

extension Register {
  /// Asks about the moment that was typed.
  func ask<Result>(_ moment: AskedMoment, _ body: (Queries) throws -> Result) throws -> Result {
    try ask(asOf: moment.day, knownAt: moment.known, body)
  }

  /// The day that a text means; `+10wd` counts Monday to Friday.
  func day(_ text: String, field: String) throws(RegisterFailure) -> CalendarDate {
    do {
      return try DayParser(today: today).day(text)
    } catch {
      throw .badDay(field: field, error)
    }
  }
}

/// What is said, behind the answer, of a log that could be read in part only.
struct Damage {
  private let condition: Condition

  init(_ condition: Condition) { self.condition = condition }

  /// Names each broken rule on standard error and ends the command with status 65.
  func tell(asJSON: Bool = false) throws {
    guard condition.isDamaged else { return }
    let findings =
      condition.findings.map { FailureWording.sentence(of: $0) }
      + condition.refusals.sorted { $0.key < $1.key }.map { FailureWording.sentence(of: $0.value, stream: $0.key) }
    let words = WordedFailure(
      findings.last ?? "", hint: "What is shown was sound when it was read. See all of the damage with: rapport verify",
      exitStatus: 65, evidence: findings.dropLast().joined(separator: "\n"))
    Console.talk(Complaint(words: words, isRecording: false).text(asJSON: asJSON))
    throw ExitCode(65)
  }
}
