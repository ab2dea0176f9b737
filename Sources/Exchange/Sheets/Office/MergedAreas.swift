/// The cells of merged areas that are not their first.
enum MergedAreas {
  /// The rows with those cells marked, as far as the table reaches; nil if there are more of them than any table has.
  ///
  /// - Parameter areas: as workbooks write them, `A1:B2`; what is no area is passed over.
  static func marked(_ areas: [String], in rows: [Sheet.Row]) -> [Sheet.Row]? {
    guard !areas.isEmpty else { return rows }
    var marked = rows
    let width = rows.map(\.cells.count).max() ?? 0
    var visited = 0
    for area in areas {
      let corners = area.split(separator: ":").map { CellPlace($0) }
      guard corners.count == 2, let first = corners[0], let last = corners[1], first.row <= last.row,
        first.column <= last.column
      else { continue }
      var index = marked.partitioningIndex { $0.number > first.row }
      while index < marked.count, marked[index].number <= last.row + 1 {
        for column in first.column...max(first.column, min(last.column, width - 1)) where column < width {
          if column == first.column, marked[index].number == first.row + 1 { continue }
          while marked[index].cells.count <= column { marked[index].cells.append(.empty) }
          marked[index].cells[column] = .merged
          visited += 1
        }
        visited += 1
        guard visited <= CSVReader.mostCells else { return nil }
        index += 1
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
