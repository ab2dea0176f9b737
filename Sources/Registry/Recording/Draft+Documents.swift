public import Domain
import EventLog
import Projections

/// What became of a document.
public struct DocumentChange: Sendable {
  /// The proposal, letter or session that it belongs to, by reference and name.
  public let keeper: Mention
  public let mention: DocumentMention
  /// The event that attached the same bytes before; then nothing changed.
  public let earlier: EventID?
  public let day: CalendarDate
  /// Empty if nothing changed.
  public let events: [EventID]
}

// Documents, of which the log keeps what they are and never their bytes.
extension Draft {
  /// Records that a document belongs to a proposal, a letter or a session.
  ///
  /// The same bytes once more are nothing to change, unless the entry that named them has lost its words.
  ///
  /// - Parameters:
  ///   - mention: of the copy, which is on the device already.
  ///   - subject: known to the register.
  /// - Throws: `RegisterFailure.proposal` with `.notTabled` for a day before the proposal.
  public func attach(
    _ mention: DocumentMention, to subject: Subject, _ circumstances: Circumstances
  ) throws -> DocumentChange {
    let history = try queries.history(of: subject)
    try check(circumstances.expected, isNewestOf: history, subject)
    let standing = StandingHistory(of: history, asOf: nil)
    try checkUnderstood(standing, subject)
    let (_, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    let keeper = try self.mention(of: subject)
    let nameless = Set(history.filter { $0.redactedBy != nil }.map(\.id))
    let known = standing.documentFacts.first { $0.fact.digest == mention.digest && !nameless.contains($0.id) }
    if let known {
      return DocumentChange(keeper: keeper, mention: known.fact, earlier: known.id, day: known.effective, events: [])
    }
    try checkTabled(subject, standing, on: day)
    let fact: Fact =
      if case .proposal = subject { .proposal(.documentAttached(mention)) } else { .document(mention) }
    let recorded = try record(fact, in: subject, circumstances, usual: .internal)
    return DocumentChange(keeper: keeper, mention: mention, earlier: nil, day: recorded.day, events: [recorded.event])
  }

  private func checkTabled(_ subject: Subject, _ standing: StandingHistory, on day: CalendarDate) throws {
    guard case .proposal(let reference) = subject, try !queries(on: day).proposal(reference).isTabled else { return }
    let state = Proposal.folding(standing.proposalFacts).state
    throw RegisterFailure.proposal(
      reference, .notTabled(on: day, tabledOn: state.tabledOn), title: state.tabling?.title.wording())
  }
}
