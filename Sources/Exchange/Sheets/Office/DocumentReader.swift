import Domain

/// Reads the tables of a DOCX file and what its content controls hold.
enum DocumentReader {
  /// One sheet a table, named `table 1` and so on; controls outside of all tables go with the first sheet, which is
  /// there without a row if the document has controls and no table.
  ///
  /// - Throws: what is missing or broken.
  static func sheets(_ parts: OfficeParts, main: String, file: String) throws(SheetFailure.Problem) -> [Sheet] {
    let handler = DocumentHandler()
    try parts.read(main, handler)
    var sheets = handler.tables.enumerated().map { index, table in
      Sheet(file: file, name: "table \(index + 1)", rows: table.rows, controls: table.controls)
    }
    guard !handler.controlsOutside.isEmpty else { return sheets }
    if sheets.isEmpty { sheets.append(Sheet(file: file, rows: [])) }
    sheets[0].controls.merge(handler.controlsOutside) { inside, _ in inside }
    return sheets
  }
}

/// A table as it is being read.
struct DocumentTable {
  var rows: [Sheet.Row] = []
  var controls: [String: Sheet.Cell] = [:]
}

/// Text that grows paragraph by paragraph.
struct ParagraphText {
  private(set) var text = ""
  private var hasParagraph = false

  mutating func openParagraph() {
    if hasParagraph { text += "\n" }
    hasParagraph = true
  }

  mutating func append(_ more: String) { text += more }
}

/// A content control as it is being read.
struct ContentControl {
  var tag = ""
  /// What stands in it is only the request to fill it in.
  var isPlaceholder = false
  var isDate = false
  var day: CalendarDate?
  /// Nil if it is no box to tick.
  var isTicked: Bool?
  var content = ParagraphText()

  /// What was filled in: a box ticked or not, a day, words.
  var cell: Sheet.Cell {
    if let isTicked { return .truth(isTicked) }
    if isPlaceholder { return .empty }
    let words = Sheet.Cell(text: content.text)
    guard isDate else { return words }
    // Whoever types over a day may leave behind the one that the control keeps.
    return (CalendarDate(words.text) ?? day).map { .day($0) } ?? words
  }

  /// What a person reads there.
  var shown: String {
    if let isTicked { return isTicked ? "☒" : "☐" }
    if isPlaceholder { return "" }
    if isDate, case .day(let day) = cell { return "\(day)" }
    return content.text
  }
}
