extension Proposal {
  /// What a wish amounts to: the events to record, none if nothing would change, or a refusal.
  ///
  /// - Parameters:
  ///   - command: the wish.
  ///   - day: the day on which it takes effect; the state is the one that holds at the end of that day so far.
  ///   - reason: why, if the officer gave one.
  /// - Throws: the fact that forbids it.
  public func decide(
    _ command: ProposalCommand, on day: CalendarDate, reason: String?
  ) throws(ProposalRefusal) -> [ProposalEvent] {
    if case .table(let tabling) = command {
      if let tabledOn { throw .alreadyTabled(on: tabledOn) }
      return [.tabled(tabling)]
    }
    guard let tabling else { throw .notTabled(on: day, tabledOn: nil) }
    switch command {
    case .table: return []
    case .amend(let amendment): return decideAmendment(amendment, of: tabling)
    case .assign(let lead, let support, let counterpart):
      return try decideAssignment(lead: lead, support: support, counterpart: counterpart, of: tabling)
    case .changeStatus(let to, let evidence, let by, let until, let disposal):
      let change = StatusChange(from: currentStatus, to: to, evidence: evidence, by: by, until: until)
      return try decideMove(change, reason: reason, disposal: disposal)
    case .respond(let side, let response):
      return (self.response?.value ?? .none) == response ? [] : [.responded(side: side, response: response)]
    case .note(let note):
      if let number = note.followUp { _ = try followUp(number) }
      return [.noted(note)]
    case .followUp(let command):
      return try decide(command, reason: reason)
    case .course(let command):
      return try decide(command, of: tabling)
    }
  }

  private func decideAmendment(_ amendment: Amendment, of tabling: Tabling) -> [ProposalEvent] {
    var kept = amendment
    if let title = amendment.title, tabling.title.merging(title) == tabling.title { kept.title = nil }
    if amendment.kind == tabling.kind { kept.kind = nil }
    if amendment.sector == tabling.sector { kept.sector = nil }
    if amendment.summary == tabling.summary { kept.summary = nil }
    if amendment.aliases == tabling.aliases { kept.aliases = nil }
    if amendment.isStanding == tabling.isStanding { kept.isStanding = nil }
    return kept == Amendment() ? [] : [.amended(kept)]
  }

  private func decideAssignment(
    lead: String?, support: [ListChange], counterpart: [ListChange], of tabling: Tabling
  ) throws(ProposalRefusal) -> [ProposalEvent] {
    for (changes, list) in [(support, tabling.support), (counterpart, tabling.counterpart)] {
      for case .remove(let code) in changes where !list.contains(code) { throw .notInList(code) }
    }
    let newSupport = ListChange.applying(support, to: tabling.support)
    let newCounterpart = ListChange.applying(counterpart, to: tabling.counterpart)
    let event = ProposalEvent.assigned(
      lead: lead == tabling.lead ? nil : lead,
      support: newSupport == tabling.support ? nil : newSupport,
      counterpart: newCounterpart == tabling.counterpart ? nil : newCounterpart)
    return event == .assigned(lead: nil, support: nil, counterpart: nil) ? [] : [event]
  }

  private func decideMove(
    _ change: StatusChange, reason: String?, disposal: FollowUpDisposal?
  ) throws(ProposalRefusal) -> [ProposalEvent] {
    if change.from == change.to { return [] }
    if tabling?.isStanding == true, [.completed, .closed].contains(change.to) { throw .standing(to: change.to) }
    guard let need = StatusMoves.need(from: change.from, to: change.to) else {
      throw .illegalMove(from: change.from, to: change.to)
    }
    switch need {
    case .nothing: break
    case .reason: if reason == nil { throw .reasonMissing(.move(from: change.from, to: change.to)) }
    case .evidence: if change.evidence == nil { throw .evidenceMissing }
    case .successor: if change.by == nil { throw .successorMissing }
    }
    let endings = try decideEndings(of: change.to, disposal: disposal)
    return [.statusChanged(change)] + endings
  }

  /// What happens to the open follow-ups when a proposal ends: somebody must have said so.
  func decideEndings(of status: Status, disposal: FollowUpDisposal?) throws(ProposalRefusal) -> [ProposalEvent] {
    guard status.isEnded, !openFollowUps.isEmpty else { return [] }
    switch disposal {
    case nil: throw .openFollowUps(to: status, numbers: openFollowUps.map(\.number))
    case .keep: return []
    case .cancel, .move: return openFollowUps.map { .followUp(number: $0.number, .cancelled) }
    }
  }
}
