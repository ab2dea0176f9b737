import Domain
import EventLog
import Projections

// What an entry about an earlier day does not change.
extension Draft {
  /// The newest entry about the same thing from a later day, which still holds today.
  func later<Fact>(
    than day: CalendarDate, like fact: Fact?, in history: [StoredEvent],
    _ facts: (StandingHistory) -> [Recorded<Fact>], isAboutTheSame: (Fact, Fact) -> Bool
  ) -> StoredEvent? {
    guard let fact else { return nil }
    let newer = facts(StandingHistory(of: history, asOf: today)).last {
      $0.effective > day && isAboutTheSame($0.fact, fact)
    }
    return newer.flatMap { newer in history.first { $0.id == newer.id } }
  }
}
