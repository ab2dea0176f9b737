import Domain
import Reports

/// What templates may say of the look of a letter: a little of what Markdown has.
///
/// Paragraphs apart by an empty line; a line that ends in `\` is broken there; `# ` begins the title and `## ` a
/// heading, `- ` an entry of a list; lines between `|` are a table, its head in front of a line of dashes, numbers where
/// that line has a colon at the end; `**words**` are strong.
struct LetterMarkup {
  private let texts: [RichText]
  private var document: Document
  private var paragraph: [Substring] = []
  private var bullets: [RichText] = []
  private var rows: [[RichText]] = []
  private var rules: [Substring] = []

  /// The document that a filled-in template means; `texts` are the values by the numbers of their marks.
  static func document(
    _ text: String, _ texts: [RichText], language: TextLanguage, day: CalendarDate
  ) -> Document {
    var reader = LetterMarkup(texts: texts, document: Document(language: language))
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.read(line) }
    reader.endAll()
    reader.document.day = day
    return reader.document
  }

  private mutating func read(_ written: Substring) {
    let line = written.drop { $0 == " " || $0 == "\t" }
    if line.hasPrefix("|") {
      if rows.isEmpty { endAll() }
      return readRow(line)
    }
    if line.hasPrefix("- ") {
      if bullets.isEmpty { endAll() }
      return bullets.append(inline(line.dropFirst(2)))
    }
    if line.allSatisfy(\.isWhitespace) { return endAll() }
    if line.hasPrefix("# ") || line.hasPrefix("## ") {
      endAll()
      return readHeading(line)
    }
    if !rows.isEmpty || !bullets.isEmpty { endAll() }
    paragraph.append(line)
  }

  private mutating func readHeading(_ line: Substring) {
    let isTitle = line.hasPrefix("# ") && document.title == nil && document.blocks.isEmpty
    let words = inline(line.drop { $0 == "#" }.drop { $0 == " " })
    if isTitle { document.title = words } else { document.append(.heading(level: 1, words)) }
  }

  private mutating func readRow(_ line: Substring) {
    var cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    let isRule =
      rows.count == 1 && rules.isEmpty && cells.allSatisfy { $0.contains("-") && $0.allSatisfy(" :-".contains) }
    if isRule { rules = cells } else { rows.append(cells.map(inline)) }
  }

  private mutating func endAll() {
    endParagraph()
    if !bullets.isEmpty { document.append(.bullets(bullets)) }
    bullets = []
    endTable()
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    var text = ""
    for (place, line) in paragraph.enumerated() {
      var words = String(line)
      while words.last?.isWhitespace == true { words.removeLast() }
      let isBroken = words.hasSuffix("\\")
      text += isBroken ? words.dropLast() : words[...]
      if place < paragraph.count - 1 { text += isBroken ? "\n" : " " }
    }
    paragraph = []
    let words = inline(text[...])
    if !words.isEmpty { document.append(.paragraph(words)) }
  }

  private mutating func endTable() {
    guard let head = rows.first else { return }
    var table = Table(columns: head.indices.map(column))
    for row in rows.dropFirst() { table.append(row.map { .init($0) }) }
    document.append(.table(table))
    (rows, rules) = ([], [])
  }

  /// What is short in every row, a reference or a day, is not broken.
  private func column(_ index: Int) -> Table.Column {
    let heading = rows[0][index]
    let cells = rows.dropFirst().compactMap { $0.indices.contains(index) ? $0[index].plain.count : nil }
    if rules.indices.contains(index), rules[index].reversed().first(where: { $0 != " " }) == ":" {
      return .number(heading)
    }
    return (cells.max() ?? 0) <= 16 ? .fixed(heading) : .init(heading, minimumWidth: 16, weight: 2)
  }

  /// Words with their values put in.
  private func inline(_ text: Substring) -> RichText {
    var words = RichText()
    var plain = ""
    var isStrong = false
    func flush() {
      if !plain.isEmpty { words += RichText(plain, isStrong ? .strong : .plain) }
      plain = ""
    }
    // By scalars: a mark that combines with what stands before it must not hide the end of a place.
    var rest = text.unicodeScalars.drop { $0 == " " }
    while let first = rest.first {
      if first == ValueMark.start, let end = rest.firstIndex(of: ValueMark.end) {
        flush()
        let number = Int(String(rest[rest.index(after: rest.startIndex)..<end])) ?? -1
        if texts.indices.contains(number) { words += isStrong ? texts[number].styled(.strong) : texts[number] }
        rest = rest[rest.index(after: end)...]
      } else if rest.starts(with: "**".unicodeScalars) {
        flush()
        isStrong.toggle()
        rest = rest.dropFirst(2)
      } else {
        plain.unicodeScalars.append(first)
        rest = rest.dropFirst()
      }
    }
    while plain.hasSuffix(" ") { plain.removeLast() }
    flush()
    return words
  }
}
