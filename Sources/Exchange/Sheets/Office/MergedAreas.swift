/// The cells of merged areas that are not their first.
enum MergedAreas {
  /// The rows with those cells marked, as far as the table reaches; nil if there are more of them than any table has.
  ///
  /// - Parameter areas: as workbooks write them, `A1:B2`; what is no area is passed over.
  static func marked(_ areas: [String], in rows: [Sheet.Row]) -> [Sheet.Row]? {
    guard !areas.isEmpty else { return rows }
    var marked = rows
    let width = rows.map(\.cells.count).max() ?? 0
    var cells = rows.reduce(0) { $0 + $1.cells.count }
    var visited = 0
    for area in areas {
      let corners = area.split(separator: ":").map { CellPlace($0) }
      guard corners.count == 2, let first = corners[0], let last = corners[1], first.row <= last.row,
        first.column <= last.column, first.column < width
      else { continue }
      let end = min(last.column + 1, width)
      let start = marked.partitioningIndex { $0.number > first.row }
      let covered = start..<max(start, marked.partitioningIndex { $0.number > last.row + 1 })
      /// The columns that are marked in a row: in the area's first row all but the first.
      func columns(_ row: Sheet.Row) -> Range<Int> {
        (row.number == first.row + 1 ? first.column + 1 : first.column)..<end
      }
      /// How many cells a row lacks up to the last of them.
      func missing(_ row: Sheet.Row) -> Int { columns(row).isEmpty ? 0 : max(end - row.cells.count, 0) }

      // All that takes time or room is counted before it does.
      visited += covered.count * (end - first.column + 1)
      guard visited <= CSVReader.mostCells else { return nil }
      cells += marked[covered].reduce(0) { $0 + missing($1) }
      guard cells <= CSVReader.mostCells else { return nil }
      for index in covered {
        let (lacking, within) = (missing(marked[index]), columns(marked[index]))
        marked[index].cells += Array(repeating: .empty, count: lacking)
        for column in within { marked[index].cells[column] = .merged }
      }
    }
    return marked
  }
}

extension [Sheet.Row] {
  /// The first index whose row fits, if those that fit stand behind those that do not.
  fileprivate func partitioningIndex(where fits: (Sheet.Row) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
