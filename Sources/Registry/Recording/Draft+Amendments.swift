public import Domain
import EventLog
import Projections

// What is said about earlier entries. Nothing is ever edited.
extension Draft {
  /// Gives an entry other data or another day; a typing error mended so is no change of what was promised.
  ///
  /// - Parameters:
  ///   - settings: field and value as typed; an empty value takes an optional field away, and a field given several
  ///     times is a list.
  /// - Throws: `RegisterFailure.amendment`, and `.laterEntryRests` if a later entry would no longer follow.
  public func correct(
    _ id: EventID, _ settings: [(field: String, value: String)], _ circumstances: Circumstances
  ) throws -> AmendmentChange {
    let target = try amendable(id, circumstances, needsReason: .correcting)
    try checkIsNewest([target])
    let correction = try Correction(of: target, in: queries.history(of: target.event.subject), settings, self)
    let change = { (events: [EventID]) in
      AmendmentChange(
        act: .corrected(correction.changes), targets: [try self.mention(of: target.event)], named: nil, events: events)
    }
    if correction.changes.isEmpty { return try change([]) }
    let (provenance, paperDate) = try provenance(circumstances)
    let before = try StandingHistory(of: queries.history(of: target.event.subject), asOf: nil).facts
    let ids: [EventID]
    do {
      ids = try keepingLegal([target.event.subject]) {
        [
          try add(
            .corrected(target: id, data: correction.data, effective: correction.effective), about: target,
            on: circumstances.on ?? paperDate ?? today, provenance)
        ]
      }
    } catch RegisterFailure.laterEntryRests(_, let other, let type, let day) {
      // Moved to another day, it is this entry that passes the other one, not the other that rests on it.
      guard let new = correction.effective, min(new, target.effective) <= day, day <= max(new, target.effective) else {
        throw RegisterFailure.laterEntryRests(on: target.event.subject, event: other, type: type, effective: day)
      }
      throw RegisterFailure.amendment(id, .entryBetween(other, type: type, of: day, on: new))
    }
    try checkBodies(in: target.event.subject, newSince: before)
    return try change(ids)
  }

  /// Says that an entry was made in error; withdrawing a correction restores what it replaced.
  public func withdraw(_ id: EventID, _ circumstances: Circumstances) throws -> AmendmentChange {
    let target = try amendable(id, circumstances, needsReason: .withdrawing)
    try checkIsNewest([target])
    let about = try mention(of: target.event)
    let ids = try keepingLegal([target.event.subject]) { try withdraw([target], circumstances) }
    return AmendmentChange(act: .withdrawn, targets: [about], named: nil, events: ids)
  }

  /// Names a further paper for the same fact; nothing if the entry rests on that paper already.
  ///
  /// - Parameter circumstances: its paper is the one that confirms.
  public func confirm(_ id: EventID, _ circumstances: Circumstances) throws -> AmendmentChange {
    let target = try amendable(id, circumstances, needsReason: nil)
    try refuseAmendment(target.event)
    let (provenance, paperDate) = try provenance(circumstances)
    let paper = provenance.paper ?? ""
    let isKnown = try rests(target, on: paper)
    let events =
      isKnown
      ? []
      : [
        try add(
          .confirmed(target: id), about: target, on: circumstances.on ?? paperDate ?? today, provenance,
          sharing: circumstances.sharing ?? .internal)
      ]
    return AmendmentChange(
      act: .confirmed(paper: paper), targets: [try mention(of: target.event)], named: nil, events: events)
  }

  /// Changes who may see an entry, from a day on.
  ///
  /// - Throws: `.authorityMissing`, or `.neverShared` for a line to take and for what is off the record.
  public func share(_ id: EventID, as sharing: Sharing, _ circumstances: Circumstances) throws -> AmendmentChange {
    let target = try amendable(id, circumstances, needsReason: nil)
    try refuseAmendment(target.event)
    if sharing != .internal, Self.isPrivate(target) { throw RegisterFailure.amendment(id, .neverShared) }
    let events = try share([target], as: sharing, circumstances)
    return AmendmentChange(
      act: .shared(sharing), targets: [try mention(of: target.event)], named: nil, events: events)
  }

