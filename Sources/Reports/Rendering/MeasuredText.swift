/// Rich text that is measured once and then cut into lines no wider than a number of terminal columns.
///
/// Lines end at blanks, after slashes and dashes between letters, inside long hyphenated compounds (never inside
/// `JPHLEPD-9-05`), and between ideographs and kana except where Japanese forbids it (no line begins with 。 or ends
/// with 「). Korean keeps its words whole. A word longer than the line is cut where the line ends, without a
/// hyphen, so that it can be copied. Only blanks at the end of a line are dropped.
///
/// One value can measure text after text in the same memory (``measure(_:in:)``).
struct MeasuredText: Sendable {
  /// A stretch in one style.
  struct Run: Sendable {
    let style: TextStyle
    /// Set if the text around it must be isolated.
    let isolation: TextLanguage.Direction?
    /// Where its bytes end.
    let end: Int
  }

  /// The text made fit to be shown, without its line feeds.
  private(set) var bytes: [UInt8] = []
  private(set) var glyphs: [Glyph] = []
  private(set) var runs: [Run] = []
  /// The glyphs of each line that the text itself has, at least one.
  private(set) var paragraphs: [Range<Int>] = []
  /// The widest line if nothing is wrapped, in terminal columns.
  private(set) var naturalWidth = 0
  /// Whether what was read of the paragraph is printable ASCII.
  private var isPlain = true

  init() {}

  /// - Parameter document: the language of the document around it.
  init(_ text: RichText, in document: TextLanguage = .english) { measure(text, in: document) }

  /// Takes in another text.
  mutating func measure(_ text: RichText, in document: TextLanguage = .english) {
    bytes.removeAll(keepingCapacity: true)
    glyphs.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    paragraphs.removeAll(keepingCapacity: true)
    naturalWidth = 0
    for run in text.runs {
      // Plain text has no line ends in it either.
      let isPlainASCII = run.text.isPlainASCII
      guard !isPlainASCII, run.text.utf8.contains(UInt8(ascii: "\n")) else {
        add(run, isPlainASCII, in: document)
        continue
      }
      let pieces = run.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for (index, piece) in pieces.enumerated() {
        if index > 0 { endParagraph() }
        var part = run
        part.text = String(piece)
        add(part, part.text.isPlainASCII, in: document)
      }
    }
    endParagraph()
  }

  private mutating func add(_ run: TextRun, _ isPlainASCII: Bool, in document: TextLanguage) {
    if run.text.isEmpty { return }
    bytes.append(contentsOf: (isPlainASCII ? run.text : run.text.madeVisible).utf8)
    isPlain = isPlain && isPlainASCII
    runs.append(
      Run(style: run.style, isolation: TextIsolation.direction(of: run, in: document), end: bytes.count))
  }

  private mutating func endParagraph() {
    let start = glyphs.count
    let firstByte = start == 0 ? 0 : Int(glyphs[start - 1].end)
    addGlyphs(from: firstByte)
    paragraphs.append(start..<glyphs.count)
    naturalWidth = max(naturalWidth, width(of: start..<glyphs.count))
    isPlain = true
  }
}

// MARK: - Characters

extension MeasuredText {
  private mutating func addGlyphs(from start: Int) {
    if start == bytes.count { return }
    var run = glyphs.last.map { Int($0.run) } ?? 0
    while runs[run].end <= start { run += 1 }
    glyphs.reserveCapacity(glyphs.count + bytes.count - start)
    if isPlain { return addPlainGlyphs(from: start, run) }
    if !addSingleGlyphs(from: start, run) { addClusters(from: start, run) }
  }

  /// ASCII: each byte is a character of one column.
  private mutating func addPlainGlyphs(from start: Int, _ first: Int) {
    var run = first
    var column = glyphs.last?.column ?? 0
    for place in start..<bytes.count {
      while runs[run].end <= place { run += 1 }
      column += 1
      glyphs.append(
        Glyph(end: Int32(place + 1), column: column, run: Int32(run), width: 1, kind: Glyph.kinds[Int(bytes[place])]))
    }
  }

  /// Scalars that are characters by themselves, whatever stands beside them; false, with nothing added, if there is any
  /// other.
  private mutating func addSingleGlyphs(from start: Int, _ first: Int) -> Bool {
    let before = glyphs.count
    var run = first
    var column = glyphs.last?.column ?? 0
    var place = start
    for scalar in String(decoding: bytes[start...], as: UTF8.self).unicodeScalars {
      guard let single = Glyph.single(scalar) else {
        glyphs.removeSubrange(before...)
        return false
      }
      while runs[run].end <= place { run += 1 }
      place += UTF8.width(scalar)
      column += Int32(single.width)
      glyphs.append(
        Glyph(end: Int32(place), column: column, run: Int32(run), width: UInt8(single.width), kind: single.kind))
    }
    return true
  }

  /// Any text, by what people see as one character.
  ///
  /// A mark or a joiner may begin a run and still belong to the character before it, so the line is read as a whole.
  private mutating func addClusters(from start: Int, _ first: Int) {
    var run = first
    var place = start
    for character in String(decoding: bytes[start...], as: UTF8.self) {
      while runs[run].end <= place { run += 1 }
      let width = DisplayWidth.columns(of: character)
      // A cluster that would not fit a narrow column is taken apart; real writing has none.
      let parts = width <= Glyph.widest ? [character] : character.unicodeScalars.map { Character($0) }
      for part in parts {
        let width = DisplayWidth.columns(of: part)
        place += part.utf8.count
        glyphs.append(
          Glyph(
            end: Int32(place), column: (glyphs.last?.column ?? 0) + Int32(width), run: Int32(run), width: UInt8(width),
            kind: Glyph.kind(of: part, width: width)))
      }
    }
  }
}

