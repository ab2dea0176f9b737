import Domain

/// One sheet of a workbook as its part of the file.
struct SheetPage {
  let sheet: Workbook.Sheet
  private let language: TextLanguage
  private let isFirst: Bool
  private let footer: String

  init(_ sheet: Workbook.Sheet, language: TextLanguage, isFirst: Bool, footer: String) {
    self.sheet = sheet
    self.language = language
    self.isFirst = isFirst
    self.footer = footer
  }

  private var wording: Wording { Wording(of: language) }

  /// The head row and all rows under it: `A1:F10`, or `$A$1:$F$10`.
  static func area(of sheet: Workbook.Sheet) -> String {
    "A1:\(letters(max(sheet.columns.count, 1) - 1))\(sheet.rows.count + 1)"
  }

  /// The same, or only the columns that are printed, as a name of the workbook has it: `$A$1:$F$10`.
  static func absoluteArea(of sheet: Workbook.Sheet, printed: Bool) -> String {
    let columns = printed ? sheet.columns.prefix(while: \.isPrinted).count : sheet.columns.count
    return "$A$1:$\(letters(max(columns, 1) - 1))$\(sheet.rows.count + 1)"
  }

  /// The name of a column: A to Z, then AA.
  static func letters(_ index: Int) -> String {
    let last = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index % 26))))
    return index < 26 ? last : letters(index / 26 - 1) + last
  }

  func part(_ formats: inout CellFormats, _ texts: inout SharedTexts) -> XMLWriter {
    var xml = XMLWriter()
    xml.element("worksheet", ["xmlns": SpreadsheetRenderer.namespace]) { xml in
      xml.element("sheetPr") { $0.element("pageSetUpPr", ["fitToPage": "1"]) }
      xml.element("dimension", ["ref": Self.area(of: sheet)])
      view(&xml)
      xml.element("sheetFormatPr", ["defaultRowHeight": "13"])
      if !sheet.columns.isEmpty {
        xml.element("cols") { xml in
          for (index, column) in sheet.columns.enumerated() {
            let place = "\(index + 1)"
            xml.element("col", ["min": place, "max": place, "width": "\(column.width)", "customWidth": "1"])
          }
        }
      }
      xml.element("sheetData") { rows(&$0, &formats, &texts) }
      if !sheet.columns.isEmpty { xml.element("autoFilter", ["ref": Self.area(of: sheet)]) }
      validations(&xml)
      page(&xml)
    }
    return xml
  }

  private func view(_ xml: inout XMLWriter) {
    xml.element("sheetViews") { xml in
      xml.element(
        "sheetView",
        [
          "rightToLeft": language.direction == .rightToLeft ? "1" : nil, "tabSelected": isFirst ? "1" : nil,
          "workbookViewId": "0",
        ]
      ) { xml in
        xml.element(
          "pane", ["ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"])
        xml.element("selection", ["pane": "bottomLeft", "activeCell": "A2", "sqref": "A2"])
      }
    }
  }

  /// Landscape on A4, as wide as one page; the title above, the footer and the number of the page below.
  private func page(_ xml: inout XMLWriter) {
    xml.element(
      "pageMargins",
      ["left": "0.5", "right": "0.5", "top": "0.75", "bottom": "0.6", "header": "0.3", "footer": "0.3"])
    xml.element("pageSetup", ["paperSize": "9", "orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"])
    xml.element("headerFooter", ["scaleWithDoc": "0"]) { xml in
      if !sheet.title.isEmpty { xml.element("oddHeader", text: Self.atStart(sheet.title)) }
      xml.element("oddFooter", text: Self.atStart(footer) + "&R" + wording.pageNumber("&P", of: "&N"))
    }
  }

  /// A text where the head or foot of a page begins, which may hold no more than 255 characters with its marks.
  private static func atStart(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let line = text.replacing("\n", with: " ")
    let cut = line.utf16.count > 100 ? String(line.prefix(100)) + "…" : line
    return "&L" + cut.replacing("&", with: "&&")
  }
}

// MARK: - Rows

extension SheetPage {
  private func rows(_ xml: inout XMLWriter, _ formats: inout CellFormats, _ texts: inout SharedTexts) {
    if !sheet.columns.isEmpty {
      let lines = sheet.columns.map { Self.lines(of: $0.heading, width: $0.width - 2) }.max() ?? 1
      xml.element("row", ["r": "1", "ht": "\(Self.lineHeight * lines + 8)"]) { xml in
        for (index, column) in sheet.columns.enumerated() {
          let style = formats.number(of: .init(role: .head))
          text(column.heading, at: Self.letters(index) + "1", style, &xml, &texts)
        }
      }
    }
    for (index, row) in sheet.rows.enumerated() {
      let number = "\(index + 2)"
      xml.element("row", ["r": number, "ht": "\(height(of: row))"]) { xml in
        switch row {
        case .group(let words):
          let style = formats.number(of: .init(role: .group))
          text(words, at: "A" + number, style, &xml, &texts)
          for column in sheet.columns.indices.dropFirst() {
            xml.element("c", ["r": Self.letters(column) + number, "s": "\(style)"])
          }
        case .cells(let cells):
          let missing = max(sheet.columns.count - cells.count, 0)
          for (column, cell) in (cells + Array(repeating: .init(.empty), count: missing)).enumerated() {
            let input = sheet.columns.indices.contains(column) ? sheet.columns[column].input : nil
            write(cell, at: Self.letters(column) + number, input, &xml, &formats, &texts)
          }
        }
      }
    }
  }

