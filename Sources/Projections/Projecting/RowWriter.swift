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
  ///   compare it costs little, while one written anew is a page in the write-ahead log for it and for each index.
  init(_ db: Database, isNew: Bool) {
    self.db = db
    self.isNew = isNew
  }

  /// The way into a table; its rows are written one after the other.
  subscript(table: Schema.Table) -> RowWriter {
    get throws {
      if let writer = writers[table] { return writer }
      let writer =
        isNew && !table.isWrittenAgain
        ? try RowWriter(table.insertion, db)
        : try RowWriter(table.replacement, db, comparing: table.isCompared ? StandingRows(table, db) : nil)
      writers[table] = writer
      return writer
    }
  }
}

/// Puts rows into a table, value by value, without an array of arguments for each: a rebuild writes millions of rows.
///
/// Add each column's value in the order of the table, then `write`.
final class RowWriter {
  private let insertion: String
  private let db: Database
  // Keeps the handle alive.
  private var statement: Statement?
  private var handle: OpaquePointer?
  private var column: Int32 = 0
  private var failure: Int32 = SQLITE_OK
  /// What stands in the table, with which a row is compared; nil where each row is written.
  private let standing: StandingRows?
  /// The row that will be compared.
  private var values: [RowValue] = []

  /// - Parameters:
  ///   - insertion: how rows come into a table.
  ///   - standing: the rows of the table that are left as they are where they are the same; nil writes every row.
  init(_ insertion: String, _ db: Database, comparing standing: StandingRows? = nil) throws {
    self.insertion = insertion
    self.db = db
    self.standing = standing
    if standing == nil { try prepare() }
  }

  private func prepare() throws {
    let statement = try db.makeStatement(sql: insertion)
    (self.statement, handle) = (statement, statement.sqliteStatement)
  }

  func add(_ value: Int) {
    if standing == nil { bind(value) } else { values.append(.number(value)) }
  }

  func add(_ value: Int?) {
    if let value { add(value) } else { addNull() }
  }

  func add(_ value: Bool) { add(value ? 1 : 0) }

  func add(_ value: CalendarDate) { add(value.daysSinceEpoch) }

  func add(_ value: CalendarDate?) { add(value?.daysSinceEpoch) }

  func add(_ value: String) {
    if standing == nil { bind(value) } else { values.append(.text(value)) }
  }

  func add(_ value: String?) {
    if let value { add(value) } else { addNull() }
  }

  /// Adds bytes, in a table whose rows are not compared.
  func add(_ bytes: ArraySlice<UInt8>) {
    column += 1
    let code = bytes.withUnsafeBytes { raw in
      raw.isEmpty
        ? sqlite3_bind_zeroblob(handle, column, 0)
        : sqlite3_bind_blob(handle, column, raw.baseAddress, Int32(raw.count), Self.copied)
    }
    note(code)
  }

  private func addNull() {
    if standing == nil { bindNull() } else { values.append(.null) }
  }

  /// Writes the row whose values were added, and begins the next one.
  func write() throws {
    guard let standing else { return try step() }
    defer { values.removeAll(keepingCapacity: true) }
    switch try standing.compare(values) {
    case .same: return
    case .other(let number): try standing.delete(number...number)
    case .none: break
    }
    if handle == nil { try prepare() }
    for value in values {
      switch value {
      case .null: bindNull()
      case .number(let number): bind(number)
      case .text(let text): bind(text)
      }
    }
    try step()
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
      try step()
      // The statement is kept, and the bytes are not.
      sqlite3_bind_null(handle, last)
    }
  }

  /// Deletes rows by their numbers, in a table whose rows are compared.
  func delete(_ numbers: ClosedRange<Int>) throws {
    if let standing, try standing.holdsAny(numbers) { try standing.delete(numbers) }
  }

  private func bind(_ value: Int) {
    column += 1
    note(sqlite3_bind_int64(handle, column, Int64(value)))
  }

  private func bind(_ value: String) {
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

  private func bindNull() {
    column += 1
    note(sqlite3_bind_null(handle, column))
  }

  private func step() throws {
    var code = failure
    if code == SQLITE_OK {
      code = sqlite3_step(handle)
      sqlite3_reset(handle)
    }
    (column, failure) = (0, SQLITE_OK)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: insertion) }
  }

  private func note(_ code: Int32) {
    if code != SQLITE_OK, failure == SQLITE_OK { failure = code }
  }

  /// SQLite takes a copy before the call returns (SQLITE_TRANSIENT, a macro that Swift does not see).
  static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
