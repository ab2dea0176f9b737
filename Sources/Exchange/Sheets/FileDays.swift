public import Domain
import Registry

/// In which order the figures of 03/04/2026 stand.
public enum DayOrder: String, CaseIterable, Hashable, Sendable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
}

/// Why what stands in a cell is no day; each with what stands there.
public enum DayFault: Error, Hashable, Sendable {
  case empty
  /// 03/04/2026 means two days, and no order was given.
  case ambiguous(String)
  /// Shaped like a day that the calendar does not have: 31/02/2026.
  case impossible(String)
  /// 25/12/26: the century is not said.
  case shortYear(String)
  /// A bare number, which may be how a spreadsheet counts days.
  case number(String)
  case notADay(String)
}

/// Reads days as they stand in files: never relative to today, never guessed.
///
/// `2026-03-31`, `2026/3/31`, `2026年3月31日`, `3 Dec 2025`, `3-Dec-2025`, `December 3, 2025`, `25/12/2026`, `25.12.2026`,
/// cells that a spreadsheet keeps as days. A time of midnight behind it, which programs add, is passed over.
public struct FileDays: Sendable {
  /// By which 03/04/2026 is read; without it that is refused.
  public let order: DayOrder?

  public init(order: DayOrder? = nil) { self.order = order }

  /// The day in a cell.
  ///
  /// - Throws: why there is none.
  public func day(_ cell: Sheet.Cell) throws(DayFault) -> CalendarDate {
    switch cell {
    case .day(let day): day
    case .empty, .merged: throw .empty
    case .number(let number): throw .number(number)
    case .truth: throw .notADay(cell.text)
    case .text(let text), .formula(let text): try day(text)
    }
  }

  private func day(_ text: String) throws(DayFault) -> CalendarDate {
    // How programs write it, and most cells of most files: nothing in it has to be searched for.
    if let day = CalendarDate(text) { return day }
    let written = Self.withoutMidnight(text)
    let separators: Set<Character> = [" ", ",", "/", ".", "-", "年", "月", "日"]
    // Foreign figures and full-width signs become ASCII; spaces have to stay, since they separate.
    let folded = written.split(separator: " ").map { ReferenceText.normalised($0) }.joined(separator: " ")
    let parts = folded.split { separators.contains($0) }.map(String.init)
    guard parts.count == 3 else { throw .notADay(text) }
    let numbers = parts.map { $0.utf8.count <= 4 ? $0.utf8.decimalNumber : nil }
    switch (numbers[0], numbers[1], numbers[2]) {
    case (let year?, let month?, let day?) where parts[0].utf8.count == 4:
      guard let day = CalendarDate(year: year, month: month, day: day) else { throw .impossible(text) }
      return day
    case (let first?, let second?, let year?):
      guard parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 else { throw .notADay(text) }
      guard parts[2].utf8.count == 4 else { throw parts[2].utf8.count == 2 ? .shortYear(text) : .notADay(text) }
      return try day(first, second, year, text)
    case (_, nil, _): return try named(day: parts[0], month: parts[1], year: parts[2], text)
    case (nil, _?, _): return try named(day: parts[1], month: parts[0], year: parts[2], text)
    default: throw .notADay(text)
    }
  }

  /// Two figures of which one is the month.
  private func day(_ first: Int, _ second: Int, _ year: Int, _ text: String) throws(DayFault) -> CalendarDate {
    let dayFirst = CalendarDate(year: year, month: second, day: first)
    let monthFirst = CalendarDate(year: year, month: first, day: second)
    switch (dayFirst, monthFirst, order) {
    case (nil, nil, _): throw .impossible(text)
    case (let day?, nil, _), (nil, let day?, _): return day
    case (let day?, let other?, nil):
      guard day == other else { throw .ambiguous(text) }
      return day
    case (let day?, _?, .dayFirst?), (_?, let day?, .monthFirst?): return day
    }
  }

  /// A month by its name, as `DayParser` knows them.
  private func named(day: String, month: String, year: String, _ text: String) throws(DayFault) -> CalendarDate {
    let number = day.lowercased().replacing(/(st|nd|rd|th)$/, with: "")
    guard (1...2).contains(number.utf8.count), number.utf8.decimalNumber != nil, month.contains(where: \.isLetter)
    else { throw .notADay(text) }
    if year.utf8.count == 2, year.utf8.decimalNumber != nil { throw .shortYear(text) }
    do throws(DayParser.Problem) {
      // The written form alone reaches the parser: it never asks which day is today.
      return try DayParser(today: CalendarDate(daysSinceEpoch: 0)).day("\(number) \(month) \(year)")
    } catch {
      if case .impossible = error { throw .impossible(text) }
      throw .notADay(text)
    }
  }

  private static func withoutMidnight(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
    return text.replacing(/[T ]0?0:00(:00(\.0+)?)?Z?$/, with: "")
  }
}
