public import Domain
import EventLog
public import Projections
import Registry

/// Everything that holds of one proposal on a day, and what each of it rests on.
public struct ProposalDetail: Report {
  let position: RecordPosition
  let reference: ProposalReference
  /// Each body in it is the one that answers on that day.
  let proposal: Proposal
  /// As it was recorded, whoever answers for it now.
  let recorded: Proposal
  let institutions: Institutions
  let papers: [String: (number: String, dated: CalendarDate)]
  let standing: Standing
  let history: StandingHistory
  let lineage: Lineage
  /// Whether notes that are off the record are shown: at a terminal, never in a paper.
  private(set) var showsOffRecord = true
  let later: LaterEntries
  let wording: Wording

  var day: CalendarDate { position.asOf }

  /// - Throws: `RegisterFailure.proposal` with `.notTabled` if it is not on the table on that day.
  public init(_ queries: Queries, of reference: ProposalReference, wording: Wording = .english) throws {
    self.wording = wording
    self.reference = reference
    position = try RecordPosition(queries)
    institutions = try Institutions(queries, wording)
    papers = try queries.papers()
    let stored = try queries.history(of: .proposal(reference))
    history = StandingHistory(of: stored, asOf: queries.day)
    let whole = StandingHistory(of: stored, asOf: nil)
    later = LaterEntries(whole.facts.map(\.effective).filter { $0 > queries.day })
    recorded = Proposal.folding(history.proposalFacts).state
    proposal = recorded.passed(to: institutions.heirs)
    lineage = try Lineage(queries, of: reference)
    let next = try queries.nextSession(of: reference.dialogue, onOrAfter: queries.day)?.date
    standing = StandingRule(day: queries.day, nextSession: next).standing(of: proposal)
    if !proposal.isTabled {
      let later = Proposal.folding(whole.proposalFacts).state
      let title = later.tabling?.title.wording()
      throw RegisterFailure.proposal(
        reference, .notTabled(on: queries.day, tabledOn: later.tabledOn), title: title)
    }
  }

  /// The same without what may stand in no paper.
  var withoutOffRecord: ProposalDetail {
    var copy = self
    copy.showsOffRecord = false
    return copy
  }

  /// Follow-ups by number.
  var followUps: [FollowUp] { proposal.followUps.values.sorted { $0.number < $1.number } }

  /// Newest first; those of one day stand together, the surest claim in front, so that what contradicts is seen side
  /// by side.
  var notes: [Proposal.Position] {
    let notes = proposal.notes.filter { showsOffRecord || !$0.note.isOffRecord }
    return notes.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.on, first.provenance.grade?.rank ?? -1, left.offset)
        > (second.on, second.provenance.grade?.rank ?? -1, right.offset)
    }.map(\.element)
  }

  var targets: [Proposal.Target] { proposal.targets.values.sorted { $0.number < $1.number } }

  /// The papers that any entry rests on, by reference.
  var citedPapers: [String] {
    let cited =
      history.facts.compactMap(\.provenance.paper)
      + history.confirmations.values.joined().compactMap(\.paper)
    return Set(cited).sorted()
  }

  /// A source with the event that names it: "Agreed minutes (minutes), mea/12".
  func source(_ provenance: Provenance, _ event: EventID) -> RichText {
    let confirmed = (history.confirmations[event] ?? []).compactMap { wording.source($0, papers: papers) }
    let words =
      [wording.source(provenance, papers: papers)].compactMap { $0 }
      + confirmed.map { wording.rich(.confirmedBy, ["source": .rich($0)]) }
    let named = words.joined(separator: wording[.semicolon])
    return ([named].filter { !$0.isEmpty } + [RichText("\(event)")]).joined(separator: wording[.comma]).styled(.quiet)
  }
}
