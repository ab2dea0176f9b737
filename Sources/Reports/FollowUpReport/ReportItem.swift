import Domain
import EventLog
import Projections

/// A proposal that a report covers, with everything that holds of it.
struct ReportItem: Sendable {
  /// How it came into the report.
  enum Origin: Sendable, Hashable {
    case tabledAtSession, carried, tabledSince
  }

  let row: ProposalRow
  let proposal: Proposal
  /// In fold order.
  let facts: [Recorded<ProposalEvent>]
  let confirmations: [EventID: [Provenance]]
  let standing: Standing
  let origin: Origin
  let wording: Wording

  var reference: ProposalReference { row.reference }

  /// The open follow-up that is due first; an undated one only if there is no other.
  var next: FollowUp? { open.first }

  /// Open follow-ups, those due first in front, undated ones last.
  var open: [FollowUp] {
    proposal.openFollowUps.sorted { left, right in
      switch (left.due, right.due) {
      case (let left?, let right?) where left != right: left < right
      case (.some, nil): true
      case (nil, .some): false
      default: left.number < right.number
      }
    }
  }
}

extension ReportItem {
  /// What was heard last, with where it comes from.
  struct Position: Sendable {
    let on: CalendarDate
    let words: RichText
    let provenance: Provenance
    let event: EventID

    /// The words without their languages.
    var text: String { words.plain }
  }

  /// The newest position that may stand in a paper: no line to take, nothing off the record.
  var latest: Position? {
    let sentence = EventSentence(subject: .proposal(reference), targets: proposal.targets, wording: wording)
    let candidates = facts.enumerated().compactMap { place, event -> (key: (CalendarDate, Int, Int), Position)? in
      guard let rank = Self.rank(of: event.fact) else { return nil }
      let position = Position(
        on: event.effective, words: sentence.words(.proposal(event.fact), id: event.id),
        provenance: event.provenance, event: event.id)
      return ((event.effective, rank, place), position)
    }
    return candidates.max { $0.key < $1.key }?.1
  }

  /// Among what took effect on one day, words say more than a move.
  private static func rank(of event: ProposalEvent) -> Int? {
    switch event {
    case .noted(let note): note.isLine || note.isOffRecord ? nil : 2
    case .followUp(_, .completed), .responded: 1
    case .statusChanged, .targetRead, .milestoneReached: 0
    case .tabled, .amended, .assigned, .waiting, .reviewed, .related, .split, .followUp, .targetSet, .documentAttached:
      nil
    }
  }
}

extension ReportItem {
  /// The proposals of a dialogue that were open at any time since its last session.
  static func all(_ queries: Queries, _ frame: SessionFrame, _ wording: Wording) throws -> [ReportItem] {
    var filter = Filter()
    filter.dialogue = frame.dialogue.code
    let rule = StandingRule(
      day: queries.day, nextSession: frame.next?.date, judges: queries.disclosure == nil)
    let heirs = try queries.heirs()
    return try queries.proposals(filter).compactMap { row in
      // A history is read only where it can matter.
      if !row.isOpen, let start = frame.start, row.statusSince < start { return nil }
      let history = try queries.standingHistory(of: .proposal(row.reference))
      let facts = history.proposalFacts
      guard wasOpen(facts, since: frame.start) else { return nil }
      let proposal = Proposal.folding(facts).state.passed(to: heirs)
      return ReportItem(
        row: row, proposal: proposal, facts: facts, confirmations: history.confirmations,
        standing: rule.standing(of: proposal), origin: origin(of: row, frame), wording: wording)
    }
  }

  /// Whether it was open on the first day or at any time after it.
  private static func wasOpen(_ facts: [Recorded<ProposalEvent>], since start: CalendarDate?) -> Bool {
    var proposal = Proposal()
    for fact in facts {
      if let start, fact.effective >= start, proposal.isOpen { return true }
      _ = proposal.apply(fact)
      if start.map({ fact.effective >= $0 }) ?? true, proposal.isOpen { return true }
    }
    return proposal.isOpen
  }

  private static func origin(of row: ProposalRow, _ frame: SessionFrame) -> Origin {
    guard let last = frame.last else { return .tabledSince }
    if row.reference.session == last.reference.number { return .tabledAtSession }
    if let session = row.reference.session { return session < last.reference.number ? .carried : .tabledSince }
    return row.tabledOn < last.date ? .carried : .tabledSince
  }
}
