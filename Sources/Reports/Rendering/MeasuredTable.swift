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
    var scratch = MeasuredText()
    for row in table.rows {
      switch row {
      case .group: groupCount += 1
      case .cells(let cells) where cells.count == table.columns.count:
        take(cells.lazy.map(\.text), &scratch, in: document)
      case .cells(let cells), .totals(let cells): take(table.fitted(cells), &scratch, in: document)
      }
    }
  }

  /// - Parameter scratch: memory for texts that have to be measured character by character.
  private mutating func take(
    _ texts: some Collection<RichText>, _ scratch: inout MeasuredText, in document: TextLanguage
  ) {
    rowCount += 1
    let start = flatWidths.count
    var isTall = false
    for (index, text) in texts.enumerated() {
      let extent = extent(of: text, index, &scratch, in: document)
      naturalWidths[index] = max(naturalWidths[index], extent.naturalWidth)
      if let width = extent.flatWidth { flatWidths.append(UInt16(clamping: width)) } else { isTall = true }
    }
    guard isTall else { return }
    flatWidths.removeSubrange(start...)
    tallCount += 1
  }

  /// How much room a text asks for, whose longest word is noted if it may be longer than those of its column so far.
  private mutating func extent(
    of text: RichText, _ column: Int, _ scratch: inout MeasuredText, in document: TextLanguage
  ) -> TextExtent {
    let wanted = table.columns[column].wraps ? longestWords[column] + 1 : .max
    let plain = TextExtent(plain: text)
    if let plain, min(Self.longestKeptWord, plain.naturalWidth) < wanted || text.longestPiece < wanted { return plain }
    scratch.measure(text, in: document)
    let extent = plain ?? TextExtent(scratch)
    if min(Self.longestKeptWord, extent.naturalWidth) >= wanted {
      longestWords[column] = max(longestWords[column], scratch.longestWord)
    }
    return extent
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

/// How much room a text asks for.
struct TextExtent: Hashable {
  /// Its widest line if nothing is wrapped, in terminal columns.
  let naturalWidth: Int
  /// The width without the blanks at its end; nil if it has several lines of its own.
  let flatWidth: Int?

  init(_ text: MeasuredText) {
    naturalWidth = text.naturalWidth
    flatWidth = text.paragraphs.count > 1 ? nil : text.width(of: text.trimmed(0..<text.glyphs.count))
  }

  /// Printable ASCII, in which each byte is a character of one column, in lines that are runs of their own; nil for any
  /// other text, which has to be measured character by character.
  init?(plain text: RichText) {
    var (natural, width, lines) = (0, 0, 1)
    for run in text.runs {
      if run.text == "\n" {
        (natural, width, lines) = (max(natural, width), 0, lines + 1)
      } else if run.text.isPlainASCII {
        width += run.text.utf8.count
      } else {
        return nil
      }
    }
    naturalWidth = max(natural, width)
    flatWidth = lines > 1 ? nil : width - Self.blanksAtEnd(of: text.runs)
  }

  private static func blanksAtEnd(of runs: [TextRun]) -> Int {
    var count = 0
    for run in runs.reversed() {
      let blanks = run.text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
      count += blanks
      if blanks < run.text.utf8.count { break }
    }
    return count
  }
}

extension RichText {
  /// The longest piece between two blanks or line ends, in bytes: in plain text no word is longer.
  var longestPiece: Int {
    var (longest, piece) = (0, 0)
    for run in runs {
      for byte in run.text.utf8 {
        piece = byte > UInt8(ascii: " ") ? piece + 1 : 0
        longest = max(longest, piece)
      }
    }
    return longest
  }
}

/// The cells of one row after the other, measured in the same memory.
struct MeasuredCells {
  private(set) var texts: [MeasuredText]

  init(columns: Int) { texts = Array(repeating: MeasuredText(), count: columns) }

  /// Takes in a row; a group has no cells, and leaves those of the row before.
  mutating func measure(_ row: Table.Row, of table: Table, in document: TextLanguage) {
    switch row {
    case .group: break
    case .cells(let cells) where cells.count == texts.count: measure(cells.lazy.map(\.text), in: document)
    case .cells(let cells): measure(table.fitted(cells), in: document)
    case .totals(let cells): measure(table.fitted(cells).map { $0.styled(.strong) }, in: document)
    }
  }

  private mutating func measure(_ cells: some Collection<RichText>, in document: TextLanguage) {
    for (index, cell) in cells.enumerated() { texts[index].measure(cell, in: document) }
  }
}
