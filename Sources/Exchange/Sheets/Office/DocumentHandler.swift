import Domain

/// The body of a document: its tables, and its content controls.
///
/// A table within a cell is text of that cell. What was struck out with changes tracked is not read; of what stands in a
/// document twice, for older programs, the newer form is.
final class DocumentHandler: PartHandler {
  private(set) var tables: [DocumentTable] = []
  private(set) var controlsOutside: [String: Sheet.Cell] = [:]
  private(set) var problem: PartProblem?

  private var tableDepth = 0
  private var row = 0
  private var cells: [Sheet.Cell] = []
  private var cellCount = 0

  private var cell = ParagraphText()
  private var span = 1
  private var isContinued = false
  private var isInText = false
  /// Those that are open, the outermost first.
  private var controls: [ContentControl] = []
  /// How many of them stand around the cell that is open, rather than in it.
  private var outer = 0
  /// In how many elements we are whose content is not read.
  private var skipped = 0

  /// More controls within each other than anybody makes; each keeps the text of all within it.
  private static let deepest = 16
  private static let skippedElements: Set<String> = ["mc:Fallback", "txbxContent", "del", "moveFrom", "rPrChange"]
  private static let propertyElements: Set<String> = [
    "gridSpan", "gridBefore", "vMerge", "tag", "showingPlcHdr", "date", "w14:checkbox", "w14:checked",
  ]

  func open(_ name: String, _ attributes: PartAttributes) {
    if skipped > 0 || Self.skippedElements.contains(name) {
      skipped += 1
      return
    }
    if Self.propertyElements.contains(name) { return property(name, attributes) }
    switch name {
    case "tbl": openTable()
    case "tr" where tableDepth == 1:
      row += 1
      cells = []
    case "tc" where tableDepth == 1:
      cell = ParagraphText()
      (span, isContinued) = (1, false)
      outer = controls.count
    case "sdt":
      controls.append(.init())
      if controls.count > Self.deepest { problem = .broken("controls stand within each other too deep") }
    case "p": openParagraph()
    case "t": isInText = true
    case "tab", "ptab": append("\t")
    case "br", "cr": append("\n")
    case "noBreakHyphen": append("-")
    case "sym": append(Self.symbol(attributes["char"]))
    default: break
    }
  }

  func close(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "tbl": tableDepth -= 1
    case "tr" where tableDepth == 1: closeRow()
    case "tc" where tableDepth == 1: closeCell()
    case "sdt": closeControl()
    case "t": isInText = false
    default: break
    }
  }

  func text(_ text: String) {
    if isInText, skipped == 0 { append(text) }
  }

  /// Of a cell, a row or a control.
  private func property(_ name: String, _ attributes: PartAttributes) {
    let isCellsOwn = tableDepth == 1
    switch name {
    case "gridSpan" where isCellsOwn: span = min(max(attributes["val"].flatMap { Int($0) } ?? 1, 1), 1_024)
    case "gridBefore" where isCellsOwn:
      add(.empty, times: min(max(attributes["val"].flatMap { Int($0) } ?? 0, 0), 1_024))
    case "vMerge" where isCellsOwn: isContinued = attributes["val"] != "restart"
    default: break
    }
    guard let last = controls.indices.last else { return }
    switch name {
    case "tag": controls[last].tag = attributes["val"] ?? ""
    case "showingPlcHdr": controls[last].isPlaceholder = PartAttributes.isOn(attributes["val"])
    case "date":
      controls[last].isDate = true
      controls[last].day = attributes["fullDate"].flatMap { CalendarDate($0.prefix(10)) }
    case "w14:checkbox": controls[last].isTicked = false
    case "w14:checked": controls[last].isTicked = PartAttributes.isOn(attributes["w14:val"])
    default: break
    }
  }

  private func openTable() {
    tableDepth += 1
    guard tableDepth == 1 else { return }
    tables.append(.init())
    row = 0
  }

  private func closeRow() {
    while cells.last == .empty {
      cells.removeLast()
      cellCount -= 1
    }
    guard !cells.isEmpty, !tables.isEmpty else { return }
    tables[tables.count - 1].rows.append(.init(number: row, cells: cells))
  }

  private func closeCell() {
    add(isContinued ? .merged : .init(text: cell.text), times: 1)
    add(.merged, times: span - 1)
    outer = 0
  }

  /// Cells of the row that is open; they are counted before they take room.
  private func add(_ cell: Sheet.Cell, times: Int) {
    guard cells.count + times <= CSVReader.mostColumns, cellCount + times <= CSVReader.mostCells else {
      problem = .tooManyCells
      return
    }
    cellCount += times
    cells += Array(repeating: cell, count: times)
  }

  private func openParagraph() {
    cell.openParagraph()
    for index in controls.indices { controls[index].content.openParagraph() }
  }

  /// Text of the innermost control within the cell; where there is none, of the cell and of the controls around it.
  private func append(_ text: String) {
    if controls.count > outer { return controls[controls.count - 1].content.append(text) }
    if !controls.contains(where: \.isPlaceholder) { cell.append(text) }
    for index in controls.indices { controls[index].content.append(text) }
  }

  /// What a control shows becomes a part of what stands around it.
  private func closeControl() {
    guard let control = controls.popLast() else { return }
    append(control.shown)
    guard !control.tag.isEmpty else { return }
    let known = tableDepth > 0 ? tables.last?.controls[control.tag] : controlsOutside[control.tag]
    // A control whose row was copied is there twice: what was filled in counts.
    guard known?.isEmpty ?? true else { return }
    if tableDepth > 0 {
      tables[tables.count - 1].controls[control.tag] = control.cell
    } else {
      controlsOutside[control.tag] = control.cell
    }
  }

  /// Boxes that older forms draw with the font Wingdings.
  private static func symbol(_ code: String?) -> String {
    switch code?.uppercased() {
    case "F0FE", "F0FD", "F078": "☒"
    case "F0A8", "F06F", "F071": "☐"
    default: ""
    }
  }
}
