import Domain
import EventLog
import GRDB
import GRDBSQLite

/// The ways into the tables of one database, each prepared when it is first needed.
final class RowWriters {
  private let db: Database
  private let isNew: Bool
  private var writers: [Schema.Table: RowWriter] = [:]

  /// - Parameter isNew: whether the tables are empty. In others a row that stands there already is left as it is: to
  ///   compare it costs little, while a row written anew, with its indexes and triggers, is a page in the write-ahead
  ///   log for each of them.
  init(_ db: Database, isNew: Bool) {
    self.db = db
    self.isNew = isNew
  }

  /// The way into a table; its rows are written one after the other.
  subscript(table: Schema.Table) -> RowWriter {
    get throws {
      if let writer = writers[table] { return writer }
      let writer = try RowWriter(isNew ? table.insertion : table.replacement(db), db)
      writers[table] = writer
      return writer
    }
  }
}

/// Puts rows into a table, value by value, without an array of arguments for each: a rebuild writes millions of rows.
///
/// Add each column's value in the order of the table, then `write`.
final class RowWriter {
  // Keeps the handle alive.
  private let statement: Statement
  private let handle: OpaquePointer
  private var column: Int32 = 0
  private var failure: Int32 = SQLITE_OK

  /// - Parameter insertion: how rows come into a table.
  init(_ insertion: String, _ db: Database) throws {
    statement = try db.makeStatement(sql: insertion)
    handle = statement.sqliteStatement
  }

  func add(_ value: Int) {
    column += 1
    note(sqlite3_bind_int64(handle, column, Int64(value)))
  }

  func add(_ value: Int?) {
    if let value { add(value) } else { addNull() }
  }

  func add(_ value: Bool) { add(value ? 1 : 0) }

  func add(_ value: CalendarDate) { add(value.daysSinceEpoch) }

  func add(_ value: CalendarDate?) { add(value?.daysSinceEpoch) }

  func add(_ value: String) {
    column += 1
    var value = value
    let code = value.withUTF8 { bytes in
      // An empty text has no address, and would be taken for NULL.
      guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, column, "", 0, Self.copied) }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text(handle, column, $0, Int32(bytes.count), Self.copied)
      }
    }
    note(code)
  }

  func add(_ value: String?) {
    if let value { add(value) } else { addNull() }
  }

  /// Adds bytes; nil as NULL.
  func add(_ bytes: ArraySlice<UInt8>?) {
    guard let bytes else { return addNull() }
    column += 1
    let code = bytes.withUnsafeBytes { raw in
      raw.isEmpty
        ? sqlite3_bind_zeroblob(handle, column, 0)
        : sqlite3_bind_blob(handle, column, raw.baseAddress, Int32(raw.count), Self.copied)
    }
    note(code)
  }

  /// Writes the row with some bytes as its last value, which are not copied.
  func write(last bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { raw in
      column += 1
      note(
        raw.isEmpty
          ? sqlite3_bind_zeroblob(handle, column, 0)
          : sqlite3_bind_blob(handle, column, raw.baseAddress, Int32(clamping: raw.count), nil))
      let last = column
      try write()
      // The statement is kept, and the bytes are not.
      sqlite3_bind_null(handle, last)
    }
  }

  private func addNull() {
    column += 1
    note(sqlite3_bind_null(handle, column))
  }

  /// Writes the row whose values were added, and begins the next one.
  func write() throws {
    var code = failure
    if code == SQLITE_OK {
      code = sqlite3_step(handle)
      sqlite3_reset(handle)
    }
    (column, failure) = (0, SQLITE_OK)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: statement.sql)
    }
  }

  private func note(_ code: Int32) {
    if code != SQLITE_OK, failure == SQLITE_OK { failure = code }
  }

  /// SQLite takes a copy before the call returns (SQLITE_TRANSIENT, a macro that Swift does not see).
  static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