// MARK: - Lines

extension MeasuredText {
  /// One line, as a part of the glyphs.
  struct Line {
    let text: MeasuredText
    let glyphs: Range<Int>

    /// What stands in it.
    var characters: String { String(decoding: text.bytes[text.bytes(of: glyphs)], as: UTF8.self) }
  }

  var isEmpty: Bool { glyphs.isEmpty }

  /// In terminal columns, how much of a heading in ideographs or kana stays on one line: five of them.
  ///
  /// A line may end between any two of them, which over a narrow column would set one below the other.
  var longestKeptIdeographs: Int { glyphs.contains { $0.kind == .wide } ? min(naturalWidth, 10) : 0 }

  /// The widest piece that has no place to break, in terminal columns.
  var longestWord: Int { paragraphs.map(longestWord).max() ?? 0 }

  /// The columns of some of the glyphs.
  func width(of range: Range<Int>) -> Int {
    if range.isEmpty { return 0 }
    let before = range.lowerBound == 0 ? 0 : glyphs[range.lowerBound - 1].column
    return Int(glyphs[range.upperBound - 1].column - before)
  }

  /// Where the bytes of some of the glyphs lie.
  func bytes(of range: Range<Int>) -> Range<Int> {
    if range.isEmpty { return 0..<0 }
    let start = range.lowerBound == 0 ? 0 : Int(glyphs[range.lowerBound - 1].end)
    return start..<Int(glyphs[range.upperBound - 1].end)
  }

  /// The lines at a width; at least one.
  func lines(width: Int) -> [Line] {
    var lines: [Range<Int>] = []
    cut(to: width, &lines)
    return lines.map { Line(text: self, glyphs: $0) }
  }

  /// The lines at a width, at least one, in place of those that stand in the list.
  func cut(to width: Int, _ lines: inout [Range<Int>]) {
    lines.removeAll(keepingCapacity: true)
    for paragraph in paragraphs {
      if naturalWidth <= width { lines.append(trimmed(paragraph)) } else { wrap(paragraph, to: width, &lines) }
    }
  }

  /// Without the blanks at its end.
  func trimmed(_ line: Range<Int>) -> Range<Int> {
    var end = line.upperBound
    while end > line.lowerBound, glyphs[end - 1].kind == .blank { end -= 1 }
    return line.lowerBound..<end
  }

  private func wrap(_ paragraph: Range<Int>, to width: Int, _ lines: inout [Range<Int>]) {
    var start = paragraph.lowerBound
    repeat {
      let end = lineEnd(from: start, in: paragraph, width: width)
      lines.append(trimmed(start..<end))
      start = end
      while start < paragraph.upperBound, glyphs[start].kind == .blank { start += 1 }
    } while start < paragraph.upperBound
  }

  private func lineEnd(from start: Int, in paragraph: Range<Int>, width: Int) -> Int {
    let limit = (start == 0 ? 0 : glyphs[start - 1].column) + Int32(width)
    // As many characters as columns, which is exact for most texts.
    var end = min(start + width, paragraph.upperBound)
    while end > start, glyphs[end - 1].column > limit { end -= 1 }
    while end < paragraph.upperBound, glyphs[end].column <= limit { end += 1 }
    if end == paragraph.upperBound || glyphs[end].kind == .blank { return end }
    var last = end
    while last > start, !canBreak(after: last - 1, in: paragraph) { last -= 1 }
    return last > start ? last : max(end, start + 1)
  }

  private func longestWord(in paragraph: Range<Int>) -> Int {
    var longest = 0
    var word = 0
    for index in paragraph {
      let glyph = glyphs[index]
      if glyph.kind != .blank { word += Int(glyph.width) }
      longest = max(longest, word)
      // Between two letters nothing ever ends.
      if glyph.kind == .letter, index + 1 < paragraph.upperBound, glyphs[index + 1].kind == .letter { continue }
      if canBreak(after: index, in: paragraph) { word = 0 }
    }
    return longest
  }

  private func canBreak(after index: Int, in paragraph: Range<Int>) -> Bool {
    guard index + 1 < paragraph.upperBound else { return true }
    switch (glyphs[index].kind, glyphs[index + 1].kind) {
    case (.blank, let next): return next != .blank
    case (_, .blank), (_, .neverFirst), (_, .hyphen), (_, .joint), (.neverLast, _): return false
    // A hyphen only inside a long compound, so that neither `9-05` nor `so-japan` is torn.
    case (.hyphen, _): return isBetweenLetters(index, in: paragraph, atLeast: 4)
    case (.joint, _): return isBetweenLetters(index, in: paragraph, atLeast: 1)
    case (.wide, _), (_, .wide): return true
    case (.neverFirst, _): return glyphs[index].width == 2
    case (_, .neverLast): return glyphs[index + 1].width == 2
    case (.letter, _), (.other, _): return false
    }
  }

  private func isBetweenLetters(_ index: Int, in paragraph: Range<Int>, atLeast count: Int) -> Bool {
    glyphs[paragraph.lowerBound..<index].suffix(count).count { $0.kind == .letter } == count
      && glyphs[(index + 1)..<paragraph.upperBound].prefix(count).count { $0.kind == .letter } == count
  }
}
