/// A row of a projection that is not what the log folds into.
public struct ProjectionDifference: Hashable, Sendable {
  /// How it differs.
  public enum Kind: String, Sendable {
    case missing, surplus, other
    /// The same row stands there more or less often.
    case repeated
  }

  /// The table.
  public let table: String
  /// What the row is about: the columns that name it.
  public let key: String
  public let kind: Kind

  public init(table: String, key: String, kind: Kind) {
    self.table = table
    self.key = key
    self.kind = kind
  }
}

/// What comparing a projection with the log came to.
public struct ProjectionComparison: Hashable, Sendable {
  /// What SQLite says of the file itself; empty if it is whole.
  public let fileFaults: [String]
  /// The first rows that differ, table by table.
  public let differences: [ProjectionDifference]
  /// Rows that were compared.
  public let rowCount: Int
  /// Whether somebody recorded something while it was compared, so that it has to be done again.
  public let isOvertaken: Bool

  public init(
    fileFaults: [String], differences: [ProjectionDifference] = [], rowCount: Int = 0, isOvertaken: Bool = false
  ) {
    self.fileFaults = fileFaults
    self.differences = differences
    self.rowCount = rowCount
    self.isOvertaken = isOvertaken
  }

  public var isEqual: Bool { fileFaults.isEmpty && differences.isEmpty && !isOvertaken }
}
