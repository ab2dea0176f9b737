import Domain
import EventLog
import Foundation
import GRDB

/// How far each stream has been read; written in the transaction that writes the rows it covers.
struct CursorTable {
  let db: Database

  func positions() throws -> [String: StreamPosition] {
    var positions: [String: StreamPosition] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM cursor") {
      positions[row["stream"]] = Self.position(row)
    }
    return positions
  }

  func set(_ position: StreamPosition, of stream: String) throws {
    let identity = position.identity
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO cursor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    statement.setUncheckedArguments([
      stream, position.size, Data(position.lastLeaf.bytes), position.lastTime?.microseconds ?? 0,
      position.lastLineOffset, position.endOffset, identity.size, identity.modified, identity.changed,
      Int64(bitPattern: identity.inode),
    ])
    try statement.execute()
  }

  /// The highest event of each stream that an event of another stream names.
  func highestNamed() throws -> [String: Int] {
    var named: [String: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT stream, number FROM named") { named[row[0]] = row[1] }
    return named
  }

  /// Notes events of other streams that an event names.
  func note(_ ids: [EventID]) throws {
    for id in ids {
      let statement = try db.cachedStatement(
        sql: "INSERT INTO named VALUES (?, ?) ON CONFLICT DO UPDATE SET number = max(number, excluded.number)")
      statement.setUncheckedArguments([id.stream, id.number])
      try statement.execute()
    }
  }

  private static func position(_ row: Row) -> StreamPosition {
    let leaf: Data = row["last_leaf"]
    let inode: Int64 = row["file_number"]
    let time: Int = row["last_time"]
    return StreamPosition(
      size: row["size"], lastLeaf: Digest(bytes: leaf) ?? .zero,
      lastTime: time == 0 ? nil : Timestamp(microseconds: time), lastLineOffset: row["last_line_offset"],
      endOffset: row["end_offset"],
      identity: FileIdentity(
        size: row["file_size"], modified: row["file_modified"], changed: row["file_changed"],
        inode: UInt64(bitPattern: inode)))
  }
}