  /// Changes who may see everything that holds of a subject, or of one follow-up; what is never shared stays apart.
  public func shareAll(
    of subject: Subject, followUp: Int? = nil, as sharing: Sharing, _ circumstances: Circumstances
  ) throws -> AmendmentChange {
    let history = try queries.history(of: subject)
    try check(circumstances.expected, isNewestOf: history, subject)
    let whole = StandingHistory(of: history, asOf: nil)
    try checkUnderstood(whole, subject)
    let facts = whole.facts.filter { fact in followUp == nil || fact.fact.followUp == followUp }
    let targets = facts.compactMap { StandingEvent($0.id, in: history, asOf: today) }
      .filter { sharing == .internal || !Self.isPrivate($0) }
    let changed = targets.filter { $0.sharing != sharing }
    return AmendmentChange(
      act: .shared(sharing), targets: try changed.map { try mention(of: $0.event) },
      named: try mention(of: subject, followUp: followUp), events: try share(changed, as: sharing, circumstances))
  }

  private func share(
    _ targets: [StandingEvent], as sharing: Sharing, _ circumstances: Circumstances
  ) throws -> [EventID] {
    let (provenance, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    return try targets.filter { $0.sharing != sharing }.map { target in
      guard provenance.authority != nil || provenance.paper != nil else {
        throw RegisterFailure.amendment(target.event.id, .authorityMissing)
      }
      return try add(
        .shared(target: target.event.id, sharing), about: target, on: day, provenance,
        sharing: circumstances.sharing ?? .internal)
    }
  }
}

// MARK: - What all of them share

extension Draft {
  /// The entry that something is to be said about.
  ///
  /// - Throws: why nothing can be said about it.
  func amendable(
    _ id: EventID, _ circumstances: Circumstances, needsReason act: AmendmentRefusal.Act?
  ) throws -> StandingEvent {
    guard let event = try queries.event(id) else { throw RegisterFailure.unknown(.event, "\(id)", nearest: []) }
    let history = try queries.history(of: event.subject)
    try check(circumstances.expected, isNewestOf: history, event.subject)
    try checkUnderstood(StandingHistory(of: history, asOf: nil), event.subject)
    guard let target = StandingEvent(id, in: history, asOf: today) else {
      throw RegisterFailure.unknown(.event, "\(id)", nearest: [])
    }
    if let refusal = refusal(of: target) { throw RegisterFailure.amendment(id, refusal) }
    if let act, circumstances.reason == nil { throw RegisterFailure.amendment(id, .reasonMissing(act)) }
    return target
  }

  func refusal(of target: StandingEvent) -> AmendmentRefusal? {
    switch target.event.type {
    case "register.opened", "stream.opened": .opensStream
    case "event.withdrawn": .isWithdrawal
    case "event.redacted": .isRedaction
    default: target.withdrawnBy.map { .alreadyWithdrawn(by: $0) }
    }
  }

  /// A correction holds the whole data of its entry: one below another is not seen, so it is not changed either.
  func checkIsNewest(_ targets: [StandingEvent]) throws {
    let ids = Set(targets.map(\.event.id))
    for target in targets {
      guard case .amendment(.corrected(let entry, let data, let day), _)? = try? target.event.decoded(),
        case let history = try queries.history(of: target.event.subject),
        let corrected = StandingEvent(entry, in: history, asOf: today)
      else { continue }
      let later = corrected.corrections.drop { $0 != target.event.id }.dropFirst().filter { !ids.contains($0) }
      for id in later {
        guard case .amendment(.corrected(_, let newData, let newDay), _)? = try? queries.event(id)?.decoded(),
          (data != nil && newData != nil) || (day != nil && newDay != nil)
        else { continue }
        throw RegisterFailure.amendment(target.event.id, .correctedSince(entry: entry, by: id))
      }
    }
  }

