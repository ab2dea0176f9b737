import Domain

extension ProposalSweep {
  /// How the proposal stands in the end.
  ///
  /// - Parameters:
  ///   - days: those of the sweep.
  ///   - isPart: whether it came from a split.
  func standing(_ days: EntryDays, isPart: Bool) -> SettledCount.Standing {
    SettledCount.Standing(
      sort: proposal.spans.last(where: \.isWithoutEnd).map { sort($0.row, isPart: isPart) },
      lastEntry: days.entries.last { $0.knownTo == Forever.time }?.day ?? 0)
  }

  private func sort(_ row: ProposalColumns, isPart: Bool) -> SettledCount.Sort {
    var sort: SettledCount.Sort = isPart ? .part : []
    if row.isOpen { sort.insert(.open) }
    if row.isStanding { sort.insert(.standing) }
    if row.status == .deferred { sort.insert(.deferred) }
    if followUps.values.contains(where: { $0.spans.contains(where: \.isNextStep) }) { sort.insert(.hasNextStep) }
    return sort
  }
}

extension Span {
  /// Whether the newest knowledge has it for all days from its first one on.
  fileprivate var isWithoutEnd: Bool { isCurrent && toDay == Forever.day }
}

extension Span<FollowUpColumns> {
  /// Whether it is an open follow-up with a date in the end.
  fileprivate var isNextStep: Bool { isWithoutEnd && row.state == 0 && row.due != nil }
}