  /// In points: as many lines as the fullest cell has.
  ///
  /// Not every program finds it out when it opens a file.
  private func height(of row: Workbook.Row) -> Int {
    guard case .cells(let cells) = row else { return 16 }
    let lines = zip(cells, sheet.columns).map { cell, column in
      if case .text(let text) = cell.value { Self.lines(of: text, width: column.width - 1) } else { 1 }
    }
    return Self.lineHeight * (lines.max() ?? 1) + 3
  }

  private static func lines(of text: String, width: Int) -> Int {
    guard text.utf8.count > width || text.contains("\n") else { return 1 }
    // More than the highest row that there is need not be measured.
    return min(MeasuredText(.init(String(text.prefix(mostLines * width)))).lines(width: width).count, mostLines)
  }

  private static let lineHeight = 12
  /// Excel has no row of more than 409 points.
  private static let mostLines = 33

  private func write(
    _ cell: Workbook.Cell, at place: String, _ input: Workbook.Input?, _ xml: inout XMLWriter,
    _ formats: inout CellFormats, _ texts: inout SharedTexts
  ) {
    switch StoredValue(cell.value) {
    case .nothing:
      let asked = cell.style == .plain ? CellFormats.Format(input) : nil
      let style = formats.number(of: asked ?? .init(number: .general, style: cell.style))
      xml.element("c", ["r": place, "s": "\(style)"])
    case .text(let words):
      let format = CellFormats.Format(style: cell.style, isQuoted: StoredValue.looksLikeFormula(words))
      text(words, at: place, formats.number(of: format), &xml, &texts)
    case .number(let digits, let format):
      let style = formats.number(of: .init(number: format, style: cell.style))
      xml.element("c", ["r": place, "s": "\(style)"]) { $0.element("v", text: digits) }
    }
  }

  private func text(
    _ words: String, at place: String, _ style: Int, _ xml: inout XMLWriter, _ texts: inout SharedTexts
  ) {
    let index = texts.place(of: StoredValue.cut(words, wording))
    xml.element("c", ["r": place, "s": "\(style)", "t": "s"]) { $0.element("v", text: "\(index)") }
  }
}

/// What a cell holds in the file.
private enum StoredValue {
  case nothing
  case text(String)
  /// Digits as XML has them, and how they are shown.
  case number(String, CellFormats.NumberFormat)

  init(_ field: RecordTable.Field) {
    self =
      switch field {
      case .empty: .nothing
      case .text(let text): text.isEmpty ? .nothing : .text(text)
      case .integer(let number): Self.number("\(number)", format: .integer)
      case .decimal(let number):
        CSVRenderer.isDecimal(number)
          ? Self.number(number, format: .decimal(number.split(separator: ".").dropFirst().first?.count ?? 0))
          : .text(number)
      case .day(let day): Self.firstDay <= day ? .number("\(Self.dayZero.days(to: day))", .day) : .text("\(day)")
      }
  }

  /// A spreadsheet keeps 15 digits of a number.
  private static func number(_ digits: String, format: CellFormats.NumberFormat) -> StoredValue {
    digits.utf8.count { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } <= 15
      ? .number(digits, format) : .text(digits)
  }

  /// Excel holds that 1900 was a leap year; from 1 March on, its days are counted from here.
  private static let dayZero = CalendarDate(daysSinceEpoch: -25_569)
  private static let firstDay = CalendarDate(daysSinceEpoch: -25_508)

  static func looksLikeFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@＝＋－＠'".unicodeScalars.contains($0) } ?? false
  }

  /// Excel opens no cell of more than this many UTF-16 units.
  private static let longest = 32_767

  /// The text, or as much of it as a cell can hold and a word that says so.
  static func cut(_ text: String, _ wording: Wording) -> String {
    let shown = XMLWriter.shown(text)
    guard shown.utf16.count > longest else { return shown }
    let note = wording.count(.cutInCell, shown.count)
    var (kept, used) = ("", 0)
    for character in shown {
      used += character.utf16.count
      if used > longest - note.utf16.count { break }
      kept.append(character)
    }
    return kept + note
  }
}
