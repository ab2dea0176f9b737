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
    if let written = writtenOverBox { return written }
    if let isTicked { return .truth(isTicked || isMarked) }
    if isAsking { return .empty }
    let words = Sheet.Cell(text: content.text)
    guard isDate else { return words }
    // Whoever types over a day may leave behind the one that the control keeps.
    let typed = try? FileDays().day(words)
    return (typed ?? day).map { .day($0) } ?? words
  }

  /// What a person reads there.
  var shown: String {
    if let written = writtenOverBox { return written.text }
    if let isTicked { return isTicked || isMarked ? "☒" : "☐" }
    if isAsking { return "" }
    if isDate, case .day(let day) = cell { return "\(day)" }
    return content.text
  }

  /// A program that fills forms in can put the mark there without saying that the box is ticked.
  private var isMarked: Bool { Self.marks.contains(Sheet.Cell(text: content.text).text) }

  private static let marks: Set<String> = ["☒", "☑", "✓", "✔"]

  /// Words that somebody typed in the place of a box: "yes", the day on which it was done.
  private var writtenOverBox: Sheet.Cell? {
    let words = Sheet.Cell(text: content.text)
    guard isTicked != nil, !isAsking, !words.isEmpty, words.text != "☐", !Self.marks.contains(words.text) else {
      return nil
    }
    return words
  }

  /// Whether nothing was filled in.
  ///
  /// A program can forget to say that a control no longer asks; one of our forms, which has tags, is believed to ask
  /// only with the words that it was given, or that Word gives.
  private var isAsking: Bool {
    guard isPlaceholder, !tag.isEmpty else { return isPlaceholder }
    let words = Sheet.Cell(text: content.text).text
    return words.allSatisfy { $0 == "_" } || FormWording.requests.contains(words)
  }
}
