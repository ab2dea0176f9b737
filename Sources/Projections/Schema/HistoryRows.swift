/// The rows that the history of one subject folds into: their numbers begin with the number of the history.
///
/// So the rows of a history lie together in the file and are found without an index. One history has at most 2^24 rows
/// in a table, more than a log of any use has events.
enum HistoryRows {
  /// Bits of a row's number that stand behind the number of its history.
  static let bits = 24

  /// The number of a row.
  static func row(_ place: Int, of history: Int) -> Int { history << bits | place }

  /// The numbers of all rows of a history.
  static func all(of history: Int) -> ClosedRange<Int> { row(0, of: history)...row(1 << bits - 1, of: history) }

  /// The same in SQL, behind `BETWEEN`.
  ///
  /// - Parameter history: an expression.
  static func range(_ history: String) -> String {
    "\(history) << \(bits) AND \(history) << \(bits) | \(1 << bits - 1)"
  }
}
