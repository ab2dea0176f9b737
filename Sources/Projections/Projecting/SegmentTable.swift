public import EventLog
import Foundation
import GRDB
import GRDBSQLite

/// What the files of each stream were when they were read; written in the transaction that writes the rows they gave.
struct SegmentTable {
  let db: Database

  /// The files of a stream.
  ///
  /// - Parameter newest: how many segments, from the last one backwards; nil for all.
  func files(of stream: String, newest: Int?) throws -> StreamFiles {
    let segments = try self.segments(
      "WHERE stream = ? ORDER BY first DESC LIMIT ?", [stream, newest ?? -1])
    let folder = try Row.fetchOne(
      db,
      sql: "SELECT file_size, file_modified, file_changed, file_number FROM folder WHERE stream = ?",
      arguments: [stream]
    ).map(Self.identity)
    return StreamFiles(folder: folder ?? .unknown, segments: segments.reversed())
  }

  /// Notes segments that were read; where only the end of one was, it stays what it was when it was read whole.
  func note(_ segments: [ReadSegment], of stream: String) throws {
    for segment in segments {
      let keeps = segment.identity == .unknown
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO segment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET last = ?3, last_leaf = ?4
          \(keeps ? "" : ", file_size = ?5, file_modified = ?6, file_changed = ?7, file_number = ?8")
          """)
      statement.setUncheckedArguments([
        stream, segment.first, segment.last, Data(segment.lastLeaf.bytes), segment.identity.size,
        segment.identity.modified, segment.identity.changed, Int64(bitPattern: segment.identity.inode),
      ])
      try statement.execute()
    }
  }

  /// Notes what the folder of a stream was before its files were read.
  func noteFolder(_ identity: FileIdentity, of stream: String) throws {
    let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?, ?)")
    statement.setUncheckedArguments([
      stream, identity.size, identity.modified, identity.changed, Int64(bitPattern: identity.inode),
    ])
    try statement.execute()
  }

  /// The segments of a stream whose first events lie in a range, in order.
  func segments(of stream: String, first: Range<Int>) throws -> [ReadSegment] {
    try segments(
      "WHERE stream = ? AND first >= ? AND first < ? ORDER BY first", [stream, first.lowerBound, first.upperBound])
  }

  /// Past the library's rows: whoever records looks at a thousand segments.
  private func segments(_ condition: String, _ arguments: StatementArguments) throws -> [ReadSegment] {
    let columns = "file_size, file_modified, file_changed, file_number, first, last, last_leaf"
    let statement = try db.makeStatement(sql: "SELECT \(columns) FROM segment \(condition)")
    try statement.setArguments(arguments)
    // The handle is good as long as the statement is.
    return try withExtendedLifetime(statement) {
      let row = statement.sqliteStatement
      defer { sqlite3_reset(row) }
      var segments: [ReadSegment] = []
      while true {
        let code = sqlite3_step(row)
        if code == SQLITE_DONE { return segments }
        guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        segments.append(Self.segment(row))
      }
    }
  }

  /// Counts a command that looks at a part of the older segments, and gives the number of those before it.
  func nextTurn(of stream: String) throws -> Int {
    let sql = """
      INSERT INTO turn VALUES (?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count - 1
      """
    return try Int.fetchOne(db, sql: sql, arguments: [stream]) ?? 0
  }

  private static func segment(_ row: OpaquePointer) -> ReadSegment {
    func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(row, column)) }
    let leaf = UnsafeRawBufferPointer(start: sqlite3_column_blob(row, 6), count: Int(sqlite3_column_bytes(row, 6)))
    return ReadSegment(
      first: number(4), last: number(5), lastLeaf: Digest(in: leaf) ?? .zero,
      identity: FileIdentity(
        size: number(0), modified: number(1), changed: number(2),
        inode: UInt64(bitPattern: sqlite3_column_int64(row, 3))))
  }

  private static func identity(_ row: Row) -> FileIdentity {
    let inode: Int64 = row[3]
    return FileIdentity(size: row[0], modified: row[1], changed: row[2], inode: UInt64(bitPattern: inode))
  }
}

extension Projection {
  /// What the files of each stream were when they were read.
  ///
  /// - Parameter newest: how many segments of each stream, from the last one backwards; nil for all.
  public func files(newest: Int? = nil) throws -> [String: StreamFiles] {
    try queue.read { db in
      let streams = try String.fetchAll(db, sql: "SELECT stream FROM cursor")
      return try Dictionary(
        uniqueKeysWithValues: streams.map { ($0, try SegmentTable(db: db).files(of: $0, newest: newest)) })
    }
  }
}

extension Projection {
  /// The highest event of each stream that an event of another stream names.
  public func highestNamed() throws -> [String: Int] {
    try queue.read { db in try CursorTable(db: db).highestNamed() }
  }
}

extension Projector {
  /// What the files of a stream were when they were read, all or the newest so many.
  public func files(of stream: String, newest: Int? = nil) throws -> StreamFiles {
    try SegmentTable(db: db).files(of: stream, newest: newest)
  }

  /// What the segments of a stream were whose first events lie in a range, in order.
  public func segments(of stream: String, first: Range<Int>) throws -> [ReadSegment] {
    try SegmentTable(db: db).segments(of: stream, first: first)
  }

  /// Counts a command that looks at a part of the older segments, and gives the number of those before it.
  public func nextTurn(of stream: String) throws -> Int { try SegmentTable(db: db).nextTurn(of: stream) }

  /// Notes segments that were read.
  public func note(_ segments: [ReadSegment], of stream: String) throws {
    try SegmentTable(db: db).note(segments, of: stream)
  }

  /// Notes what the folder of a stream was before its files were read.
  public func noteFolder(_ identity: FileIdentity, of stream: String) throws {
    try SegmentTable(db: db).noteFolder(identity, of: stream)
  }
}
