extension Proposal {
  /// Facts that do not follow from those before them: they find nothing to act on, or they move the status in a way
  /// that the table of moves refuses.
  ///
  /// A correction must not add one. What a move needs beside the wish is a rule of its entry and not asked again.
  ///
  /// - Parameter facts: in fold order.
  public static func breaches(in facts: [Recorded<ProposalEvent>]) -> [Recorded<ProposalEvent>] {
    var state = Proposal()
    return facts.filter { fact in
      let isIllegal = state.isIllegalMove(fact.fact)
      return !state.apply(fact) || isIllegal
    }
  }

  private func isIllegalMove(_ fact: ProposalEvent) -> Bool {
    guard isTabled, case .statusChanged(let change) = fact, change.to != currentStatus else { return false }
    return StatusMoves.need(from: currentStatus, to: change.to) == nil
  }
}
