// Tables: a head row that repeats, rows that are not split, groups across.
extension WordBody {
  mutating func write(_ table: Table, _ xml: inout XMLWriter) {
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
