import Registry

/// Which columns of a sheet hold what.
struct MatrixHead: Sendable {
  /// Where the row of names stands among the rows of the sheet.
  let place: Int
  /// Its number in the file.
  let number: Int
  /// The names as they stand there.
  let names: [String]
  /// The column of each field that is there.
  private(set) var columns: [MatrixField: Int] = [:]
  /// Columns that say nothing to this program, each with the field that may be meant.
  private(set) var leftOut: [(name: String, nearest: MatrixField?)] = []

  /// Rows in which the names are looked for: a title and a date often stand above them.
  private static let depth = 20
  /// The column that a file of bad rows has besides.
  static let problem = "problem"

  /// - Throws: `MatrixFailure` if a name stands twice, or a column that the map names does not stand there.
  private init(_ row: Sheet.Row, place: Int, _ map: ColumnMap, file: String) throws(MatrixFailure) {
    self.place = place
    number = row.number
    names = row.cells.map(\.text)
    var seen: [String: String] = [:]
    for (column, name) in names.enumerated() where !name.isEmpty {
      let folded = MatrixField.folded(name)
      let fields = map.columns[folded] ?? MatrixField(named: name).map { [$0] } ?? []
      if fields.isEmpty, folded != Self.problem, map.columns[folded] == nil {
        leftOut.append((name, MatrixField.nearest(to: name)))
      }
      if let first = seen[folded], !fields.isEmpty {
        throw .duplicateColumn(file: file, line: number, first, name)
      }
      seen[folded] = name
      for field in fields {
        if let other = columns[field] {
          throw .columnsOfOneField(file: file, line: number, field, names[other], name)
        }
        columns[field] = column
      }
    }
    var taken = Set(columns.keys)
    // A field is filled by one column only.
    for place in leftOut.indices {
      if let nearest = leftOut[place].nearest, !taken.insert(nearest).inserted { leftOut[place].nearest = nil }
    }
    for (folded, name) in map.names.sorted(by: { $0.key < $1.key }) where seen[folded] == nil {
      throw .mappedColumnMissing(file: file, line: number, name, columns: names.filter { !$0.isEmpty })
    }
  }

  /// The sheet of a file that is a matrix, and its head.
  ///
  /// - Parameter typed: the sheet's name; nil where the only one that has a reference is meant.
  static func find(
    in sheets: [Sheet], named typed: String?, _ map: ColumnMap
  ) throws(MatrixFailure) -> (sheet: Int, head: MatrixHead) {
    let file = sheets.first?.file ?? ""
    let names = sheets.compactMap(\.name)
    let wanted = typed.flatMap { typed in names.first { Nearest.folded($0) == Nearest.folded(typed) } }
    if let typed, wanted == nil { throw .unknownSheet(file: file, typed, known: names) }
    var found: [(sheet: Int, place: Int)] = []
    for (index, sheet) in sheets.enumerated() where wanted == nil || sheet.name == wanted {
      if let place = place(in: sheet, map) { found.append((index, place)) }
    }
    guard let first = found.first else {
      let row = likelyHead(of: sheets.filter { wanted == nil || $0.name == wanted })
      let names = row?.cells.map(\.text).filter { !$0.isEmpty } ?? []
      throw .noReferenceColumn(
        file: file, line: row?.number ?? 1, columns: names, suggested: suggested(for: names, besides: map))
    }
    guard found.count == 1 else {
      throw .severalSheets(file: file, found.map { sheets[$0.sheet].name ?? "\($0.sheet + 1)" })
    }
    let row = sheets[first.sheet].rows[first.place]
    return (first.sheet, try MatrixHead(row, place: first.place, map, file: file))
  }

  /// The row that most likely names the columns: the one with most words, for a title has one.
  private static func likelyHead(of sheets: [Sheet]) -> Sheet.Row? {
    let rows = sheets.flatMap { $0.rows.prefix(depth) }
    let words = rows.map { row in row.cells.count { if case .text = $0 { true } else { false } } }
    return words.max().flatMap { most in words.firstIndex(of: most) }.map { rows[$0] }
  }

  /// For each column that has another name: the mapping that may be meant, each field once.
  private static func suggested(for names: [String], besides map: ColumnMap) -> [String] {
    let own = names.compactMap { MatrixField(named: $0) } + map.columns.values.flatMap { $0 }
    var (taken, entries) = (Set(own), [String]())
    for name in names where MatrixField(named: name) == nil && map.columns[MatrixField.folded(name)] == nil {
      guard let field = MatrixField.nearest(to: name), taken.insert(field).inserted else { continue }
      entries.append("\(name)=\(field.rawValue)")
    }
    return entries
  }

  private static func place(in sheet: Sheet, _ map: ColumnMap) -> Int? {
    sheet.rows.prefix(depth).firstIndex { row in
      row.cells.contains { cell in
        guard case .text(let name) = cell else { return false }
        return (map.columns[MatrixField.folded(name)] ?? MatrixField(named: name).map { [$0] } ?? [])
          .contains(.reference)
      }
    }
  }
}

/// Why a file is no matrix.
public enum MatrixFailure: Error, Hashable, Sendable {
  /// `suggested`: what may be meant by the columns that are there, as entries of a mapping.
  case noReferenceColumn(file: String, line: Int, columns: [String], suggested: [String])
  case duplicateColumn(file: String, line: Int, String, String)
  /// Two columns fill one field.
  case columnsOfOneField(file: String, line: Int, MatrixField, String, String)
  case mappedColumnMissing(file: String, line: Int, String, columns: [String])
  case unknownSheet(file: String, String, known: [String])
  case severalSheets(file: String, [String])
  case noRows(file: String)
}
