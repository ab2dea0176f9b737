public import Domain
public import EventLog
import Foundation
import GRDB

/// The projection: tables in SQLite that are computed from the log and can be dropped at any moment.
///
/// It is never able to write the log.
public final class Projection: Sendable {
  let queue: DatabaseQueue

  init(queue: DatabaseQueue) {
    self.queue = queue
  }

  /// Asks about a moment.
  ///
  /// The tables hold every day as far as it was known at any time. Only what a list of last events knew is not in
  /// them: then tables are made in memory from those events.
  public func ask<Answer>(_ moment: Moment, _ body: (Queries) throws -> Answer) throws -> Answer {
    try queue.read { db in
      guard case .cursor = moment.known else { return try body(Queries(db: db, moment: moment)) }
      return try Self.past(moment.known, from: db).queue.read { db in try body(Queries(db: db, moment: moment)) }
    }
  }

  /// How far each stream has been read.
  public func positions() throws -> [String: StreamPosition] {
    try queue.read { db in try CursorTable(db: db).positions() }
  }

  /// The events whose words were removed for good.
  public func redactedEvents() throws -> [RedactedEvent] {
    try queue.read { db in try RedactedTable(db: db).events() }
  }

  /// The register's own settings with everything that is recorded, whatever day it bears.
  public func settings() throws -> RegisterSettings {
    try queue.read { db in
      try Queries(db: db, moment: Moment(day: CalendarDate(daysSinceEpoch: 0))).wholeSettings()
    }
  }

  /// Changes the projection in one transaction, which is abandoned if the body throws or answers `keep: false`.
  public func update<Answer>(_ body: (Projector) throws -> (answer: Answer, keep: Bool)) throws -> Answer {
    try queue.inDatabase { db in
      var result: Answer?
      try db.inTransaction(.immediate) {
        let projector = Projector(db: db, isNew: false)
        let outcome = try body(projector)
        result = outcome.answer
        return outcome.keep ? .commit : .rollback
      }
      guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
      return result
    }
  }

  /// Tables made for a moment, from the events that were known then.
  static func past(_ known: Moment.Known?, from source: Database) throws -> Projection {
    let copy = try DatabaseQueue()
    try copy.inDatabase { db in
      try create(db)
      try db.inTransaction {
        try copyEvents(from: source, to: db, known: known)
        try Projector(db: db, isNew: true).finishNew()
        return .commit
      }
    }
    return Projection(queue: copy)
  }

  /// Every row of every table, in an order that does not depend on how it came there.
  ///
  /// Two projections of one log have equal dumps; what the files were like on this computer is left out.
  package func dump() throws -> String {
    try queue.read { db in
      let tables = ["named", "event"] + Schema.keys.keys.sorted()
      var lines = try CursorTable(db: db).positions().sorted { $0.key < $1.key }.map { stream, position in
        "cursor|\(stream)|\(position.size)|\(position.lastLeaf)|\(position.endOffset)"
      }
      lines += try Row.fetchAll(db, sql: "SELECT stream, first, last, hex(last_leaf) FROM segment").map { row in
        "segment|" + row.databaseValues.map(\.description).joined(separator: "|")
      }
      lines += try RedactedTable(db: db).events().map { "redacted|\($0.id)" }
      for table in tables {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
        lines += rows.map { row in "\(table)|" + row.databaseValues.map(\.description).joined(separator: "|") }.sorted()
      }
      return lines.joined(separator: "\n")
    }
  }

  private static func copyEvents(from source: Database, to db: Database, known: Moment.Known?) throws {
    let statement = try db.makeStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let rows = try Row.fetchCursor(source, sql: "SELECT * FROM event")
    // A redaction counts for every moment: the words that it took out are not what was known before either.
    let standIns = try RedactedTable(db: source).standIns()
    while let row = try rows.next() {
      guard isKnown(row, known) else { continue }
      var values = Array(row.databaseValues)
      if let data = standIns[EventID(stream: row["stream"], number: row["number"])] {
        values[values.count - 1] = data.databaseValue
      }
      try statement.execute(arguments: StatementArguments(values))
    }
    try hideRemovedWords(from: source, in: db)
    for (stream, position) in try CursorTable(db: source).positions() {
      try CursorTable(db: db).set(position, of: stream)
    }
  }

  /// Words that were removed later are hidden in the past too, whoever held them then.
  private static func hideRemovedWords(from source: Database, in db: Database) throws {
    let sql = "SELECT \(EventTable.columns) FROM event WHERE type = 'event.redacted' ORDER BY time, stream, number"
    for event in try Row.fetchAll(source, sql: sql).map(EventTable.event) {
      guard case .amendment(.redacted(let target, let data), _)? = try? event.decoded() else { continue }
      try db.execute(
        sql: "UPDATE event SET data = ? WHERE stream = ? AND number = ?",
        arguments: [Data(data.encoded), target.stream, target.number])
    }
  }

  private static func isKnown(_ row: Row, _ known: Moment.Known?) -> Bool {
    known?.holds(EventID(stream: row["stream"], number: row["number"]), Timestamp(microseconds: row["time"])) ?? true
  }

  /// Makes the tables in an empty database.
  static func create(_ db: Database) throws {
    try db.execute(sql: Schema.log)
    try db.execute(sql: Schema.state)
    try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
  }
}
