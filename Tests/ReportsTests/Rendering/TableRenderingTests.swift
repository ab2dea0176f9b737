import Testing

@testable import Reports

@Suite struct `A table in a terminal` {
  /// Every width, every script, every shape: no line is too wide and no letter is lost, wherever a cell is wrapped.
  @Test func `holds every letter of every cell within the width`() throws {
    let seed = SeededRandom.seed()
    var random = SeededRandom(state: seed)
    var records = 0
    for round in 0..<200 {
      let table = RandomTable.make(using: &random)
      let width = Int.random(in: 20...200, using: &random)
      let lines = TextRenderer(width: width, colour: false).render(Document([.table(table)])).split(separator: "\n")
      let place: Comment = "round \(round), width \(width); to see it again: SEED=\(seed)"
      try #require(lines.filter { DisplayWidth.columns(of: $0) > width } == [], place)
      if let layout = TableLayout(MeasuredTable(table), width: width) {
        try #require(columns(of: lines.map(String.init), layout: layout) == expectedColumns(of: table), place)
      } else {
        records += 1
        let text = letters(lines.joined())
        try #require(table.allCells.filter { !contains(text, letters($0)) } == [], place)
      }
    }
    #expect(records > 5, "too few tables were too wide; to see it again: SEED=\(seed)")
  }

  @Test func `takes the same room for plain text as if it had read each character`() throws {
    let seed = SeededRandom.seed()
    var random = SeededRandom(state: seed)
    var plain = 0
    for _ in 0..<2_000 {
      let pieces = [
        "", " ", "  ", "word", "two words", "JPHLEPD-9-05 a/b", "under-implementation", "ends blank ", "\n", "\r\n",
        "a\nb", "é", "外務省", "\t",
      ]
      let text = RichText(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          TextRun(pieces[Int.random(in: 0..<pieces.count, using: &random)])
        })
      guard let extent = TextExtent(plain: text) else { continue }
      plain += 1
      try #require(extent == TextExtent(MeasuredText(text)), "\(text); to see it again: SEED=\(seed)")
      try #require(MeasuredText(text).longestWord <= text.longestPiece, "\(text); to see it again: SEED=\(seed)")
    }
    #expect(plain > 200, "too few were plain; to see it again: SEED=\(seed)")
  }

  @Test func `uses the whole width once it has to wrap`() {
    let lines = TextRenderer(width: 100, colour: false).render(Document([.table(Sample.table)])).split(separator: "\n")
    #expect(lines.map { DisplayWidth.columns(of: $0) }.max() == 100)
  }

  @Test func `shows what would steer the terminal instead of obeying it`() {
    let hostile = "a\u{1B}[31mred\u{7}\u{9B}2J\u{7F} \u{202E}txet\u{2066}\u{2069}\u{2028}"
    let table = Table(columns: [.init("T", wraps: false)], rows: [.cells([.init(hostile)])])
    for colour in [false, true] {
      let text = TextRenderer(width: 120, colour: colour).render(Document([.table(table)]))
        .replacing(/\u{1B}\[[12]?m/, with: "").replacing("\u{1B}[0m", with: "")
      #expect(text.contains(#"a\u{1B}[31mred\u{7}\u{9B}2J\u{7F} \u{202E}txet\u{2066}\u{2069}\u{2028}"#))
      #expect(!text.unicodeScalars.contains { $0.isDirectionOverride || ($0.isControl && $0 != "\n") })
    }
  }

  @Test func `isolates each piece of right-to-left text, and a cut piece keeps its direction`() {
    let urdu = TextRun("مرکز MoU جاپانی", language: .urdu)
    let whole = TextRenderer(width: 40, colour: false).render(Document([.facts([.init("Note on", RichText([urdu]))])]))
    #expect(whole == "Note on  \u{2068}مرکز MoU جاپانی\u{2069}\n")
    let latin = MeasuredText(RichText([urdu])).lines(width: 5).map(LinePainter(colour: false).paint)
    #expect(latin == ["مرکز", "\u{200F}MoU", "جاپان", "ی"].map { "\u{2068}\($0)\u{2069}" })
  }

  @Test(arguments: [
    ("JPHLEPD-9-05 is under-implementation", 20, ["JPHLEPD-9-05 is", "under-implementation"]),
    ("see JPHLEPD-9-05", 14, ["see", "JPHLEPD-9-05"]),
    ("ask so-japan", 10, ["ask", "so-japan"]),
    ("日本-パキスタン間", 6, ["日", "本-パ", "キスタ", "ン間"]),
    ("now under-implementation", 12, ["now under-", "implementati", "on"]),
    ("優先分野、一覧を「提出」する。", 8, ["優先分", "野、一覧", "を「提", "出」す", "る。"]),
    ("고용노동부 장관 회의", 10, ["고용노동부", "장관 회의"]),
    ("https://example.org/a", 10, ["https://ex", "ample.org/", "a"]),
    ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 4, ["e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"]),
    ("", 10, [""]),
  ])
  func `breaks lines where the script allows it`(text: String, width: Int, lines: [String]) {
    #expect(MeasuredText(RichText(text)).lines(width: width).map(\.characters) == lines)
  }

  /// The text of each column down the table, without blanks, read back by the columns of the terminal.
  private func columns(of lines: [String], layout: TableLayout) -> [String] {
    var found = Array(repeating: "", count: layout.widths.count)
    for line in lines where !line.hasPrefix("─") {
      var position = 0
      for character in line {
        let width = DisplayWidth.columns(of: character)
        // A mark at the start of a cell sits on the blank before it.
        let ofNext = character.unicodeScalars.first == " " && character.unicodeScalars.count > 1
        found[column(at: ofNext ? position + width : position, in: layout)].append(character)
        position += width
      }
    }
    return found.map(letters)
  }

  private func column(at position: Int, in layout: TableLayout) -> Int {
    var end = 0
    let column = layout.widths.firstIndex { width in
      end += width + TableLayout.gap
      return position < end
    }
    return column ?? layout.widths.count - 1
  }

  private func expectedColumns(of table: Table) -> [String] {
    table.columns.indices.map { index in
      let cells = table.rows.map { row -> RichText in
        guard case .cells(let cells) = row else { return RichText() }
        return table.fitted(cells)[index]
      }
      return letters(([table.columns[index].heading] + cells).map(\.shown).joined())
    }
  }

  /// What is left without blanks and invisible marks.
  private func letters(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && !isMark($0) }))
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDirectionOverride || (0x200B...0x200F).contains(scalar.value)
  }

  /// Whether all scalars of a text appear in another in the same order: a label may stand between two of its lines.
  private func contains(_ text: String, _ part: String) -> Bool {
    var rest = part.unicodeScalars[...]
    for scalar in text.unicodeScalars where scalar == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
