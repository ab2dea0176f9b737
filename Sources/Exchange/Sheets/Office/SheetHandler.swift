import Domain
import Foundation

/// The cells of one worksheet.
final class SheetHandler: PartHandler {
  private(set) var rows: [Sheet.Row] = []
  /// Areas as they are written: `A1:B2`.
  private(set) var merged: [String] = []
  private(set) var problem: PartProblem?

  private let texts: [String]
  private let dates: CellDates
  private var row = 0
  private var cells: [Sheet.Cell] = []
  private var cellCount = 0

  private var kind = ""
  private var style = 0
  private var column = -1
  private var value = ""
  private var hasValue = false
  private var isFormula = false
  private var isInValue = false
  private var readings = 0

  init(texts: [String], dates: CellDates) {
    self.texts = texts
    self.dates = dates
  }

  func open(_ name: String, _ attributes: PartAttributes) {
    switch name {
    case "row": openRow(attributes["r"])
    case "c": openCell(attributes)
    case "f": isFormula = true
    case "rPh": readings += 1
    case "v", "t":
      isInValue = readings == 0
      hasValue = hasValue || isInValue
    case "mergeCell": attributes["ref"].map { merged.append($0) }
    default: break
    }
  }

  func close(_ name: String) {
    switch name {
    case "row": closeRow()
    case "c": cells.append(cell())
    case "rPh": readings -= 1
    case "v", "t": isInValue = false
    default: break
    }
  }

  func text(_ text: String) {
    if isInValue { value += text }
  }

  /// A row without a number comes behind the one before it.
  private func openRow(_ number: String?) {
    let next = number.map { Int($0) ?? 0 } ?? row + 1
    guard next > row, next <= 1_048_576 else { return fail("a row stands in no order") }
    row = next
    column = -1
    cells.removeAll(keepingCapacity: true)
  }

  private func closeRow() {
    while cells.last == .empty { cells.removeLast() }
    guard !cells.isEmpty else { return }
    rows.append(.init(number: row, cells: cells))
    cellCount += cells.count
    if cellCount > CSVReader.mostCells { problem = .tooManyCells }
  }

  private func openCell(_ attributes: PartAttributes) {
    let next = attributes["r"].map { CellPlace($0)?.column ?? -1 } ?? column + 1
    guard next > column, next < CSVReader.mostColumns else { return fail("a cell stands in no order") }
    while cells.count < next { cells.append(.empty) }
    column = next
    kind = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    value = ""
    (hasValue, isFormula) = (false, false)
  }

  private func fail(_ saying: String) { problem = .broken(saying) }

  private func cell() -> Sheet.Cell {
    guard isFormula else { return plainCell() }
    // What it shows is kept apart from what somebody typed.
    return .formula(shown: plainCell().text)
  }

  private func plainCell() -> Sheet.Cell {
    guard hasValue else { return .empty }
    switch kind {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else {
        fail("a cell names a shared text that is not there")
        return .empty
      }
      return .init(text: texts[index])
    case "inlineStr", "str": return .init(text: CellText.decoded(value))
    case "b": return .truth(value == "1" || value == "true")
    case "d": return CalendarDate(value.prefix(10)).map { .day($0) } ?? .init(text: value)
    case "e": return .init(text: value)
    default: return number()
    }
  }

  private func number() -> Sheet.Cell {
    guard let number = Double(value), number.isFinite else {
      if !value.isEmpty { fail("a number cannot be read") }
      return .empty
    }
    let written = DecimalText.of(number)
    return dates.showsDay(style: style) ? dates.cell(number, written: written) : .number(written)
  }
}

/// A column and a row as `AB12` names them, both 0 and up.
struct CellPlace: Hashable {
  let column: Int
  let row: Int

  init?(_ name: some StringProtocol) {
    let letters = name.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    guard (1...3).contains(letters.count), let row = name.utf8.dropFirst(letters.count).prefix(8).decimalNumber,
      name.utf8.count <= letters.count + 7, row > 0
    else { return nil }
    column = letters.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 } - 1
    self.row = row - 1
  }
}

/// Numbers in decimal, never with an exponent: the shortest text that means the same number.
enum DecimalText {
  static func of(_ number: Double) -> String {
    let shortest = "\(abs(number))".lowercased()
    let parts = shortest.split(separator: "e")
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".")
    var whole = String(mantissa[0])
    var fraction = mantissa.count == 2 ? String(mantissa[1]) : ""
    for _ in 0..<max(exponent, 0) {
      whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
    }
    for _ in 0..<max(-exponent, 0) {
      fraction = (whole.isEmpty ? "0" : String(whole.removeLast())) + fraction
    }
    whole = String(whole.drop { $0 == "0" })
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let digits = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    return number < 0 && digits != "0" ? "-" + digits : digits
  }
}
