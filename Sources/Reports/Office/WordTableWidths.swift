/// How wide the columns of a table on paper become, in twentieths of a point.
///
/// Where there is room, only the columns of the greatest weight are wrapped, and what is left goes to them: so the
/// tables end where the page does, and tables of one kind have their columns below each other. Elsewhere the columns
/// are laid out as in a terminal of so many characters as the page has.
struct WordTableWidths {
  let widths: [Int]

  /// What a character of a cell takes on average; digits and capitals, which codes are made of, take more than letters.
  private static let character = 104
  /// Between a number and what stands right of it.
  static let numberMargin = 120

  init(_ table: Table, available: Int) {
    let columns = table.columns
    let margins = columns.map { 2 * WordStyles.cellMargin + ($0.alignment == .right ? Self.numberMargin : 0) }
    let characters = (available - margins.reduce(0, +)) / Self.character
    let measured = MeasuredTable(table)
    // The margins of cells stand for the gaps of a terminal.
    let gaps = TableLayout.gap * max(columns.count - 1, 0)
    let layout = Self.airy(measured, characters) ?? TableLayout(measured, width: characters + gaps)?.widths
    if let layout {
      var widths = zip(layout, margins).map { $0 * Self.character + $1 }
      // What a character is too much for; the end of the page is one for all tables.
      let rest = available - widths.reduce(0, +)
      if let widest = columns.indices.filter({ columns[$0].wraps }).max(by: { widths[$0] < widths[$1] }), rest > 0 {
        widths[widest] += rest
      }
      self.widths = widths
    } else {
      // Too narrow even for the least: each column gets its share, and words are broken.
      let shares = columns.map { max($0.minimumWidth, 8) * $0.weight }
      widths = shares.map { max(available * $0 / shares.reduce(0, +), 200) }
    }
  }

  /// The most that a column of running text has to get before it may be called airy.
  private static let readable = 40
  /// Widths of the other columns are multiples of it: "6 Nov 2026" and "31 Dec 2026" stand in columns of one width.
  private static let step = 4

  /// Widths in characters; nil if not every column but the heaviest can have all that it asks for.
  private static func airy(_ measured: MeasuredTable, _ characters: Int) -> [Int]? {
    let columns = measured.table.columns
    let naturals = columns.indices.map { index in
      max(measured.naturalWidths[index], measured.headings[index].naturalWidth, 1)
    }
    let weight = columns.lazy.filter(\.wraps).map(\.weight).max()
    let isHeavy = columns.map { $0.wraps && $0.weight == weight }
    var widths = zip(naturals, isHeavy).map { natural, isHeavy in
      isHeavy ? min(natural, readable) : (natural + step - 1) / step * step
    }
    let rest = characters - widths.reduce(0, +)
    guard rest >= 0 else { return nil }
    let total = zip(naturals, isHeavy).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    for index in columns.indices where isHeavy[index] { widths[index] += rest * naturals[index] / total }
    return widths
  }
}
