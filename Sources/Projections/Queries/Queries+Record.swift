public import Domain
import EventLog
import GRDB

// What the record itself holds: how much is known, and which reminders went out.
extension Queries {
  /// The number of the last event of each stream that is known at the moment asked about.
  public func knownSizes() throws -> [String: Int] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT stream, max(number) FROM event WHERE time <= \(knownTime) GROUP BY stream")
    return Dictionary(rows.map { ($0[0] as String, $0[1] as Int) }) { first, _ in first }
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
