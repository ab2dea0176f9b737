public import Domain
import EventLog
import Projections

// Whole commits that are taken back, and entries that belong elsewhere.
extension Draft {
  /// Withdraws every entry of one commit of this actor.
  ///
  /// - Parameter named: an event of the commit; nil = the newest commit of this actor in the stream written here.
  /// - Throws: `RegisterFailure.amendment` and `.laterEntryRests` if anything else rests on it.
  public func undo(_ named: EventID?, _ circumstances: Circumstances) throws -> AmendmentChange {
    let newest = try queries.newestEvent(of: desk.actor, in: office)
    guard let id = named ?? newest else {
      throw RegisterFailure.amendment(EventID(stream: office, number: 1), .nothingToUndo(actor: desk.actor))
    }
    guard try queries.event(id) != nil else { throw RegisterFailure.unknown(.event, "\(id)", nearest: []) }
    let commit = try queries.commit(of: id)
    if let foreign = commit.first(where: { $0.actor != desk.actor }) {
      throw RegisterFailure.amendment(foreign.id, .notYours(actor: foreign.actor))
    }
    if named == nil, let first = commit.first, commit.allSatisfy({ $0.type == "event.withdrawn" }) {
      let before = try queries.newestEvent(of: desk.actor, in: office, before: first.id.number)
      throw RegisterFailure.amendment(id, .newestTookBack(before: before))
    }
    var circumstances = circumstances
    circumstances.reason = circumstances.reason ?? "Undone"
    let standing = try stillStanding(commit)
    let targets = try standing.map { try amendable($0.id, circumstances, needsReason: nil) }
    try checkIsNewest(targets)
    let mentions = try standing.map { try mention(of: $0) }
    var subjects: [Subject] = []
    for event in standing where !subjects.contains(event.subject) { subjects.append(event.subject) }
    let ids = try keepingLegal(subjects) { try withdraw(targets.reversed(), circumstances) }
    return AmendmentChange(act: .undone, targets: mentions, named: nil, events: ids)
  }

  /// The events of a commit that were not withdrawn one by one; all of them if none is left, so that it is said why.
  private func stillStanding(_ commit: [StoredEvent]) throws -> [StoredEvent] {
    let left = try commit.filter { event in
      StandingEvent(event.id, in: try queries.history(of: event.subject), asOf: today)?.withdrawnBy == nil
    }
    return left.isEmpty ? commit : left
  }

  /// Withdraws an entry about a proposal and enters it anew under another one, on its own day and from its source.
  ///
  /// - Parameters:
  ///   - place: the other proposal.
  ///   - number: of the follow-up or target there that the entry is about; a promise gets the next free number.
  public func move(
    _ id: EventID, to place: ProposalReference, number: Int?, _ circumstances: Circumstances
  ) throws -> AmendmentChange {
    let target = try amendable(id, circumstances, needsReason: nil)
    guard case .proposal(let origin) = target.event.subject, let data = target.data,
      case .fact(.proposal(let fact), let provenance)? = try? EventCodec.decode(
        type: target.event.type, subject: target.event.subject, data: data)
    else { throw RegisterFailure.amendment(id, .notMovable(type: target.event.type)) }
    let about = try mention(of: target.event)
    let there = Subject.proposal(place)
    if place == origin, number == nil { throw RegisterFailure.amendment(id, .alreadyThere(place)) }
    let moved = try renumbered(fact, for: place, number, type: target.event.type, id: id)
    var circumstances = circumstances
    circumstances.reason = circumstances.reason ?? "It belongs to \(place)"
    var entered: EventID?
    let ids = try keepingLegal([target.event.subject, there]) {
      let withdrawals = try withdraw([target], circumstances)
      try checkUnderstood(StandingHistory(of: queries.history(of: there), asOf: nil), there)
      let new = try add(
        .proposal(moved), to: there, on: target.effective, sharing: target.sharing, provenance: provenance)
      entered = new
      return withdrawals + [new]
    }
    let name = try mention(of: there, followUp: Fact.proposal(moved).followUp)
    return AmendmentChange(act: .moved(to: entered ?? id, name), targets: [about], named: nil, events: ids)
  }

  private func renumbered(
    _ fact: ProposalEvent, for place: ProposalReference, _ number: Int?, type: String, id: EventID
  ) throws -> ProposalEvent {
    let history = try queries.history(of: .proposal(place))
    let first = try queries.wholeSettings().numbersFrom[office] ?? 1
    let free = { (type: String) in FollowUpNumbers(in: history, of: type).next(for: self.office, from: first) }
    let needed = { () throws(RegisterFailure) -> Int in
      guard let number else { throw .amendment(id, .numberNeeded(place)) }
      return number
    }
    switch fact {
    case .tabled, .split: throw RegisterFailure.amendment(id, .notMovable(type: type))
    case .followUp(_, .scheduled(let action, let owner, let due, let isDecision)):
      return .followUp(
        number: number ?? free(type), .scheduled(action: action, owner: owner, due: due, isDecision: isDecision))
    case .followUp(_, let event): return .followUp(number: try needed(), event)
    case .targetSet(_, let definition): return .targetSet(number: number ?? free(type), definition)
    case .targetRead(_, let value, let on): return .targetRead(number: try needed(), value: value, on: on)
    case .noted(var note):
      note.followUp = number
      return .noted(note)
    case .statusChanged(var change):
      change.from = try queries(on: today).proposal(place).currentStatus
      return .statusChanged(change)
    case .amended, .assigned, .responded, .waiting, .reviewed, .related, .milestoneReached, .documentAttached:
      return fact
    }
  }
}
