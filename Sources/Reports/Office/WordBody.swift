/// The parts of a document as paragraphs and tables of WordprocessingML.
struct WordBody {
  let language: TextLanguage
  /// Between the margins, in twentieths of a point.
  let width: Int
  /// Whether each sheet begins a page: letters do, papers full of tables run on.
  let breaksSheets: Bool
  /// How many blanks were written: each needs a number of its own.
  var blanks = 0
  /// The heading above what is being written: a table is called by it for those who do not see it.
  private(set) var heading = ""

  init(language: TextLanguage, width: Int, breaksSheets: Bool = false) {
    self.language = language
    self.width = width
    self.breaksSheets = breaksSheets
  }

  mutating func write(_ document: Document, _ xml: inout XMLWriter) {
    if let title = document.title {
      paragraph(title, style: "Title", &xml)
      heading = title.plain
    }
    for block in document.textBlocks(keepingSheets: breaksSheets) { write(block, &xml) }
  }

  private mutating func write(_ block: Document.Block, _ xml: inout XMLWriter) {
    switch block {
    case .heading(let level, let text):
      heading = text.plain
      paragraph(text, style: "Heading\(min(max(level, 1), 3))", &xml)
    case .sheet(let title, _):
      heading = title.plain
      paragraph(title, style: "Heading1", beginsPage: true, &xml)
    case .paragraph(let text): paragraph(text, style: "Normal", &xml)
    case .note(let text): paragraph(text, style: "Note", &xml)
    case .bullets(let items): for item in items { paragraph(item, style: "ListBullet", &xml) }
    case .facts(let facts): for fact in facts { write(fact, &xml) }
    case .table(let table): write(table, &xml)
    case .gap: paragraph(RichText(), style: "Normal", &xml)
    // Running text has none of these.
    case .panel, .cards, .row, .counts, .figure: break
    }
  }

  /// The label, and the value at a stop behind it.
  private func write(_ fact: Document.Fact, _ xml: inout XMLWriter) {
    xml.element("w:p") { xml in
      xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": "Fact"]) }
      runs(fact.label.styled(.quiet), &xml)
      xml.element("w:r") { $0.element("w:tab") }
      runs(fact.value, &xml)
    }
  }

  func paragraph(
    _ text: RichText, style: String, alignment: Table.Alignment = .left, beginsPage: Bool = false,
    _ xml: inout XMLWriter
  ) {
    xml.element("w:p") { xml in
      xml.element("w:pPr") { xml in
        xml.element("w:pStyle", ["w:val": style])
        if beginsPage { xml.element("w:pageBreakBefore") }
        if isReadFromTheOtherSide(text) {
          xml.element("w:bidi", ["w:val": language.direction == .rightToLeft ? "0" : nil])
        }
        // In a paragraph that is read from the right, "right" means where its lines end.
        if alignment == .right {
          xml.element("w:ind", ["w:right": "\(WordTableWidths.numberMargin)"])
          xml.element("w:jc", ["w:val": "right"])
        }
      }
      runs(text, &xml)
    }
  }

  /// A number that the program fills in: `PAGE` or `NUMPAGES`.
  func field(_ instruction: String, _ xml: inout XMLWriter) {
    xml.element("w:fldSimple", ["w:instr": instruction]) { write(TextRun("1"), &$0) }
  }

  /// Whether all of a text is in a language that is read in the other direction than the paper.
  private func isReadFromTheOtherSide(_ text: RichText) -> Bool {
    let spoken = text.runs.filter { !$0.text.isEmpty }
    return !spoken.isEmpty && spoken.allSatisfy { $0.language.map { $0.direction != language.direction } ?? false }
  }

  /// The runs of a text, its line feeds as line breaks.
  func runs(_ text: RichText, _ xml: inout XMLWriter) {
    for (index, line) in text.lines.enumerated() {
      if index > 0 { xml.element("w:r") { $0.element("w:br") } }
      for run in line.runs where !run.text.isEmpty { write(run, &xml) }
    }
  }

  private func write(_ run: TextRun, _ xml: inout XMLWriter) {
    xml.element("w:r") { xml in
      properties(of: run, &xml)
      // A tab is an element of its own in this format.
      for (index, piece) in marked(run).split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { xml.element("w:tab") }
        if !piece.isEmpty { xml.element("w:t", text: String(piece)) }
      }
    }
  }

  /// The text of a run; where its language is read in the other direction than the paper, what has no direction of its
  /// own at its edges, a digit or a full stop, is kept on its side by an invisible mark.
  private func marked(_ run: TextRun) -> String {
    guard let direction = run.language?.direction, direction != language.direction else { return run.text }
    let (first, last) = (run.text.unicodeScalars.first, run.text.unicodeScalars.last)
    let mark = direction == .rightToLeft ? "\u{200F}" : "\u{200E}"
    let isKept = { (scalar: Unicode.Scalar?) in scalar.map { TextIsolation.isLetter($0, of: direction) } ?? true }
    return (isKept(first) ? "" : mark) + run.text + (isKept(last) ? "" : mark)
  }

  private func properties(of run: TextRun, _ xml: inout XMLWriter) {
    let style = WordStyles.characterStyle(of: run.style)
    let isRightToLeft = TextIsolation.isReadFromRight(run, in: language)
    // In a paper that is read from the right, programs take digits for a part of its script, whose font may have others.
    let isForeign = language.direction == .rightToLeft && !isRightToLeft
    guard style != nil || run.language != nil || isRightToLeft || isForeign else { return }
    xml.element("w:rPr") { xml in
      if let style { xml.element("w:rStyle", ["w:val": style]) }
      let eastAsian = run.language.flatMap { $0.isEastAsian ? OfficeFont.eastAsian(for: $0).name : nil }
      if eastAsian != nil || isForeign {
        xml.element(
          "w:rFonts",
          [
            "w:eastAsia": eastAsian, "w:cs": isForeign ? OfficeFont.latin.name : nil,
            "w:hint": eastAsian == nil ? nil : "eastAsia",
          ])
      }
      if isRightToLeft { xml.element("w:rtl") }
      guard let language = run.language else { return }
      let tag = language.officeTag
      xml.element(
        "w:lang",
        [
          "w:val": isRightToLeft || language.isEastAsian ? nil : tag, "w:eastAsia": language.isEastAsian ? tag : nil,
          "w:bidi": isRightToLeft ? tag : nil,
        ])
    }
  }
}
