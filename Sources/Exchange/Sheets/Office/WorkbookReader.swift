import Domain

/// Reads the sheets of an XLSX file that are seen and hold anything.
struct WorkbookReader {
  private let parts: OfficeParts
  private let file: String

  init(_ parts: OfficeParts, file: String) {
    self.parts = parts
    self.file = file
  }

  /// - Parameter main: the part with the workbook itself.
  /// - Throws: what is missing or broken.
  func sheets(_ main: String) throws(SheetFailure.Problem) -> [Sheet] {
    let book = WorkbookHandler()
    try parts.read(main, book)
    let relations = try parts.relations(of: main)
    let texts = SharedTexts()
    if let part = relations.first(where: { $0.kind == "sharedStrings" })?.part { try parts.read(part, texts) }
    let formats = CellDates(countsFrom1904: book.countsFrom1904)
    if let part = relations.first(where: { $0.kind == "styles" })?.part { try parts.read(part, formats) }

    var sheets: [Sheet] = []
    var cells = 0
    for listed in book.sheets where !listed.isHidden {
      guard let relation = relations.first(where: { $0.id == listed.id }) else {
        throw .missingPart("for the sheet \(listed.name)")
      }
      // A sheet that is only a chart has no cells.
      guard relation.kind == "worksheet" else { continue }
      let handler = SheetHandler(texts: texts.texts, dates: formats)
      try parts.read(relation.part, handler)
      guard let rows = MergedAreas.marked(handler.merged, in: handler.rows) else { throw .tooManyCells }
      cells += rows.reduce(0) { $0 + $1.cells.count }
      guard cells <= CSVReader.mostCells else { throw .tooManyCells }
      if !rows.isEmpty { sheets.append(Sheet(file: file, name: listed.name, rows: rows)) }
    }
    return sheets
  }
}

/// The workbook itself: which sheets there are, and from which day it counts.
private final class WorkbookHandler: PartHandler {
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  let problem: PartProblem? = nil

  func open(_ name: String, _ attributes: PartAttributes) {
    switch name {
    case "workbookPr": countsFrom1904 = attributes["date1904"].map { PartAttributes.isOn($0) } ?? false
    case "sheet":
      let state = attributes["state"] ?? "visible"
      sheets.append((attributes["name"] ?? "", attributes["r:id"] ?? "", state != "visible"))
    default: break
    }
  }

  func close(_ name: String) {}
  func text(_ text: String) {}
}

/// The texts that cells share, without their readings (phonetic runs).
private final class SharedTexts: PartHandler {
  private(set) var texts: [String] = []
  let problem: PartProblem? = nil
  private var text = ""
  private var isInText = false
  private var readings = 0

  func open(_ name: String, _ attributes: PartAttributes) {
    switch name {
    case "si": text = ""
    case "rPh": readings += 1
    case "t": isInText = readings == 0
    default: break
    }
  }

  func close(_ name: String) {
    switch name {
    case "si": texts.append(CellText.decoded(text))
    case "rPh": readings -= 1
    case "t": isInText = false
    default: break
    }
  }

  func text(_ text: String) {
    if isInText { self.text += text }
  }
}

/// Texts as workbooks write them.
enum CellText {
  /// The text with `_x000D_` read as the character of that number, and every line break as a line feed.
  static func decoded(_ written: String) -> String {
    var text = written
    if text.utf8.contains(UInt8(ascii: "_")) {
      text = text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
        UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.0)
      }
    }
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }
}
