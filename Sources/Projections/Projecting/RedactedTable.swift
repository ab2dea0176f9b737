public import Domain
public import EventLog
import Foundation
import GRDB

/// An event whose words were removed for good.
public struct RedactedEvent: Sendable, Hashable {
  public let id: EventID
  /// Whether the projection's file has held the words: what a table lets go of can still be read in its file.
  public let stoodHere: Bool
  /// What its segment was when the words were seen to be gone from it; nil before that.
  public let segment: FileIdentity?
}

/// The events that redactions name, as far as they count here.
struct RedactedTable {
  let db: Database

  func events() throws -> [RedactedEvent] {
    try Row.fetchAll(db, sql: "SELECT * FROM redacted ORDER BY stream, number").map { row in
      let size: Int? = row["file_size"]
      let number: Int64? = row["file_number"]
      return RedactedEvent(
        id: EventID(stream: row["stream"], number: row["number"]), stoodHere: row["stood_here"],
        segment: size.map {
          FileIdentity(
            size: $0, modified: row["file_modified"] ?? 0, changed: row["file_changed"] ?? 0,
            inode: UInt64(bitPattern: number ?? 0))
        })
    }
  }

  /// Whether an event is one of them, and one of a type that loses its words.
  func names(_ id: EventID, type: String) throws -> Bool {
    guard !Redaction.unredactable.contains(type) else { return false }
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM redacted WHERE stream = ? AND number = ?")
    return try Int.fetchOne(statement, arguments: [id.stream, id.number]) != nil
  }

  /// Takes an event's data out of the table of events; one that is not held yet will come in without its words.
  ///
  /// - Returns: whose history it belongs to, where it is held.
  func removeWords(of id: EventID) throws -> Subject? {
    let row = try Row.fetchOne(
      db, sql: "SELECT type, subject, data IS NOT NULL FROM event WHERE stream = ? AND number = ?",
      arguments: [id.stream, id.number])
    if let type: String = row?[0], Redaction.unredactable.contains(type) { return nil }
    let isHeld: Bool = row?[2] ?? false
    if isHeld {
      try db.execute(
        sql: "UPDATE event SET data = NULL WHERE stream = ? AND number = ?", arguments: [id.stream, id.number])
    }
    try db.execute(
      sql: """
        INSERT INTO redacted (stream, number, stood_here) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET stood_here = max(stood_here, excluded.stood_here)
        """, arguments: [id.stream, id.number, isHeld])
    let subject: String? = row?[1]
    return subject.map { Subject($0) }
  }

  /// Takes an event out that was named before anybody knew that it is of a type whose words stay.
  func remove(_ id: EventID) throws {
    let statement = try db.cachedStatement(sql: "DELETE FROM redacted WHERE stream = ? AND number = ?")
    try statement.execute(arguments: [id.stream, id.number])
  }

  /// The events of other streams that redactions of a stream name, and that are not among them.
  func uncounted(of stream: String) throws -> [EventID] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT data FROM event WHERE type = 'event.redacted' AND stream = ? AND instr(data, ?) = 0",
      arguments: [stream, "\"target\":\"\(stream)/"])
    return try rows.compactMap { row in
      guard let target = Self.redaction(row)?.target,
        try Int.fetchOne(
          db, sql: "SELECT 1 FROM redacted WHERE stream = ? AND number = ?", arguments: [target.stream, target.number])
          == nil
      else { return nil }
      return target
    }
  }

  private static func redaction(_ row: Row) -> (target: EventID, standIn: DataObject?)? {
    guard let bytes: Data = row[0], let data = try? DataValue(reading: bytes).object,
      let target = data["target"]?.text.flatMap({ EventID($0) })
    else { return nil }
    return (target, data["data"]?.object)
  }

  /// Notes what a segment is in which the words are gone.
  func note(_ segment: RedactedSegment) throws {
    let identity = segment.identity
    try db.execute(
      sql: """
        UPDATE redacted SET file_size = ?, file_modified = ?, file_changed = ?, file_number = ?
        WHERE stream = ? AND number >= ? AND number < ?
        """,
      arguments: [
        identity.size, identity.modified, identity.changed, Int64(bitPattern: identity.inode), segment.stream,
        segment.first, segment.first + Segment.eventLimit,
      ])
  }

  /// What stands in the place of the events that have lost their words, as it stands in the lines.
  func standIns() throws -> [EventID: Data] {
    let redacted = Set(try events().map(\.id))
    guard !redacted.isEmpty else { return [:] }
    var standIns: [EventID: Data] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT data FROM event WHERE type = 'event.redacted' ORDER BY time, stream, number")
    while let row = try rows.next() {
      guard let (target, standIn) = Self.redaction(row), redacted.contains(target) else { continue }
      standIns[target] = standIn.map { Data($0.encoded) }
    }
    return standIns
  }
}
