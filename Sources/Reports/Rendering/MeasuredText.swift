/// Rich text that is measured once and then cut into lines no wider than a number of terminal columns.
///
/// Lines end at blanks, after slashes and dashes between letters, inside long hyphenated compounds (never inside
/// `JPHLEPD-9-05`), and between ideographs and kana except where Japanese forbids it (no line begins with 。 or ends
/// with 「). Korean keeps its words whole. A word longer than the line is cut where the line ends, without a
/// hyphen, so that it can be copied. Only blanks at the end of a line are dropped.
struct MeasuredText: Sendable {
  /// The lines that the text itself has, at least one.
  private let paragraphs: [[Glyph]]
  /// The widest line if nothing is wrapped, in terminal columns.
  let naturalWidth: Int
  /// The widest piece that has no place to break, in terminal columns.
  let longestWord: Int

  /// In terminal columns, how much of a heading in ideographs or kana stays on one line: five of them.
  ///
  /// A line may end between any two of them, which over a narrow column would set one below the other.
  var longestKeptIdeographs: Int {
    paragraphs.contains { $0.contains { $0.kind == .wide } } ? min(naturalWidth, 10) : 0
  }

  var isEmpty: Bool { paragraphs.allSatisfy(\.isEmpty) }

  /// - Parameter document: the language of the document around it.
  init(_ text: RichText, in document: TextLanguage = .english) {
    paragraphs = text.lines.map { Glyph.glyphs(of: $0, in: document) }
    naturalWidth = paragraphs.map(\.width).max() ?? 0
    longestWord = paragraphs.map(Self.longestWord).max() ?? 0
  }

  /// The lines at a width; at least one.
  func lines(width: Int) -> [[Glyph]] {
    naturalWidth <= width ? paragraphs.map(Self.trimmed) : paragraphs.flatMap { Self.wrapped($0, width: width) }
  }

  private static func longestWord(in glyphs: [Glyph]) -> Int {
    var longest = 0
    var word = 0
    for index in glyphs.indices {
      word += glyphs[index].kind == .blank ? 0 : glyphs[index].width
      longest = max(longest, word)
      if canBreak(after: index, in: glyphs) { word = 0 }
    }
    return longest
  }

  private static func wrapped(_ glyphs: [Glyph], width: Int) -> [[Glyph]] {
    var lines: [[Glyph]] = []
    var start = 0
    repeat {
      let end = lineEnd(from: start, in: glyphs, width: width)
      lines.append(trimmed(glyphs[start..<end]))
      start = end
      while start < glyphs.count, glyphs[start].kind == .blank { start += 1 }
    } while start < glyphs.count
    return lines
  }

  private static func trimmed(_ line: some Collection<Glyph>) -> [Glyph] {
    var line = Array(line)
    while line.last?.kind == .blank { line.removeLast() }
    return line
  }

  private static func lineEnd(from start: Int, in glyphs: [Glyph], width: Int) -> Int {
    var used = 0
    var lastBreak: Int?
    var end = start
    while end < glyphs.count, used + glyphs[end].width <= width {
      used += glyphs[end].width
      if canBreak(after: end, in: glyphs) { lastBreak = end + 1 }
      end += 1
    }
    if end == glyphs.count || glyphs[end].kind == .blank { return end }
    return lastBreak ?? max(end, start + 1)
  }

  private static func canBreak(after index: Int, in glyphs: [Glyph]) -> Bool {
    guard index + 1 < glyphs.count else { return true }
    switch (glyphs[index].kind, glyphs[index + 1].kind) {
    case (.blank, let next): return next != .blank
    case (_, .blank), (_, .neverFirst), (_, .hyphen), (_, .joint), (.neverLast, _): return false
    // A hyphen only inside a long compound, so that neither `9-05` nor `so-japan` is torn.
    case (.hyphen, _): return isBetweenLetters(index, in: glyphs, atLeast: 4)
    case (.joint, _): return isBetweenLetters(index, in: glyphs, atLeast: 1)
    case (.wide, _), (_, .wide): return true
    case (.neverFirst, _): return glyphs[index].width == 2
    case (_, .neverLast): return glyphs[index + 1].width == 2
    case (.letter, _), (.other, _): return false
    }
  }

  private static func isBetweenLetters(_ index: Int, in glyphs: [Glyph], atLeast count: Int) -> Bool {
    glyphs[..<index].suffix(count).count { $0.kind == .letter } == count
      && glyphs[(index + 1)...].prefix(count).count { $0.kind == .letter } == count
  }
}

/// A table whose texts are measured.
struct MeasuredTable: Sendable {
  let table: Table
  let headings: [MeasuredText]
  /// One row of cells for each row of the table; none for a group.
  let rows: [[MeasuredText]]

  init(_ table: Table, in document: TextLanguage = .english) {
    self.table = table
    headings = table.columns.map { MeasuredText($0.heading.styled(.strong), in: document) }
    rows = table.rows.map { row in
      switch row {
      case .cells(let cells): table.fitted(cells).map { MeasuredText($0, in: document) }
      case .totals(let cells): table.fitted(cells).map { MeasuredText($0.styled(.strong), in: document) }
      case .group: []
      }
    }
  }
}
