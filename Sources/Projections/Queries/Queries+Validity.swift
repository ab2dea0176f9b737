import Domain
import GRDB

// Which rows hold at the moment asked about: `Span` says what the columns mean.
extension Queries {
  /// The condition under which a row of a table, by its name or alias in the statement, holds.
  func holds(_ table: String) -> String {
    let (day, known) = (day.daysSinceEpoch, knownTime)
    return """
      (\(table).from_day <= \(day) AND \(table).known_from <= \(known) AND \(known) < \(table).known_to
        AND (\(day) < \(table).to_day OR \(known) < \(table).to_known))
      """
  }

  /// The open follow-ups that hold, as a table `f`: those that have not ended, and those that ended later.
  ///
  /// Each half meets an index of its own, so that a question about today does not read what ended long ago.
  var openFollowUps: String {
    let (day, known) = (day.daysSinceEpoch, knownTime)
    let unended = "to_day = \(Forever.day) AND known_to = \(Forever.time)"
    // With everything known, only a row that goes on after the day can hold.
    let ended = moment.known == nil ? "to_day > \(day) AND \(holds("follow_up"))" : holds("follow_up")
    return """
      (SELECT * FROM follow_up
        WHERE state = 'open' AND \(unended) AND from_day <= \(day) AND known_from <= \(known)
      UNION ALL
      SELECT * FROM follow_up
        WHERE state = 'open' AND (to_day < \(Forever.day) OR known_to < \(Forever.time)) AND \(ended)) f
      """
  }

  /// The newest day on which something was entered about a proposal `p`, as an expression.
  var lastEntry: String {
    """
    (SELECT max(day) FROM entry e WHERE e.proposal = p.reference AND e.day <= \(day.daysSinceEpoch)
      AND e.known_from <= \(knownTime) AND \(knownTime) < e.known_to)
    """
  }

  /// The columns of a proposal `p`, its last entry included.
  var proposalColumns: String { "p.*, \(lastEntry) AS last_entry" }

  /// Until when what was recorded counts.
  var knownTime: Int {
    if case .at(let time) = moment.known { return time.microseconds }
    return Forever.time - 1
  }
}
