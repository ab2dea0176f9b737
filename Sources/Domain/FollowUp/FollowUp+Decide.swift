extension Proposal {
  /// What a wish about a follow-up amounts to.
  func decide(_ command: FollowUpCommand, reason: String?) throws(ProposalRefusal) -> [ProposalEvent] {
    switch command {
    case .schedule(let number, let action, let owner, let due, let isDecision):
      guard followUps[number] == nil else { throw .followUpTaken(number) }
      let fact = FollowUpEvent.scheduled(action: action, owner: owner, due: due, isDecision: isDecision)
      return [.followUp(number: number, fact)]
    case .reschedule(let number, let day):
      let followUp = try openFollowUp(number)
      if followUp.due == day { return [] }
      guard reason != nil else { throw .reasonMissing(.rescheduling(number)) }
      return [.followUp(number: number, .rescheduled(due: day))]
    case .reassign(let number, let owner):
      return try openFollowUp(number).owner == owner ? [] : [.followUp(number: number, .reassigned(owner: owner))]
    case .amend(let number, let action):
      return try followUp(number).action == action ? [] : [.followUp(number: number, .amended(action: action))]
    case .complete(let number, let outcome):
      _ = try openFollowUp(number)
      return [.followUp(number: number, .completed(outcome: outcome))]
    case .cancel(let number):
      _ = try openFollowUp(number)
      guard reason != nil else { throw .reasonMissing(.cancelling(number)) }
      return [.followUp(number: number, .cancelled)]
    case .reopen(let number, let due):
      if try followUp(number).isOpen { throw .followUpOpen(number) }
      guard reason != nil else { throw .reasonMissing(.reopening(number)) }
      return [.followUp(number: number, .reopened(due: due))]
    }
  }

  /// The follow-up of this number, whatever its state.
  func followUp(_ number: Int) throws(ProposalRefusal) -> FollowUp {
    guard let followUp = followUps[number] else { throw .unknownFollowUp(number, known: followUps.keys.sorted()) }
    return followUp
  }

  private func openFollowUp(_ number: Int) throws(ProposalRefusal) -> FollowUp {
    let followUp = try followUp(number)
    switch followUp.state {
    case .open: return followUp
    case .completed(let day): throw .followUpDone(number, on: day)
    case .cancelled(let day): throw .followUpCancelled(number, on: day)
    }
  }
}
