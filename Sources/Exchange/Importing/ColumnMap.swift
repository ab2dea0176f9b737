import Registry

/// What columns and values are called in somebody's own workbook: `Ref No=reference`, `kind:Agreement=fta`.
public struct ColumnMap: Hashable, Sendable {
  /// As typed, in order.
  public let entries: [String]
  /// The fields that a column of theirs fills, by its folded name.
  private(set) var columns: [String: [MatrixField]] = [:]
  /// The name of each such column as typed.
  private(set) var names: [String: String] = [:]
  /// What a value of theirs is called here, by field and folded value.
  private(set) var values: [MatrixField: [String: String]] = [:]

  /// The names that the columns have here.
  public static let none = ColumnMap()

  private init() { entries = [] }

  /// - Parameter entries: `THEIRS=OURS` for a column, `THEIRS=` for one that is left out on purpose;
  ///   `FIELD:THEIRS=OURS` for a value, where nothing before the equals sign stands for an empty cell, and nothing behind
  ///   it empties the cell.
  /// - Throws: for an entry that is neither.
  public init(_ entries: [String]) throws(ColumnMapFailure) {
    self.entries = entries
    for entry in entries {
      guard let sign = entry.lastIndex(of: "=") else { throw .noEqualsSign(entry) }
      let theirs = entry[..<sign].trimmed
      let ours = entry[entry.index(after: sign)...].trimmed
      if let field = MatrixField(named: ours), !theirs.isEmpty, !Self.isValue(theirs) {
        let folded = MatrixField.folded(theirs)
        columns[folded, default: []].append(field)
        names[folded] = theirs
      } else if ours.isEmpty, !theirs.isEmpty, !Self.isValue(theirs) {
        let folded = MatrixField.folded(theirs)
        columns[folded] = []
        names[folded] = nil
      } else if let colon = theirs.firstIndex(of: ":"), let field = MatrixField(named: String(theirs[..<colon])) {
        values[field, default: [:]][Nearest.folded(String(theirs[theirs.index(after: colon)...]))] = ours
      } else {
        throw .unknownField(entry, named: ours, nearest: MatrixField.nearest(to: ours))
      }
    }
  }

  private static func isValue(_ theirs: String) -> Bool {
    theirs.firstIndex(of: ":").map { MatrixField(named: String(theirs[..<$0])) != nil } ?? false
  }

  /// What stands in a cell, in the words that are used here; nil if nothing is said of it.
  func value(_ shown: String, of field: MatrixField) -> String? { values[field]?[Nearest.folded(shown)] }
}

/// Why a mapping cannot be used.
public enum ColumnMapFailure: Error, Hashable, Sendable {
  case noEqualsSign(String)
  case unknownField(String, named: String, nearest: MatrixField?)
  /// The name that a mapping is to be kept under.
  case badName(String)
  case unknownName(String, known: [String])
  case unreadable(file: String)
  case unwritable(file: String, code: Int32)
}
