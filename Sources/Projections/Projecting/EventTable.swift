import Domain
import EventLog
import Foundation
import GRDB

/// The events as they were read from the log, one row each.
struct EventTable {
  let db: Database

  static let columns =
    "stream, number, type, subject, time, effective, actor, basis, sharing, data"

  /// Adds an event.
  ///
  /// - Parameters:
  ///   - first: the number of the first event of its commit.
  ///   - command: the caller's token, on the first event of a commit.
  ///   - data: its data as it stands in the line.
  func insert(_ event: StoredEvent, first: Int, command: String?, data: Data?) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    statement.setUncheckedArguments([
      event.id.stream, event.id.number, first, event.type, event.subject.description, event.time.microseconds,
      event.effective.daysSinceEpoch, event.actor, event.basis.map(\.description).joined(separator: ","),
      event.sharing.rawValue, command, data,
    ])
    try statement.execute()
  }

  /// A history in total order: every event with this subject.
  func history(of subject: Subject) throws -> [StoredEvent] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Self.columns) FROM event WHERE subject = ? ORDER BY time, stream, number")
    return try Row.fetchAll(statement, arguments: [subject.description]).map(Self.event)
  }

  /// Calls back with each whole history, ordered by subject.
  ///
  /// - Parameter condition: which events count; all without one.
  func eachHistory(where condition: SQL = "1", _ body: (Subject, [StoredEvent]) throws -> Void) throws {
    let request: SQL =
      "SELECT \(sql: Self.columns) FROM event WHERE \(condition) ORDER BY subject, time, stream, number"
    let rows = try SQLRequest<Row>(literal: request).fetchCursor(db)
    var history: [StoredEvent] = []
    while let row = try rows.next() {
      let event = Self.event(row)
      if let last = history.last, last.subject != event.subject {
        try body(last.subject, history)
        history.removeAll(keepingCapacity: true)
      }
      history.append(event)
    }
    if let last = history.last { try body(last.subject, history) }
  }

  /// An event from the columns of `columns`.
  static func event(_ row: Row) -> StoredEvent {
    let subject: String = row[3]
    let bytes: Data? = row[9]
    let basis: String = row[7]
    return StoredEvent(
      id: EventID(stream: row[0], number: row[1]), type: row[2], subject: Subject(subject),
      time: Timestamp(microseconds: row[4]), effective: CalendarDate(daysSinceEpoch: row[5]), actor: row[6],
      basis: basis.split(separator: ",").compactMap { EventID($0) }, sharing: Sharing(rawValue: row[8]) ?? .internal,
      data: bytes.flatMap { try? DataValue(reading: $0).object })
  }
}
