import EventLog
import GRDB
import GRDBSQLite

/// A value of a row that is not written yet.
enum RowValue {
  case null
  case number(Int)
  case text(String)
}

/// The rows that stand in a table, found by their numbers, to be compared with those that are to stand there.
///
/// What deletes is prepared only when something has to go: with its indexes that is most of what it costs.
final class StandingRows {
  /// How a row stands to the one of its number.
  enum Comparison {
    case none
    case same
    case other(number: Int)
  }

  private let table: Schema.Table
  private let db: Database
  // Keeps the handle alive.
  private let finding: Statement
  private let handle: OpaquePointer

  /// - Parameter table: one whose first column is the number of a row.
  init(_ table: Schema.Table, _ db: Database) throws {
    self.table = table
    self.db = db
    finding = try db.makeStatement(sql: "SELECT * FROM \(table.rawValue) WHERE rowid BETWEEN ? AND ? LIMIT 1")
    handle = finding.sqliteStatement
  }

  /// Compares a row with the one of its number.
  ///
  /// - Parameter values: of every column.
  func compare(_ values: [RowValue]) throws -> Comparison {
    guard case .number(let number)? = values.first, try find(number...number) else { return .none }
    defer { sqlite3_reset(handle) }
    for (column, value) in values.enumerated() where !equals(value, Int32(column)) { return .other(number: number) }
    return .same
  }

  /// Whether there is a row with one of these numbers.
  func holdsAny(_ numbers: ClosedRange<Int>) throws -> Bool {
    defer { sqlite3_reset(handle) }
    return try find(numbers)
  }

  func delete(_ numbers: ClosedRange<Int>) throws {
    let statement = try db.cachedStatement(sql: "DELETE FROM \(table.rawValue) WHERE rowid BETWEEN ? AND ?")
    statement.setUncheckedArguments([numbers.lowerBound, numbers.upperBound])
    try statement.execute()
  }

  private func find(_ numbers: ClosedRange<Int>) throws -> Bool {
    sqlite3_bind_int64(handle, 1, Int64(numbers.lowerBound))
    sqlite3_bind_int64(handle, 2, Int64(numbers.upperBound))
    return try finding.goesOn()
  }

  /// Whether the row that was found has a value in a column.
  private func equals(_ value: RowValue, _ column: Int32) -> Bool {
    switch (value, sqlite3_column_type(handle, column)) {
    case (.null, SQLITE_NULL): return true
    case (.number(let number), SQLITE_INTEGER): return sqlite3_column_int64(handle, column) == Int64(number)
    case (.text(var text), SQLITE_TEXT):
      guard let start = sqlite3_column_text(handle, column) else { return false }
      let stands = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
      return text.withUTF8 { ByteSearch.equal(stands, UnsafeRawBufferPointer($0)) }
    default: return false
    }
  }
}
