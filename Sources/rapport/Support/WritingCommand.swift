import ArgumentParser
import Domain
import EventLog
import Foundation
import Projections
import Registry
import Reports

/// Decides, inside an open commit, what a command records.
typealias RecordingStep = (Draft) throws -> [Answer]

/// A command that records.
protocol WritingCommand: Recording {
  /// The whole command as somebody would type it.
  static var example: String { get }
  var writing: WritingOptions { get set }
  /// Asks for what is missing, before anything is locked, and says what then is to be recorded.
  func prepare(_ desk: Preparation) throws -> RecordingStep
}

extension WritingCommand {
  func run() throws { try write() }

  /// Records one commit and says what now holds.
  func write() throws {
    let recorder = try Recorder(writing.commit)
    let preparation = try recorder.preparation(of: self)
    let step = try recorder.intake.keepingOnlyPrepared {
      let step = try prepare(preparation)
      try preparation.confirmIfAhead(preparation.circumstances.on, "--on")
      return step
    }
    preparation.showWholeCommand()
    try recorder.record(step)
  }
}

/// Makes the one commit of a command, and says what came of it.
struct Recorder {
  let options: CommitOptions
  let surroundings: Surroundings
  let register: Register
  private(set) var desk: Desk
  /// The documents that the command takes in.
  let intake: DocumentCopies

  init(_ options: CommitOptions) throws {
    self.options = options
    surroundings = try Surroundings()
    register = try surroundings.register(options.common)
    desk = Desk(actor: try surroundings.actor(options.actor), token: options.command, isDryRun: options.dryRun)
    intake = DocumentCopies(register: register.folder, isDryRun: options.dryRun)
  }

  /// The same for a commit with a token of its own.
  func recording(under token: String) -> Recorder {
    var other = self
    other.desk = Desk(actor: desk.actor, token: token, isDryRun: desk.isDryRun)
    return other
  }

  /// What a command needs to be prepared; `isOneOfMany` if it is a line of `record`, where nobody is asked.
  func preparation(of command: some WritingCommand, isOneOfMany: Bool = false) throws -> Preparation {
    let asker = Asker(canAsk: !options.noInput && !isOneOfMany && Terminal.canAsk, register: register)
    return try Preparation(
      options: command.writing, register: register, currentDialogue: currentDialogue, asker: asker,
      example: type(of: command).example, isOneOfMany: isOneOfMany, intake: intake)
  }

  /// The dialogue that short references mean, as the user set it.
  private var currentDialogue: String? { surroundings.settings.value("dialogue") }

  /// Records, and prints the answers.
  ///
  /// - Parameter finish: what is done once it is recorded, before it is said.
  func record(_ step: RecordingStep, finish: () throws -> Void = {}) throws {
    let written = try intake.keepingOnlyRecorded { try decide(step) }
    try finish()
    if !options.quiet { try Console.acknowledge(text(of: written)) }
    tellOfTail()
    tellOfClock()
    if written.kind == .recorded, written.events.contains(where: { $0.type == "event.redacted" }) {
      try RedactedCopies(register).remove()
    }
    guard let left = written.unremoved else { return }
    // Whoever removes words must know that they still stand; whoever did something else is told in passing.
    if written.events.contains(where: { $0.type == "event.redacted" }) { throw RegisterFailure.wordsLeft(left) }
    Console.talk("note: \(AnswerWording.sentence(of: left))\n")
  }

  /// Decides and, unless it is a dry run, records.
  func decide(_ step: RecordingStep, isDryRun: Bool? = nil) throws -> Written<[Answer]> {
    let desk = Desk(actor: desk.actor, token: desk.token, isDryRun: isDryRun ?? desk.isDryRun)
    do {
      return try register.record(by: desk, currentDialogue: currentDialogue, step)
    } catch {
      // It was moved aside before the command was refused.
      tellOfTail()
      throw error
    }
  }

  /// What is said of a commit.
  func text(of written: Written<[Answer]>) -> String {
    AnswerWording(today: register.today, actor: desk.actor).text(of: written)
  }

  /// What each answer says, a line each.
  func lines(of answers: [Answer]) -> [String] {
    let wording = AnswerWording(today: register.today, actor: desk.actor)
    return answers.flatMap { wording.lines(for: $0) }
  }

  /// What is said of the last command of many.
  func lastAnswer(of written: Written<[Answer]>) -> String {
    guard let last = written.answer.last else { return "" }
    return AnswerWording(today: register.today, actor: desk.actor).lines(for: last).map { $0 + "\n" }.joined()
  }

  /// Says that the tail of an interrupted command was moved aside.
  func tellOfTail() {
    guard let recovered = register.takeRecovered() else { return }
    Console.talk("note: \(AnswerWording.sentence(of: recovered.tail))\n")
  }

  /// Says that the clock lags behind.
  private func tellOfClock() {
    let newest = try? register.ask { try $0.newestTime() }
    guard let newest, newest > register.clock.now.adding(seconds: 86_400) else { return }
    Console.talk("note: \(AnswerWording.sentence(ofClock: register.clock.now, behind: newest))\n")
  }
}
