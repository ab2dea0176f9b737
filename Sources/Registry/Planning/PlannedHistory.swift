public import Domain
import EventLog

/// The history of one proposal while commits are planned: it grows with each, and nothing of it is written.
///
/// It is decided by the same rules as a command, in memory: the histories of proposals do not touch each other.
public struct PlannedHistory: Sendable {
  public let reference: ProposalReference
  /// What the next event in the log is decided on.
  public let basis: [EventID]
  /// As it stands with everything that is recorded and planned, whatever its day.
  public private(set) var state = Proposal()
  /// The facts that hold, in fold order.
  private var facts: [Recorded<ProposalEvent>] = []
  private var numbers: FollowUpNumbers
  private var lastDay = Int.min
  private let office: String
  private let firstNumber: Int

  /// - Parameters:
  ///   - events: the subject's events in total order, as they are recorded.
  ///   - office: the stream that is written.
  ///   - firstNumber: of a follow-up that this stream promises.
  /// - Throws: `RegisterFailure.historyNotUnderstood`.
  init(
    _ reference: ProposalReference, _ events: [StoredEvent], office: String, firstNumber: Int
  ) throws(RegisterFailure) {
    self.reference = reference
    self.office = office
    self.firstNumber = firstNumber
    basis = Draft.basis(of: events)
    numbers = FollowUpNumbers(in: events)
    guard !events.isEmpty else { return }
    let standing = StandingHistory(of: events, asOf: nil)
    if let unknown = standing.notUnderstood.first {
      throw .historyNotUnderstood(.proposal(reference), event: unknown.event.id, unknown.why)
    }
    facts = standing.proposalFacts
    state = Proposal.folding(facts).state
    lastDay = facts.last?.effective.daysSinceEpoch ?? .min
  }

  /// The number that the next follow-up gets.
  public var nextFollowUp: Int { numbers.next(for: office, from: firstNumber) }

  /// Whether the register has anything about it, also if that was entered in error: its reference is not given again.
  public var isBegun: Bool { !basis.isEmpty }

  /// The event that put it on the table; nil before that.
  public var tabling: EventID? {
    facts.first { if case .tabled = $0.fact { true } else { false } }?.id
  }

  /// As it stands at the end of a day, with what is planned.
  public func state(on day: CalendarDate) -> Proposal {
    day.daysSinceEpoch >= lastDay ? state : Proposal.folding(facts.filter { $0.effective <= day }).state
  }

  /// Decides about the proposal, and takes the events in.
  ///
  /// - Parameter heirs: who answers on that day for whom.
  /// - Throws: `RegisterFailure.proposal`, and `.laterEntryRests` for an entry in the past after which a later one would
  ///   find nothing to act on; the history is then as it was.
  public mutating func plan(
    _ command: ProposalCommand, on day: CalendarDate, heirs: Heirs, sharing: Sharing, provenance: Provenance
  ) throws(RegisterFailure) -> [PlannedEvent] {
    var before = state(on: day)
    if case .assign = command { before = before.passed(to: heirs) }
    let decided: [ProposalEvent]
    do throws(ProposalRefusal) {
      if case .table = command, let tabledOn = state.tabledOn { throw .alreadyTabled(on: tabledOn) }
      decided = try before.decide(command, on: day, reason: provenance.reason)
    } catch {
      var refusal = error
      if case .notTabled(let day, _) = error { refusal = .notTabled(on: day, tabledOn: state.tabledOn) }
      throw .proposal(reference, refusal, title: state.tabling?.title.wording())
    }
    if day.daysSinceEpoch >= lastDay {
      for fact in decided { append(fact, on: day, sharing: sharing, provenance: provenance) }
    } else {
      var grown = self
      for fact in decided { try grown.insert(fact, on: day, sharing: sharing, provenance: provenance) }
      self = grown
    }
    return decided.map { PlannedEvent(fact: $0, day: day, sharing: sharing, provenance: provenance) }
  }

  /// Takes in a fact behind all others.
  private mutating func append(
    _ fact: ProposalEvent, on day: CalendarDate, sharing: Sharing, provenance: Provenance
  ) {
    let recorded = recorded(fact, on: day, sharing: sharing, provenance: provenance)
    facts.append(recorded)
    lastDay = day.daysSinceEpoch
    _ = state.apply(recorded)
  }

  /// Takes in a fact in front of later ones.
  private mutating func insert(
    _ fact: ProposalEvent, on day: CalendarDate, sharing: Sharing, provenance: Provenance
  ) throws(RegisterFailure) {
    let recorded = recorded(fact, on: day, sharing: sharing, provenance: provenance)
    let known = Set(Proposal.folding(facts).misfits.map(\.id))
    facts.insert(recorded, at: facts.firstIndex { $0.effective > day } ?? facts.endIndex)
    let (folded, misfits) = Proposal.folding(facts)
    if let misfit = misfits.first(where: { !known.contains($0.id) }) {
      let (type, _) = EventCodec.encode(.proposal(misfit.fact), misfit.provenance)
      throw .laterEntryRests(on: .proposal(reference), event: misfit.id, type: type, effective: misfit.effective)
    }
    state = folded
  }

  private mutating func recorded(
    _ fact: ProposalEvent, on day: CalendarDate, sharing: Sharing, provenance: Provenance
  ) -> Recorded<ProposalEvent> {
    if case .followUp(let number, .scheduled) = fact { numbers.add(number, office) }
    // A name that no event bears yet: it is asked for only where nothing is written.
    let id = EventID(stream: office, number: .max - 1_000_000 + facts.count)
    return Recorded(
      id: id, time: Timestamp(microseconds: .max), effective: day, actor: "", sharing: sharing, provenance: provenance,
      fact: fact)
  }
}
