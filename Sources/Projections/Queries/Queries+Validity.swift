import Domain
import Foundation
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

  /// The open follow-ups that hold, as a table `f` of the columns of `follow_up`.
  ///
  /// Found in the indexes, then read in the order in which they lie in the file.
  ///
  /// - Parameter due: only those due then; nil for all.
  func openFollowUps(due: DueState?) -> String {
    let numbers = openSpans("s", due: due).map { "SELECT s.id FROM follow_up_span s WHERE \($0)" }
    return "(SELECT * FROM follow_up WHERE id IN (\(numbers.joined(separator: " UNION ALL ")))) f"
  }

  /// The conditions under which a row of `follow_up_span` is open and holds: those that have not ended, and those that
  /// ended later.
  ///
  /// Each meets an index of its own, so that a question about today does not read what ended long ago.
  func openSpans(_ table: String) -> [String] {
    let (day, known) = (day.daysSinceEpoch, knownTime)
    let stretch = Schema.goneStretch("\(table).")
    let goesOn =
      "\(stretch) >= \(firstStretch)" + (moment.knowsAll ? " AND \(table).to_day > \(day)" : "")
    return [
      """
      \(table).state = 0 AND \(table).to_day = \(Forever.day) AND \(table).known_to = \(Forever.time)
        AND \(table).from_day <= \(day) AND \(table).known_from <= \(known)
      """,
      "\(Schema.isPast("\(table).")) AND \(goesOn) AND \(holds(table))",
    ]
  }

  /// The stretch of days before which no row ends that holds (see `Schema.goneStretch`).
  ///
  /// With everything known, only a row that goes on after the day can hold; else also one of which the end was not known.
  var firstStretch: Int {
    let next = day.daysSinceEpoch + 1
    return (moment.knowsAll ? next : min(next, RecordingDay.number(of: knownTime))) >> OpenCount.bits
  }

  /// The conditions of `openSpans`, of those that are due at a time; nil for all.
  func openSpans(_ table: String, due: DueState?) -> [String] {
    let spans = openSpans(table)
    guard let due else { return spans }
    // Owner by owner the few that are due then lie together; what is overdue is a good part of all.
    let owners = due.isOverdue ? "" : " AND \(table).owner IN (\(Schema.liveOwners))"
    return [spans[0] + owners, spans[1]].map { "\($0) AND \(due.condition(table, on: day))" }
  }

  /// The condition under which a row of `follow_up_span` belongs to a proposal `p`.
  func belongs(_ table: String) -> String { "\(table).id BETWEEN \(HistoryRows.range("p.history"))" }

  /// The newest day on which something was entered, up to the day asked about.
  func lastEntry(_ entries: Data?) -> CalendarDate? {
    entries?.withUnsafeBytes { EntryDays.last(in: $0, upTo: day.daysSinceEpoch, known: knownTime) }.map {
      CalendarDate(daysSinceEpoch: $0)
    }
  }

  /// The columns of a proposal `p`.
  var proposalColumns: String { "p.*" }

  /// Until when what was recorded counts.
  var knownTime: Int {
    if case .at(let time) = moment.known { return time.microseconds }
    return Forever.time - 1
  }
}
