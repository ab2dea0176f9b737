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
  ///   - basis: what it was decided on, as it stands in the line.
  ///   - command: the caller's token, on the first event of a commit.
  ///   - data: its data as it stands in the line.
  static func insert(
    _ event: StoredEvent, first: Int, basis: String, command: String?, data: ArraySlice<UInt8>?, _ rows: RowWriters
  ) throws {
    let row = try rows[.event]
    row.add(event.id.stream)
    row.add(event.id.number)
    row.add(first)
    row.add(event.type)
    row.add(event.subject.description)
    row.add(event.time.microseconds)
    row.add(event.effective)
    row.add(event.actor)
    row.add(basis)
    row.add(event.sharing.rawValue)
    row.add(command)
    row.add(data)
    try row.write()
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
