public import Domain
import EventLog
import Projections

/// What became of a return form that goes to an institution.
public struct CirculationChange: Sendable {
  /// What the form calls itself: `MOC-2026-08-10`.
  public let reference: String
  public let institution: String
  public let replyBy: CalendarDate
  /// References of the follow-ups and proposals on it.
  public let items: [String]
  public let day: CalendarDate
  /// Empty if the same form is recorded already.
  public let events: [EventID]
}

/// A return form as it is to be recorded.
public struct CirculatedForm: Sendable {
  public let institution: String
  public let replyBy: CalendarDate
  /// References of the follow-ups and proposals on it.
  public let items: [String]
  /// The newest events of each proposal's history, one a stream, as they were when the form was made.
  public let seen: [ProposalReference: [EventID]]

  public init(
    institution: String, replyBy: CalendarDate, items: [String], seen: [ProposalReference: [EventID]]
  ) {
    self.institution = institution
    self.replyBy = replyBy
    self.items = items
    self.seen = seen
  }
}

// Return forms that go out.
extension Draft {
  /// Records that a return form goes to an institution; nothing if the same form went to it on that day.
  ///
  /// - Throws: `RegisterFailure.changedMeanwhile` if something was recorded since the form was made.
  public func issue(_ form: CirculatedForm, _ circumstances: Circumstances) throws -> CirculationChange {
    for (proposal, seen) in form.seen.sorted(by: { $0.key.text < $1.key.text }) {
      let heads = Self.basis(of: try queries.history(of: .proposal(proposal)))
      guard heads != seen, let expected = seen.last else { continue }
      throw RegisterFailure.changedMeanwhile(.proposal(proposal), expected: expected, heads: heads)
    }
    let (_, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    let reference = "\(form.institution)-\(day)"
    let subject = Subject.circulation(reference)
    let fact = Fact.circulation(
      .issued(institution: form.institution, replyBy: form.replyBy, items: form.items))
    let history = StandingHistory(of: try queries.history(of: subject), asOf: nil)
    try checkUnderstood(history, subject)
    var events: [EventID] = []
    if history.facts.last?.fact != fact {
      events = [try record(fact, in: subject, circumstances, usual: .internal).event]
    }
    return CirculationChange(
      reference: reference, institution: form.institution, replyBy: form.replyBy, items: form.items, day: day,
      events: events)
  }
}