  private func refuseAmendment(_ event: StoredEvent) throws {
    guard case .amendment(let amendment, _)? = try? event.decoded() else { return }
    throw RegisterFailure.amendment(event.id, .isAmendment(of: amendment.target))
  }

  /// Whether an entry, or what confirmed it, names this paper.
  func rests(_ target: StandingEvent, on paper: String) throws -> Bool {
    target.data?["paper"]?.text == paper || target.confirmations.contains { $0.paper == paper }
  }

  /// Withdraws entries, the newest first; what becomes of the rest is for the caller to check.
  func withdraw(_ targets: [StandingEvent], _ circumstances: Circumstances) throws -> [EventID] {
    let (provenance, paperDate) = try provenance(circumstances)
    return try targets.map { target in
      try add(
        .withdrawn(target: target.event.id), about: target, on: circumstances.on ?? paperDate ?? today, provenance)
    }
  }

  /// Adds what is said about an entry; it is as confidential as that entry unless something else is said.
  @discardableResult
  func add(
    _ amendment: AmendmentEvent, about target: StandingEvent, on day: CalendarDate, _ provenance: Provenance,
    sharing: Sharing? = nil
  ) throws -> EventID {
    let (type, data) = EventCodec.encode(amendment, provenance)
    return try add(
      type: type, data: data, to: target.event.subject, on: day, sharing: sharing ?? target.sharing)
  }

  /// A line to take is never shared, and what is off the record leaves this house in no form.
  private static func isPrivate(_ target: StandingEvent) -> Bool {
    target.data?["line"]?.boolean == true || target.data?["offRecord"]?.boolean == true
  }

  /// The entry with what it is about.
  func mention(of event: StoredEvent) throws -> AmendmentChange.Target {
    var root = event
    while case .amendment(let amendment, _)? = try? root.decoded(), let target = try queries.event(amendment.target),
      target.time <= root.time, target.id != root.id
    {
      root = target
    }
    let history = try queries.history(of: event.subject)
    let held = StandingEvent(root.id, in: history, asOf: today)?.data ?? DataObject()
    let decoded = try? EventCodec.decode(type: root.type, subject: root.subject, data: held)
    let number: Int? = if case .fact(let fact, _)? = decoded { fact.followUp } else { nil }
    return AmendmentChange.Target(event: event, about: try mention(of: event.subject, followUp: number))
  }

  /// A subject, or one of its follow-ups, by reference and name.
  func mention(of subject: Subject, followUp: Int? = nil) throws -> Mention {
    let text = "\(subject)"
    let reference = text.firstIndex(of: "/").map { String(text[text.index(after: $0)...]) } ?? text
    switch subject {
    case .proposal(let proposal):
      let facts = StandingHistory(of: try queries.history(of: subject), asOf: nil).proposalFacts
      let state = Proposal.folding(facts).state
      guard let followUp else { return Mention(reference: reference, title: state.tabling?.title.wording()) }
      return Mention(reference: "\(proposal).\(followUp)", title: state.followUps[followUp]?.action)
    case .institution(let code):
      return Mention(reference: reference, title: try queries.institutionState(code).name?.wording())
    case .dialogue(let code):
      return Mention(reference: reference, title: try queries.dialogueState(code).title?.wording())
    case .paper: return Mention(reference: reference, title: try queries.paper(reference)?.number)
    case .register, .session, .calendar, .circulation, .reminder, .other:
      return Mention(reference: reference, title: nil)
    }
  }
}

extension Fact {
  /// The number of the follow-up that it is about.
  var followUp: Int? {
    switch self {
    case .proposal(.followUp(let number, _)): number
    case .proposal(.noted(let note)): note.followUp
    default: nil
    }
  }
}
