/// An existing matrix as it was read from a file: one row a follow-up, several rows of one reference one proposal.
public struct Matrix: Sendable {
  public let file: String
  /// How the rows are found again in the log: what their tokens begin with.
  public let token: String
  let head: MatrixHead
  let rows: [MatrixRow]
  /// What is wrong with single cells, as far as that is seen without the register.
  let faults: [RowFault]

  /// The columns that say nothing to this program, each with the field that may be meant.
  public var leftOut: [(name: String, nearest: MatrixField?)] { head.leftOut }

  /// How many rows there are.
  public var count: Int { rows.count }

  /// - Parameters:
  ///   - sheets: of one file.
  ///   - digest: SHA-256 of the file, in hex digits.
  ///   - name: of the sheet that is meant; nil for the only one that has references.
  /// - Throws: `MatrixFailure` if no sheet is a matrix.
  public init(
    _ sheets: [Sheet], digest: String, sheet name: String? = nil, map: ColumnMap = .none,
    days: FileDays = FileDays()
  ) throws(MatrixFailure) {
    let (place, head) = try MatrixHead.find(in: sheets, named: name, map)
    let sheet = sheets[place]
    file = sheet.file
    // Two sheets of one workbook have rows of the same number.
    token = "\(digest.prefix(32)):" + (place == 0 ? "" : "\(place + 1).")
    self.head = head
    var reader = RowReader(head: head, map: map, days: days)
    rows = sheet.rows.dropFirst(head.place + 1).map { reader.read($0) }
    faults = reader.faults
    if rows.isEmpty { throw .noRows(file: file) }
  }

  /// The token of a row.
  func token(of row: MatrixRow) -> String { "\(token)\(row.number)" }
}

extension Matrix {
  /// What a column is called in the file; its name here where the file has none.
  func name(of field: MatrixField) -> String { head.columns[field].map { head.names[$0] } ?? field.rawValue }

  /// What stands in a column of a row; nil where the file has no such column.
  func cell(_ field: MatrixField, of row: Sheet.Row) -> Sheet.Cell? { head.columns[field].map { row[$0] } }
}
