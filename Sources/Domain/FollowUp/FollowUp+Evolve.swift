extension FollowUp {
  /// A follow-up that has just been promised.
  init(number: Int, action: String, owner: String, due: CalendarDate?, isDecision: Bool, by event: Recorded<some Any>) {
    self.number = number
    self.action = action
    self.owner = owner
    self.due = due
    firstDue = due
    self.isDecision = isDecision
    added = event.effective
    lastEvent = event.id
    lastEntry = event.effective
    dueProvenance = event.provenance
    sharing = event.sharing
  }

  /// Takes in one event of this follow-up; false if it finds nothing to act on.
  mutating func apply(_ fact: FollowUpEvent, by event: Recorded<ProposalEvent>) -> Bool {
    guard apply(fact, on: event.effective, event: event) else { return false }
    lastEvent = event.id
    lastEntry = max(lastEntry, event.effective)
    sharing = min(sharing, event.sharing)
    return true
  }

  private mutating func apply(_ fact: FollowUpEvent, on day: CalendarDate, event: Recorded<ProposalEvent>) -> Bool {
    switch (fact, state) {
    case (.scheduled, _): return false
    case (.rescheduled(let day), .open): move(to: day, by: event)
    case (.reassigned(let owner), .open): self.owner = owner
    case (.amended(let action), _): self.action = action
    case (.completed(let outcome), .open):
      state = .completed(on: day)
      self.outcome = outcome
    case (.cancelled, .open): state = .cancelled(on: day)
    case (.reopened(let due), .completed), (.reopened(let due), .cancelled):
      state = .open
      outcome = nil
      move(to: due, by: event)
    case (.rescheduled, _), (.reassigned, _), (.completed, _), (.cancelled, _), (.reopened, _): return false
    }
    return true
  }

  private mutating func move(to day: CalendarDate, by event: Recorded<ProposalEvent>) {
    if firstDue == nil { firstDue = day }
    if due != day { moves.append(Move(from: due, to: day, on: event.effective, event: event.id)) }
    due = day
    dueProvenance = event.provenance
  }
}
