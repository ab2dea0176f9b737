import GRDB

extension Queries {
  /// The codes of all calendars of which anything is known, in order.
  public func calendarCodes() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT substr(subject, 10) FROM history
        WHERE subject >= 'calendar/' AND subject < 'calendar0' AND since <= ? ORDER BY 1
        """,
      arguments: [knownTime])
  }
}
