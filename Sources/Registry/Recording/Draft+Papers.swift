public import Domain
import EventLog
import Projections

/// What became of a letter.
public struct PaperChange: Sendable {
  public let reference: PaperReference
  public let after: Paper
  /// What it answers, by its own number; nil for a letter that answers none.
  public let answers: (reference: String, number: String)?
  /// What the answered letter still waits for; nil if it asked for no answer.
  public let awaited: AwaitedAnswer?
  public let day: CalendarDate
  public let events: [EventID]
}

// Letters in and out.
extension Draft {
  /// Logs a letter under the next free number of the stream written here.
  ///
  /// It takes effect on the day on which it arrived or went out, unless another day is named.
  ///
  /// - Throws: `RegisterFailure.paper`, and `.letterKnown` for the same letter once more.
  public func log(_ event: PaperEvent, _ circumstances: Circumstances) throws -> PaperChange {
    try refuseKnown(event)
    let reference = try nextPaper()
    let facts: [PaperEvent]
    do throws(PaperRefusal) {
      facts = try Paper().decide(.log(event))
    } catch {
      throw RegisterFailure.paper("\(reference)", error)
    }
    var circumstances = circumstances
    // In a file of commands the paper named for all of them can be this one.
    if let typed = circumstances.paper, PaperReference(typed, office: office) == reference { circumstances.paper = nil }
    circumstances.on = circumstances.on ?? event.day
    let subject = Subject.paper("\(reference)")
    var (ids, day): ([EventID], CalendarDate) = ([], today)
    for fact in facts {
      let recorded = try record(.paper(fact), in: subject, circumstances, usual: .internal)
      ids.append(recorded.event)
      day = recorded.day
    }
    let answered = event.answers.flatMap { PaperReference($0) }
    let number = try answered.flatMap { try queries.paperState($0).number }
    return PaperChange(
      reference: reference, after: try queries(on: day).paperState(reference),
      answers: answered.map { ("\($0)", number ?? "") }, awaited: try answered.flatMap { try awaited(of: $0) },
      day: day,
      events: ids)
  }

  private func awaited(of reference: PaperReference) throws -> AwaitedAnswer? {
    let answers = try queries.answers()["\(reference)"] ?? []
    return AwaitedAnswer(to: try queries.paperState(reference), answers: answers)
  }

  /// Behind every number that this stream gave to a paper, withdrawn ones included.
  private func nextPaper() throws -> PaperReference {
    let first = try queries.wholeSettings().numbersFrom[office] ?? 1
    let given = try queries.paperReferences(of: office).map(\.number).filter { $0 >= first }
    return PaperReference(stream: office, number: (given.max().map { $0 + 1 }) ?? first)
  }

  /// A letter has one number, one date and one sender; the same three once more are the same letter.
  private func refuseKnown(_ event: PaperEvent) throws {
    for (reference, known) in try queries.papers() where known.number == event.number && known.dated == event.dated {
      guard let reference = PaperReference(reference), let logged = try queries.paperState(reference).event,
        logged.sender == event.sender
      else { continue }
      throw RegisterFailure.letterKnown(number: event.number, as: "\(reference)")
    }
  }
}
