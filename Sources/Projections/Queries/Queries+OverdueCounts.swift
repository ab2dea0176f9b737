import Domain
import GRDB

// What is overdue, counted where it lies.
extension Queries {
  /// The overdue follow-ups counted by owner, most first; `filter.institution` restricts to one owner.
  public func overdueCounts(_ filter: Filter = Filter()) throws -> [OverdueCount] {
    let heirs = try heirs()
    let bodies = filter.institution.map(heirs.bodies(answeredForBy:))
    let late = try MomentCounts(self, bodies: bodies, dialogue: filter.dialogue).byOwner.filter { $0.value.overdue > 0 }
    let oldest = try OldestDue(self, dialogue: filter.dialogue).days(of: late.keys.sorted())
    let counts = try late.compactMap { owner, counts -> OverdueCount? in
      guard let due = oldest[owner] else { return nil }
      return OverdueCount(
        institution: heirs.heir(of: try word(owner)), overdue: counts.overdue,
        oldestDue: CalendarDate(daysSinceEpoch: due),
        daysLateTotal: counts.overdue &* day.daysSinceEpoch &- counts.dueTotal)
    }
    return OverdueCount.ranked(counts)
  }

  /// The overdue follow-ups of each dialogue, counted.
  public func overdueCountsByDialogue() throws -> [String: Int] {
    try words(MomentCounts(self).byDialogue.mapValues(\.overdue))
  }

  /// The open follow-ups of each owner, counted.
  public func openCounts() throws -> [String: Int] {
    let heirs = try heirs()
    return try words(MomentCounts(self).byOwner.mapValues(\.open)).reduce(into: [:]) { counts, owner in
      counts[heirs.heir(of: owner.key), default: 0] &+= owner.value
    }
  }

  /// Those of some counts that are not nought, by words in place of the numbers of the table `name`.
  private func words(_ counts: [Int: Int]) throws -> [String: Int] {
    var words: [String: Int] = [:]
    for (number, count) in counts where count > 0 { words[try word(number)] = count }
    return words
  }

  private func word(_ number: Int) throws -> String { try histories.decoder.names[UInt32(clamping: number)] }
}
