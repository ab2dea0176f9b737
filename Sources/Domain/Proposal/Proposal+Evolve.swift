extension Proposal: Evolving {
  public mutating func apply(_ event: Recorded<ProposalEvent>) -> Bool {
    guard applies(event) else { return false }
    lastEntry = max(lastEntry ?? event.effective, event.effective)
    lastEvent = event.id
    return true
  }

  private mutating func applies(_ event: Recorded<ProposalEvent>) -> Bool {
    if case .tabled(let tabling) = event.fact { return table(tabling, by: event) }
    guard isTabled else { return false }
    switch event.fact {
    case .tabled: return false
    case .amended(let amendment): amend(amendment)
    case .assigned(let lead, let support, let counterpart):
      assign(lead: lead, support: support, counterpart: counterpart, by: event)
    case .statusChanged(let change): move(change, by: event)
    case .responded(_, let response): self.response = held(response, by: event)
    case .noted(let note): return add(note, by: event)
    case .waiting(let on, let thirdParty): waiting = held(Wait(on: on, thirdParty: thirdParty), by: event)
    case .reviewed(let session, let outcome):
      reviews.removeAll { $0.session == session }
      reviews.append(Review(session: session, outcome: outcome, on: event.effective))
    case .related(let relation, let to): relations.append(Link(relation: relation, to: to))
    case .split(let into): parts += into
    case .followUp(let number, let fact): return apply(fact, toFollowUp: number, by: event)
    case .targetSet(let number, let definition):
      guard targets[number] == nil else { return false }
      targets[number] = Target(number: number, definition: definition, readings: [])
    case .targetRead(let number, let value, let on):
      guard targets[number] != nil else { return false }
      targets[number]?.readings.append(Reading(value: value, on: on))
    case .milestoneReached(let milestone): milestones[milestone] = event.effective
    case .documentAttached(let document): documents.append(document)
    }
    return true
  }

  private mutating func table(_ tabling: Tabling, by event: Recorded<ProposalEvent>) -> Bool {
    guard !isTabled else { return false }
    self.tabling = tabling
    tabledOn = event.effective
    sharing = event.sharing
    return true
  }

  private mutating func move(_ change: StatusChange, by event: Recorded<ProposalEvent>) {
    status = held(change, by: event)
    switch change.to {
    case .completed: completedOn = event.effective
    case .closed: completedOn = completedOn ?? event.effective
    default: completedOn = nil
    }
  }

  private mutating func amend(_ amendment: Amendment) {
    guard var amended = tabling else { return }
    amended.title = amendment.title.map { amended.title.merging($0) } ?? amended.title
    amended.kind = amendment.kind ?? amended.kind
    amended.sector = amendment.sector ?? amended.sector
    amended.summary = amendment.summary ?? amended.summary
    amended.aliases = amendment.aliases ?? amended.aliases
    amended.isStanding = amendment.isStanding ?? amended.isStanding
    tabling = amended
  }

  private mutating func assign(
    lead: String?, support: [String]?, counterpart: [String]?, by event: Recorded<ProposalEvent>
  ) {
    if let lead {
      tabling?.lead = lead
      assigned = held(lead, by: event)
    }
    if let support { tabling?.support = support }
    if let counterpart { tabling?.counterpart = counterpart }
  }

  private mutating func add(_ note: Note, by event: Recorded<ProposalEvent>) -> Bool {
    if let number = note.followUp, followUps[number] == nil { return false }
    notes.append(
      Position(
        note: note, on: event.effective, time: event.time, event: event.id, actor: event.actor,
        provenance: event.provenance, sharing: event.sharing))
    return true
  }

  private mutating func apply(
    _ fact: FollowUpEvent, toFollowUp number: Int, by event: Recorded<ProposalEvent>
  ) -> Bool {
    guard case .scheduled(let action, let owner, let due, let isDecision) = fact else {
      return followUps[number]?.apply(fact, by: event) ?? false
    }
    guard followUps[number] == nil else { return false }
    followUps[number] = FollowUp(
      number: number, action: action, owner: owner, due: due, isDecision: isDecision, by: event)
    return true
  }

  private func held<Value>(_ value: Value, by event: Recorded<ProposalEvent>) -> Held<Value> {
    Held(
      value: value, since: event.effective, event: event.id, provenance: event.provenance, sharing: event.sharing)
  }
}
