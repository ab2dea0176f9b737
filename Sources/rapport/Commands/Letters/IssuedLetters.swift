import Domain
import Exchange
import Foundation
import Projections
import Registry
import Reports

/// Letters that are written and recorded as one: `remind --issue I -o FILE`.
struct IssuedLetters {
  private let command: IssueReminder
  private let request: LetterRequest
  private let output: OutputOptions

  init(_ command: IssueReminder, _ request: LetterRequest, _ output: OutputOptions) {
    self.command = command
    self.request = request
    self.output = output
  }

  /// Writes the letters beside their names, records them, and only then gives the files their names.
  func issue() throws {
    let recorder = try Recorder(command.writing.commit)
    let desk = try recorder.preparation(of: command)
    let (day, number) = try circumstances(desk)
    let paper = try request.paper(recorder.register, on: day, number: number)
    try desk.confirmIfAhead(desk.circumstances.on, "--on")
    desk.showWholeCommand()
    let step = try step(desk, paper)
    // The register says why there is none.
    if command.writing.commit.dryRun || paper.letters.isEmpty { return try recorder.record(step) }
    let targets = LetterTargets(output)
    let written = try targets.written(paper)
    try targets.makeFolder()
    let prepared = try WholeFile.prepare(written.map(\.content))
    var isRecorded = false
    do {
      try recorder.record(step) {
        isRecorded = true
        do throws(OutputFailure) { try prepared.takeNames() } catch { throw Self.unnamed(error) }
      }
    } catch {
      if !isRecorded { prepared.discard() }
      throw error
    }
    ReportOutlets.tell(written)
  }

  /// The day and the number of the letter, as the entry will have them.
  private func circumstances(_ desk: Preparation) throws -> (day: CalendarDate, number: String?) {
    let circumstances = desk.circumstances
    let paper = try circumstances.paper.map { typed in
      try desk.register.ask { queries in
        try queries.paper(References(queries, currentDialogue: nil).paper(typed, office: desk.register.office))
      }
    }
    let letter = paper ?? nil
    return (circumstances.on ?? letter?.dated ?? desk.register.today, circumstances.authority ?? letter?.number)
  }

  /// What is recorded must be what the letters say, also if somebody recorded something meanwhile.
  private func step(_ desk: Preparation, _ paper: ReminderPaper) throws -> RecordingStep {
    let step = try command.prepare(desk)
    let said = Set(paper.letters.flatMap { letter in letter.items.map { "\(letter.step) \($0.reference)" } })
    return { draft in
      let answers = try step(draft)
      for case .reminder(let change) in answers {
        let recorded = Set(change.letters.flatMap { letter in letter.items.map { "\(letter.step) \($0)" } })
        guard recorded == said else { throw LetterRefusal(words: LetterWording.wordsForOtherLetters) }
      }
      return answers
    }
  }

  private static func unnamed(_ failure: OutputFailure) -> LetterRefusal {
    LetterRefusal(
      words: WordedFailure(
        "It is recorded, but \(failure.path) could not be written: \(String(cString: strerror(failure.code))).",
        hint: "Withdraw it and issue it again: rapport undo", exitStatus: 73, isCertain: false))
  }
}
