import Domain
import GRDB
import GRDBSQLite

/// Reads the columns of one row after the other by their places, past the library's values: the counterpart of
/// `RowWriter`, for answers of many rows.
struct ColumnReader {
  // Keeps the handle alive.
  private let statement: Statement
  private let handle: OpaquePointer
  private var column: Int32 = -1
  private let day: Int
  private let known: Int

  init(_ request: SQL, _ queries: Queries) throws {
    let (sql, arguments) = try request.build(queries.db)
    let statement = try queries.db.makeStatement(sql: sql)
    statement.arguments = arguments
    self.init(statement, queries)
  }

  init(_ statement: Statement, _ queries: Queries) {
    self.statement = statement
    handle = statement.sqliteStatement
    (day, known) = (queries.day.daysSinceEpoch, queries.knownTime)
  }

  /// Begins anew with other arguments: a text and a number.
  mutating func restart(_ text: String?, _ number: Int?) {
    sqlite3_reset(handle)
    if let text { sqlite3_bind_text(handle, 1, text, -1, RowWriter.copied) } else { sqlite3_bind_null(handle, 1) }
    if let number { sqlite3_bind_int64(handle, 2, Int64(number)) } else { sqlite3_bind_null(handle, 2) }
  }

  /// Goes to the next row; false behind the last one.
  mutating func next() throws -> Bool {
    column = -1
    return try statement.goesOn()
  }

  mutating func number() -> Int {
    column += 1
    return Int(sqlite3_column_int64(handle, column))
  }

  mutating func optional() -> Int? {
    column += 1
    return sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(handle, column))
  }

  /// A text in memory that is good until the next column is read; nil where the column is NULL.
  private mutating func bytes() -> UnsafeRawBufferPointer? {
    column += 1
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  mutating func text() -> String { optionalText() ?? "" }

  mutating func optionalText() -> String? { bytes().map { String(decoding: $0, as: UTF8.self) } }

  /// A value of bytes in memory that is good until the next row is read; empty where the column is NULL.
  mutating func value() -> UnsafeRawBufferPointer {
    column += 1
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  /// The last day of the entries that stand in the next column, up to the day asked about.
  mutating func lastEntry() -> Int { EntryDays.last(in: value(), upTo: day, known: known) ?? 0 }

  /// Packs a text without making a string of it.
  mutating func pack(into row: inout PackedRow) {
    row.add(bytes() ?? UnsafeRawBufferPointer(start: nil, count: 0))
  }
}

extension Statement {
  /// Goes to the next row, whose columns are read past the library; false behind the last one, and it can begin anew.
  func goesOn() throws -> Bool {
    let code = sqlite3_step(sqliteStatement)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(sqliteStatement)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
    return false
  }
}
