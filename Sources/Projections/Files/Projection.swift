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
      guard let known = moment.known, case .cursor = known else { return try body(queries(db, moment)) }
      return try Self.past(known, from: db).queue.read { db in try body(queries(db, moment)) }
    }
  }

  private func queries(_ db: Database, _ moment: Moment) -> Queries {
    Queries(db: db, moment: moment, overflowFolder: overflowFolder)
  }

  /// Where a file may be made for answers that are too large for memory: beside the tables.
  var overflowFolder: String? {
    queue.path.hasPrefix("/") ? (queue.path as NSString).deletingLastPathComponent : nil
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
      // What a statement may have to take back is kept in memory: left alone, SQLite makes a file for it in each command.
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      defer { try? db.execute(sql: "PRAGMA temp_store = DEFAULT") }
      var result: Answer?
      try db.inTransaction(.immediate) {
        let projector = try Projector(db: db)
        let outcome = try body(projector)
        result = outcome.answer
        return outcome.keep ? .commit : .rollback
      }
      WriteAheadLog(of: queue.path).keepShort(db)
      guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
      return result
    }
  }

  /// Tables made for a moment, from the events that were known then.
  static func past(_ known: Moment.Known, from source: Database) throws -> Projection {
    let copy = try DatabaseQueue()
    try copy.inDatabase { db in
      try ProjectionFolder.fill(db, HistoryPiles(folder: nil)) { try PastEvents(source, known).hand(to: $0) }
    }
    return Projection(queue: copy)
  }

  /// Makes the tables in an empty database.
  static func create(_ db: Database) throws {
    try db.execute(sql: Schema.log)
    try db.execute(sql: Schema.state)
    try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
  }
}
