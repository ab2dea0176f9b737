/// A table whose texts were measured, row by row: how much room its columns ask for and how high its rows become, not
/// the texts themselves, of which there may be very many.
struct MeasuredTable: Sendable {
  let table: Table
  let headings: [MeasuredText]
  /// The widest cell of each column if nothing is wrapped, headings left aside, in terminal columns.
  private(set) var naturalWidths: [Int]
  /// The widest piece without a place to break in the cells of each column that wraps, measured up to a limit.
  private(set) var longestWords: [Int]
  /// Rows of cells, sums included.
  private var rowCount = 0
  private var groupCount = 0
  /// Rows with a cell that has lines of its own.
  private var tallCount = 0
  /// Of each other row, the width of each cell without the blanks at its end: it takes a second line in any column that
  /// is narrower.
  private var flatWidths: [UInt16] = []

  /// No longer word is looked for.
  static let longestKeptWord = 24

  init(_ table: Table, in document: TextLanguage = .english) {
    self.table = table
    headings = table.columns.map { MeasuredText($0.heading.styled(.strong), in: document) }
    naturalWidths = table.columns.map { _ in 0 }
    longestWords = naturalWidths
    var cells = MeasuredCells(columns: table.columns.count)
    for row in table.rows {
      if cells.measure(row, of: table, in: document) { take(cells.texts) } else { groupCount += 1 }
    }
  }

  private mutating func take(_ texts: [MeasuredText]) {
    rowCount += 1
    for (index, text) in texts.enumerated() {
      naturalWidths[index] = max(naturalWidths[index], text.naturalWidth)
      if table.columns[index].wraps, longestWords[index] < min(Self.longestKeptWord, text.naturalWidth) {
        longestWords[index] = max(longestWords[index], text.longestWord)
      }
    }
    if texts.contains(where: { $0.paragraphs.count > 1 }) {
      tallCount += 1
    } else {
      for text in texts { flatWidths.append(UInt16(clamping: text.width(of: text.trimmed(0..<text.glyphs.count)))) }
    }
  }

  /// Rows are set apart by empty lines where a good part of them takes more than one line.
  ///
  /// - Parameter groupHeights: the lines of each group's heading, counted only where they decide.
  func isAiry(_ layout: TableLayout, groupHeights: () -> [Int]) -> Bool {
    let columns = layout.widths.count
    let wrapped = stride(from: 0, to: flatWidths.count, by: max(columns, 1)).count { start in
      (0..<columns).contains { Int(flatWidths[start + $0]) > layout.widths[$0] }
    }
    let (tall, all) = (tallCount + wrapped, rowCount + groupCount)
    if tall * 4 >= all { return all > 0 }
    if (tall + groupCount) * 4 < all { return false }
    return (tall + groupHeights().count { $0 > 1 }) * 4 >= all
  }
}

/// The cells of one row after the other, measured in the same memory.
struct MeasuredCells {
  private(set) var texts: [MeasuredText]

  init(columns: Int) { texts = Array(repeating: MeasuredText(), count: columns) }

  /// Takes in a row; false, with the cells of the row before kept, for a group.
  mutating func measure(_ row: Table.Row, of table: Table, in document: TextLanguage) -> Bool {
    switch row {
    case .group: return false
    case .cells(let cells):
      guard cells.count == texts.count else {
        measure(table.fitted(cells), in: document)
        return true
      }
      for index in cells.indices { texts[index].measure(cells[index].text, in: document) }
    case .totals(let cells): measure(table.fitted(cells).map { $0.styled(.strong) }, in: document)
    }
    return true
  }

  private mutating func measure(_ cells: [RichText], in document: TextLanguage) {
    for (index, cell) in cells.enumerated() { texts[index].measure(cell, in: document) }
  }
}
