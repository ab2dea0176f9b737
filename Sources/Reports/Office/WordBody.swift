/// The parts of a document as paragraphs and tables of WordprocessingML.
struct WordBody {
  let language: TextLanguage
  /// Between the margins, in twentieths of a point.
  let width: Int
  /// How many blanks were written: each needs a number of its own.
  private var blanks = 0
  /// The heading above what is being written: a table is called by it for those who do not see it.
  private var heading = ""

  init(language: TextLanguage, width: Int) {
    self.language = language
    self.width = width
  }

  mutating func write(_ document: Document, _ xml: inout XMLWriter) {
    if let title = document.title {
      paragraph(title, style: "Title", &xml)
      heading = title.plain
    }
    for block in document.textBlocks { write(block, &xml) }
  }

  private mutating func write(_ block: Document.Block, _ xml: inout XMLWriter) {
    switch block {
    case .heading(let level, let text):
      heading = text.plain
      paragraph(text, style: "Heading\(min(max(level, 1), 3))", &xml)
    case .paragraph(let text): paragraph(text, style: "Normal", &xml)
    case .note(let text): paragraph(text, style: "Note", &xml)
    case .bullets(let items): for item in items { paragraph(item, style: "ListBullet", &xml) }
    case .facts(let facts): for fact in facts { write(fact, &xml) }
    case .table(let table): write(table, &xml)
    case .gap: paragraph(RichText(), style: "Normal", &xml)
    // Running text has none of these.
    case .sheet, .panel, .cards, .row, .counts, .figure: break
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

  func paragraph(_ text: RichText, style: String, alignment: Table.Alignment = .left, _ xml: inout XMLWriter) {
    xml.element("w:p") { xml in
      xml.element("w:pPr") { xml in
        xml.element("w:pStyle", ["w:val": style])
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
    let isRightToLeft = TextIsolation.direction(of: run) == .rightToLeft
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

// MARK: - Blanks

extension WordBody {
  /// A paragraph with a blank in it: a content control that a program finds by its tag.
  private mutating func paragraph(_ blank: Blank, _ xml: inout XMLWriter) {
    blanks += 1
    let number = "\(blanks)"
    xml.element("w:p") { xml in
      xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": "TableText"]) }
      switch blank.kind {
      case .tick:
        control(blank, number, &xml)
        xml.element("w:r") { $0.element("w:t", text: " " + blank.label) }
      case .day, .words:
        runs(.init(blank.label + ": ", .quiet), &xml)
        control(blank, number, &xml)
      }
    }
  }

  private func control(_ blank: Blank, _ number: String, _ xml: inout XMLWriter) {
    xml.element("w:sdt") { xml in
      xml.element("w:sdtPr") { xml in
        xml.element("w:alias", ["w:val": blank.label])
        xml.element("w:tag", ["w:val": blank.tag])
        xml.element("w:id", ["w:val": number])
        // Its content can be changed, the control cannot be lost.
        xml.element("w:lock", ["w:val": "sdtLocked"])
        kind(of: blank, &xml)
      }
      xml.element("w:sdtContent") { xml in
        xml.element("w:r") { xml in
          if blank.kind == .tick {
            xml.element("w:rPr") { $0.element("w:rFonts", Self.boxFont) }
            xml.element("w:t", text: "☐")
          } else {
            xml.element("w:rPr") { $0.element("w:rStyle", ["w:val": "PlaceholderText"]) }
            xml.element("w:t", text: blank.placeholder.isEmpty ? "________" : blank.placeholder)
          }
        }
      }
    }
  }

  private static let boxFont: XMLWriter.Attributes = [
    "w:ascii": "MS Gothic", "w:hAnsi": "MS Gothic", "w:eastAsia": "MS Gothic", "w:hint": "eastAsia",
  ]

  private func kind(of blank: Blank, _ xml: inout XMLWriter) {
    switch blank.kind {
    case .tick:
      xml.element("w14:checkbox") { xml in
        xml.element("w14:checked", ["w14:val": "0"])
        xml.element("w14:checkedState", ["w14:val": "2612", "w14:font": "MS Gothic"])
        xml.element("w14:uncheckedState", ["w14:val": "2610", "w14:font": "MS Gothic"])
      }
    case .day:
      xml.element("w:showingPlcHdr")
      xml.element("w:date") { xml in
        xml.element("w:dateFormat", ["w:val": "yyyy-MM-dd"])
        xml.element("w:lid", ["w:val": language.officeTag])
        xml.element("w:storeMappedDataAs", ["w:val": "date"])
        xml.element("w:calendar", ["w:val": "gregorian"])
      }
    case .words:
      xml.element("w:showingPlcHdr")
      xml.element("w:text", ["w:multiLine": "1"])
    }
  }
}

// MARK: - Tables

extension WordBody {
  private mutating func write(_ table: Table, _ xml: inout XMLWriter) {
    guard !table.columns.isEmpty else { return }
    let widths = WordTableWidths(table, available: width).widths
    let hasHead = !table.columns.allSatisfy(\.heading.isEmpty)
    xml.element("w:tbl") { xml in
      properties(hasHead: hasHead, width: widths.reduce(0, +), &xml)
      xml.element("w:tblGrid") { xml in
        for width in widths { xml.element("w:gridCol", ["w:w": "\(width)"]) }
      }
      if hasHead { head(of: table, widths, &xml) }
      for row in table.rows { write(row, of: table, widths, &xml) }
    }
    // Two tables without a paragraph between them would become one.
    paragraph(RichText(), style: "TableEnd", &xml)
  }

  private func properties(hasHead: Bool, width: Int, _ xml: inout XMLWriter) {
    xml.element("w:tblPr") { xml in
      xml.element("w:tblStyle", ["w:val": "RapportTable"])
      if language.direction == .rightToLeft { xml.element("w:bidiVisual") }
      xml.element("w:tblW", ["w:w": "\(width)", "w:type": "dxa"])
      xml.element("w:tblLayout", ["w:type": "fixed"])
      xml.element(
        "w:tblLook",
        [
          "w:val": hasHead ? "0020" : "0000", "w:firstRow": hasHead ? "1" : "0", "w:lastRow": "0",
          "w:firstColumn": "0", "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1",
        ])
      xml.element("w:tblCaption", ["w:val": heading])
    }
  }

  private func head(of table: Table, _ widths: [Int], _ xml: inout XMLWriter) {
    xml.element("w:tr") { xml in
      xml.element("w:trPr") { xml in
        xml.element("w:cantSplit")
        xml.element("w:tblHeader")
      }
      for (column, width) in zip(table.columns, widths) {
        xml.element("w:tc") { xml in
          xml.element("w:tcPr") { xml in
            xml.element("w:tcW", ["w:w": "\(width)", "w:type": "dxa"])
            xml.element("w:vAlign", ["w:val": "bottom"])
          }
          // Colours that mean something are made for white paper.
          let heading = RichText(column.heading.runs.map { TextRun($0.text, language: $0.language) })
          paragraph(heading, style: "TableHead", alignment: column.alignment, &xml)
        }
      }
    }
  }

  private mutating func write(_ row: Table.Row, of table: Table, _ widths: [Int], _ xml: inout XMLWriter) {
    xml.element("w:tr") { xml in
      xml.element("w:trPr") { $0.element("w:cantSplit") }
      switch row {
      case .group(let heading, let detail): group(heading, detail, widths, &xml)
      case .totals(let cells):
        for (index, text) in table.fitted(cells).enumerated() {
          let isNumber = table.columns[index].alignment == .right
          self.cell(width: widths[index], fill: OfficeColour.band, &xml) { body, xml in
            body.lines(text.styled(.strong), isNumber: isNumber, &xml)
          }
        }
      case .cells(let cells):
        for (index, text) in table.fitted(cells).enumerated() {
          let isNumber = table.columns[index].alignment == .right
          let blanks = index < cells.count ? cells[index].blanks : []
          self.cell(width: widths[index], &xml) { body, xml in
            if blanks.isEmpty { return body.lines(text, isNumber: isNumber, &xml) }
            for blank in blanks { body.paragraph(blank, &xml) }
          }
        }
      }
    }
  }

  /// A row across the table: the heading, and the detail where the row ends.
  private mutating func group(_ heading: RichText, _ detail: RichText?, _ widths: [Int], _ xml: inout XMLWriter) {
    let width = widths.reduce(0, +)
    cell(width: width, span: widths.count, fill: OfficeColour.band, &xml) { body, xml in
      xml.element("w:p") { xml in
        xml.element("w:pPr") { xml in
          xml.element("w:pStyle", ["w:val": "TableGroup"])
          xml.element("w:tabs") {
            $0.element("w:tab", ["w:val": "right", "w:pos": "\(width - 2 * WordStyles.cellMargin)"])
          }
        }
        body.runs(heading.styled(.reference), &xml)
        guard let detail else { return }
        xml.element("w:r") { $0.element("w:tab") }
        body.runs(detail.styled(.quiet), &xml)
      }
    }
  }

  private mutating func cell(
    width: Int, span: Int = 1, fill: String? = nil, _ xml: inout XMLWriter,
    _ content: (inout WordBody, inout XMLWriter) -> Void
  ) {
    xml.element("w:tc") { xml in
      xml.element("w:tcPr") { xml in
        xml.element("w:tcW", ["w:w": "\(width)", "w:type": "dxa"])
        if span > 1 { xml.element("w:gridSpan", ["w:val": "\(span)"]) }
        if let fill { xml.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": fill]) }
      }
      content(&self, &xml)
    }
  }

  /// Each line of a cell is a paragraph, so that each has the direction of its own language.
  private func lines(_ text: RichText, isNumber: Bool, _ xml: inout XMLWriter) {
    for line in text.lines { paragraph(line, style: "TableText", alignment: isNumber ? .right : .left, &xml) }
  }
}
