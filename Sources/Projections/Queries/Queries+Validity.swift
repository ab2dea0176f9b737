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
  var openFollowUps: String { open("follow_up", isOpen: "state = 'open'") }

  /// The same of `follow_up_span`, where the owner is a number.
  var openSpans: String { open("follow_up_span", isOpen: "state = 0") }

  /// Those that have not ended, and those that ended later.
  ///
  /// Each half meets an index of its own, so that a question about today does not read what ended long ago.
  private func open(_ table: String, isOpen: String) -> String {
    let (day, known) = (day.daysSinceEpoch, knownTime)
    let unended = "to_day = \(Forever.day) AND known_to = \(Forever.time)"
    // With everything known, only a row that goes on after the day can hold.
    let ended = moment.known == nil ? "to_day > \(day) AND \(holds(table))" : holds(table)
    return """
      (SELECT * FROM \(table)
        WHERE \(isOpen) AND \(unended) AND from_day <= \(day) AND known_from <= \(known)
      UNION ALL
      SELECT * FROM \(table)
        WHERE \(isOpen) AND (to_day < \(Forever.day) OR known_to < \(Forever.time)) AND \(ended)) f
      """
  }

  /// The condition under which a row of `follow_up_span` belongs to a proposal `p`.
  func belongs(_ table: String) -> String { "\(table).id BETWEEN \(HistoryRows.range("p.history"))" }

  /// The newest day on which something was entered, up to the day asked about.
  func lastEntry(_ entries: Data?) -> CalendarDate? {
    entries.flatMap { EntryDays($0).last(upTo: day.daysSinceEpoch, known: knownTime) }.map {
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
