public import Domain
import EventLog
import GRDB

// What the record itself holds: how much is known, and which reminders went out.
extension Queries {
  /// The number of the last event of each stream that is known at the moment asked about.
  public func knownSizes() throws -> [String: Int] {
    var sizes: [String: Int] = [:]
    for end in try cursor() {
      if let size = try lastKnown(of: end.stream, size: end.size) { sizes[end.stream] = size }
    }
    return sizes
  }

  /// The last event of a stream that is known, found by halving: in a stream time never goes back, so the cost does not
  /// grow with what was recorded since.
  private func lastKnown(of stream: String, size: Int) throws -> Int? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT number, time <= \(knownTime) FROM event
        WHERE stream = ? AND number <= ? ORDER BY number DESC LIMIT 1
        """)
    // Withheld events have no row: what is looked at is the last one that has.
    func nearest(_ number: Int) throws -> (number: Int, isKnown: Bool)? {
      try Row.fetchOne(statement, arguments: [stream, number]).map { ($0[0], $0[1]) }
    }
    var (low, high) = (0, size)
    while low < high {
      let middle = (low + high + 1) / 2
      if let found = try nearest(middle), !found.isKnown { high = found.number - 1 } else { low = middle }
    }
    return try nearest(low).flatMap { $0.isKnown ? $0.number : nil }
  }

  /// How many reminders have named each reference, issued by the day asked about.
  public func remindersSent() throws -> [String: Int] {
    var sent: [String: Int] = [:]
    for reminder in try reminders() {
      for item in Set(reminder.items) { sent[item, default: 0] += 1 }
    }
    return sent
  }

  /// All papers with their own number and date, by reference.
  public func papers() throws -> [String: (number: String, dated: CalendarDate)] {
    let rows = try Row.fetchAll(db, sql: "SELECT reference, number, dated FROM paper WHERE \(holds("paper"))")
    return Dictionary(
      rows.map { ($0[0] as String, (number: $0[1] as String, dated: CalendarDate(daysSinceEpoch: $0[2]))) }
    ) { first, _ in first }
  }
}
