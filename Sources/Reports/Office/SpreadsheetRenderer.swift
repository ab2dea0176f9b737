public import Domain

/// What cannot become a workbook.
public enum SpreadsheetFailure: Error, Hashable, Sendable {
  /// More rows or columns than a sheet has, by the name of the sheet.
  case tooManyRows(String)
  case tooManyColumns(String)
  case archive(ZipFailure)
}

/// Writes a workbook as Office Open XML (ISO/IEC 29500-1, SpreadsheetML): what Excel calls XLSX.
///
/// Every text is stored as text, so that no formula can arise. Days are real dates shown as `yyyy-mm-dd`; those before
/// March 1900, which Excel counts wrongly or not at all, are text. A number of more than 15 digits is text too, since a
/// spreadsheet would round it. The same workbook gives the same bytes.
public struct SpreadsheetRenderer: Sendable {
  private let language: TextLanguage
  private let day: CalendarDate

  static let namespace: String = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  /// - Parameters:
  ///   - language: of the workbook; one that is read from the right turns the sheets round.
  ///   - day: the day that the file says it was made.
  public init(language: TextLanguage = .english, dated day: CalendarDate) {
    self.language = language
    self.day = day
  }

  /// The bytes of the file.
  ///
  /// - Throws: if a sheet is larger than a spreadsheet program opens.
  public func render(_ workbook: Workbook) throws(SpreadsheetFailure) -> [UInt8] {
    let sheets = workbook.sheets.isEmpty ? [.init(name: workbook.title, title: "", columns: [])] : workbook.sheets
    let names = SheetNames.cleaned(sheets.map(\.name))
    var formats = CellFormats(language: language)
    var texts = SharedTexts()
    var package = OfficePackage()
    let book = "xl/workbook.xml"
    package.add(
      book, type: Self.type("sheet.main"), relation: OfficePackage.Relation.office("officeDocument"),
      part(for: sheets, names: names))
    package.addProperties(title: workbook.title, language: language, dated: day)
    for (index, sheet) in sheets.enumerated() {
      try Self.check(sheet)
      let page = SheetPage(sheet, language: language, isFirst: index == 0, footer: workbook.footer)
      package.add(
        "xl/worksheets/sheet\(index + 1).xml", type: Self.type("worksheet"), from: book,
        relation: OfficePackage.Relation.office("worksheet"), page.part(&formats, &texts))
    }
    package.add(
      "xl/styles.xml", type: Self.type("styles"), from: book, relation: OfficePackage.Relation.office("styles"),
      formats.part)
    package.add(
      "xl/sharedStrings.xml", type: Self.type("sharedStrings"), from: book,
      relation: OfficePackage.Relation.office("sharedStrings"), texts.part)
    do { return try package.archived() } catch { throw .archive(error) }
  }

  private static func type(_ name: String) -> String { "vnd.openxmlformats-officedocument.spreadsheetml.\(name)+xml" }

  private static func check(_ sheet: Workbook.Sheet) throws(SpreadsheetFailure) {
    guard sheet.rows.count < 1_048_576 else { throw .tooManyRows(sheet.name) }
    let widest = sheet.rows.map { if case .cells(let cells) = $0 { cells.count } else { 1 } }.max() ?? 0
    guard max(widest, sheet.columns.count) <= 16_384 else { throw .tooManyColumns(sheet.name) }
  }

  /// The part `workbook.xml`: the sheets, the rows that each printed page repeats, and where each filter lies.
  private func part(for sheets: [Workbook.Sheet], names: [String]) -> XMLWriter {
    var xml = XMLWriter()
    xml.element(
      "workbook",
      [
        "xmlns": Self.namespace, "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      ]
    ) { xml in
      xml.element("bookViews") { $0.element("workbookView", ["xWindow": "0", "yWindow": "0"]) }
      xml.element("sheets") { xml in
        for (index, name) in names.enumerated() {
          // The sheets are the first parts that the workbook refers to.
          xml.element("sheet", ["name": name, "sheetId": "\(index + 1)", "r:id": "rId\(index + 1)"])
        }
      }
      guard sheets.contains(where: { !$0.columns.isEmpty }) else { return }
      xml.element("definedNames") { xml in
        for (index, sheet) in sheets.enumerated() where !sheet.columns.isEmpty {
          let place = "'" + names[index].replacing("'", with: "''") + "'!"
          let areas = [false, true].map { place + SheetPage.absoluteArea(of: sheet, printed: $0) }
          name("_xlnm._FilterDatabase", isHidden: true, of: index, areas[0], &xml)
          name("_xlnm.Print_Area", of: index, areas[1], &xml)
          name("_xlnm.Print_Titles", of: index, place + "$1:$1", &xml)
        }
      }
    }
    return xml
  }

  private func name(
    _ name: String, isHidden: Bool = false, of sheet: Int, _ area: String, _ xml: inout XMLWriter
  ) {
    xml.element(
      "definedName", ["name": name, "localSheetId": "\(sheet)", "hidden": isHidden ? "1" : nil], text: area)
  }
}

/// The texts of a workbook, each stored once and told apart by its bytes.
struct SharedTexts {
  private var texts: [String] = []
  private var places: [[UInt8]: Int] = [:]
  private var uses = 0

  mutating func place(of text: String) -> Int {
    uses += 1
    let key = Array(text.utf8)
    if let place = places[key] { return place }
    places[key] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The part `sharedStrings.xml`.
  var part: XMLWriter {
    var xml = XMLWriter()
    xml.element(
      "sst", ["xmlns": SpreadsheetRenderer.namespace, "count": "\(uses)", "uniqueCount": "\(texts.count)"]
    ) { xml in
      for text in texts { xml.element("si") { $0.element("t", text: Self.literal(text)) } }
    }
    return xml
  }

  /// The text with `_x0041_` in it kept from being read as the character of that number.
  private static func literal(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
  }
}
