import Domain
import Foundation

/// Which cell styles show a number as a day, and which day a number is.
final class CellDates: PartHandler {
  let problem: PartProblem? = nil
  private let countsFrom1904: Bool
  private var codes: [Int: String] = [:]
  /// Whether each style of `cellXfs` shows a day.
  private var styles: [Bool] = []
  private var isInCellStyles = false

  init(countsFrom1904: Bool) { self.countsFrom1904 = countsFrom1904 }

  func open(_ name: String, _ attributes: PartAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      styles.append(codes[id].map(Self.showsDay) ?? Self.builtIn.contains(id))
    default: break
    }
  }

  func close(_ name: String) {
    if name == "cellXfs" { isInCellStyles = false }
  }

  func text(_ text: String) {}

  /// Whether the style of this number shows a day.
  func showsDay(style: Int) -> Bool { styles.indices.contains(style) && styles[style] }

  /// The cell for a number that is shown as a day; the number itself where no day has it.
  func cell(_ number: Double, written: String) -> Sheet.Cell {
    guard number.isFinite, number >= 0, number < 2_958_466 else { return .number(written) }
    let count = Int(number)
    if countsFrom1904 { return Self.cell(Self.day1904.adding(days: count), written) }
    switch count {
    case 0: return .number(written)
    // Excel counts a 29 February in 1900, which there was not; the days before it are one less.
    case 60: return .text("1900-02-29")
    case ..<60: return Self.cell(Self.day1900.adding(days: count + 1), written)
    default: return Self.cell(Self.day1900.adding(days: count), written)
    }
  }

  private static func cell(_ day: CalendarDate, _ written: String) -> Sheet.Cell {
    day.parts.year <= 9_999 ? .day(day) : .number(written)
  }

  /// 1899-12-30: day 0 from March 1900 on.
  private static let day1900 = CalendarDate(daysSinceEpoch: -25_569)
  /// 1904-01-01.
  private static let day1904 = CalendarDate(daysSinceEpoch: -24_107)

  /// The formats by number that show a day, those of East Asia among them; those of times alone are not here.
  private static let builtIn = Set([14, 15, 16, 17, 22] + Array(27...31) + [36] + Array(50...54) + [57, 58])

  /// Whether a format code shows a day: it has a place for the year, the day, or a month that is no minute.
  private static func showsDay(_ code: String) -> Bool {
    // Only the part for positive numbers; without what is quoted, escaped or in brackets.
    let letters = code.replacing(/"[^"]*"|\[[^\]]*\]|[\\_*]./, with: "").prefix { $0 != ";" }.lowercased()
    if letters.contains("general") { return false }
    if letters.contains("y") || letters.contains("d") { return true }
    return letters.contains("m") && !letters.contains("h") && !letters.contains("s")
  }
}
