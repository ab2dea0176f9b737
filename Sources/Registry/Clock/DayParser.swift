public import Domain

/// Days as people type them: `2025-12-03`, `3 Dec 2025`, `today`, `yesterday`, `+30d`, `+10wd`.
public struct DayParser: Sendable {
  public enum Problem: Error, Hashable, Sendable {
    /// Well formed, but the calendar has no such day: 2024-02-30.
    case impossible(String)
    /// 03/04/2026 means two days.
    case ambiguous(String)
    case notADay(String)
  }

  public let today: CalendarDate
  /// By which working days are counted.
  public let calendar: WorkingCalendar

  public init(today: CalendarDate, calendar: WorkingCalendar = WorkingCalendar()) {
    self.today = today
    self.calendar = calendar
  }

  /// The day that a text means.
  /// - Throws: why it means none.
  public func day(_ text: String) throws(Problem) -> CalendarDate {
    let typed = Self.foldedDigits(text).lowercased()
    switch typed {
    case "today": return today
    case "yesterday": return today.adding(days: -1)
    case "tomorrow": return today.adding(days: 1)
    default: break
    }
    if let day = relative(typed) { return day }
    if let day = CalendarDate(typed) { return day }
    if Self.isISOShaped(typed) { throw .impossible(text) }
    if typed.contains("/") || typed.split(separator: ".").count == 3 { throw .ambiguous(text) }
    return try Self.written(typed, as: text)
  }

  private func relative(_ text: String) -> CalendarDate? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count <= 36_500 else { return nil }
    switch text.dropFirst(1 + digits.count) {
    case "d": return today.adding(days: sign == "-" ? -count : count)
    case "wd" where sign == "+": return calendar.day(count, workingDaysAfter: today, knownBy: today)
    default: return nil
    }
  }

  /// `3 Dec 2025`, `3 December 2025`; nothing without the year.
  private static func written(_ text: String, as typed: String) throws(Problem) -> CalendarDate {
    let parts = text.split { $0 == " " || $0 == "," }
    guard parts.count == 3, let number = Int(parts[0]), let month = month(parts[1]), let year = Int(parts[2]),
      parts[2].count == 4
    else { throw .notADay(typed) }
    guard let day = CalendarDate(year: year, month: month, day: number) else { throw .impossible(typed) }
    return day
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static func month(_ name: Substring) -> Int? {
    guard name.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(name) || (name == "sept" && $0 == "september") }.map { $0 + 1 }
  }

  private static func isISOShaped(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { Int($0) != nil }
  }

  private static func foldedDigits(_ text: String) -> String {
    // The folding of references also turns dashes and full-width forms into ASCII; spaces have to stay here.
    text.split(separator: " ").map { ReferenceText.normalised($0) }.joined(separator: " ")
  }
}
