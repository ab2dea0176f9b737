/// How wide each column of a table becomes, or that it cannot stand as a table.
///
/// Every column first gets the least it can live with; what is left goes first to hold the longest words whole, then to
/// wrap as little as possible, in proportion to what each column lacks and to its weight.
struct TableLayout: Equatable {
  /// Blanks between two columns.
  static let gap = 2

  let widths: [Int]

  init(widths: [Int]) { self.widths = widths }

  /// The width of the table: all columns and the gaps between them.
  var width: Int { widths.reduce(0, +) + Self.gap * max(widths.count - 1, 0) }

  /// The layout of a table in so many terminal columns; nil if even the least widths are too much.
  init?(_ measured: MeasuredTable, width: Int) {
    let wants = measured.table.columns.indices.map { Self.wants(ofColumn: $0, in: measured) }
    let available = width - Self.gap * max(wants.count - 1, 0)
    let least = wants.map(\.least)
    guard !wants.isEmpty, least.reduce(0, +) <= available else { return nil }
    let weights = measured.table.columns.map(\.weight)
    let wordsWhole = Self.filled(least, to: wants.map(\.words), weights: weights, available: available)
    widths = Self.filled(wordsWhole, to: wants.map(\.natural), weights: weights, available: available)
  }

  /// In terminal columns: never less than, words unbroken, nothing wrapped.
  private struct Wants {
    var least: Int
    var words: Int
    var natural: Int
  }

  private static func wants(ofColumn index: Int, in measured: MeasuredTable) -> Wants {
    let column = measured.table.columns[index]
    let heading = measured.headings[index]
    let body = measured.naturalWidths[index]
    let natural = max(heading.naturalWidth, body, 1)
    guard column.wraps else {
      let least = max(body, heading.longestWord, heading.longestKeptIdeographs, 1)
      return Wants(least: least, words: least, natural: natural)
    }
    // One address without a blank must not starve the other columns.
    let words = min(max(heading.longestWord, measured.longestWords[index]), MeasuredTable.longestKeptWord)
    return Wants(least: min(column.minimumWidth, natural), words: words, natural: natural)
  }

  /// Widths raised towards their goals with the room there is.
  private static func filled(_ widths: [Int], to goals: [Int], weights: [Int], available: Int) -> [Int] {
    var widths = widths
    var room = available - widths.reduce(0, +)
    while room > 0 {
      let lacks = widths.indices.map { max(goals[$0] - widths[$0], 0) * weights[$0] }
      let total = lacks.reduce(0, +)
      if total == 0 { break }
      var given = 0
      for index in widths.indices {
        let share = min(max(goals[index] - widths[index], 0), room * lacks[index] / total)
        widths[index] += share
        given += share
      }
      if given == 0, let neediest = lacks.indices.max(by: { lacks[$0] < lacks[$1] }) {
        widths[neediest] += 1
        given = 1
      }
      room -= given
    }
    return widths
  }
}
