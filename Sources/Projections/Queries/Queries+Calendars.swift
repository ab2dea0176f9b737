import GRDB

extension Queries {
  /// The codes of all calendars of which anything is known, in order.
  public func calendarCodes() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT substr(subject, 10) FROM event
        WHERE subject >= 'calendar/' AND subject < 'calendar0' AND time <= ? ORDER BY 1
        """,
      arguments: [knownTime])
  }
}
