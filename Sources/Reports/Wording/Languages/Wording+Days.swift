public import Domain

/// Days and spans of days as people read them.
extension Wording {
  /// "31 Mar 2026".
  public func short(_ day: CalendarDate) -> String {
    let (year, month, number) = day.parts
    return self(
      .dayShort, ["day": .text("\(number)"), "month": .text(self(.month(month))), "year": .text("\(year)")])
  }

  /// With its weekday: "Tue 31 Mar 2026".
  public func long(_ day: CalendarDate) -> String {
    self(.dayLong, ["weekday": .text(self(.weekday(day.weekday))), "day": .text(short(day))])
  }

  /// From one day to another: "10–11 Sep 2025", "30 Sep – 1 Oct 2025", or one day.
  func span(_ first: CalendarDate, _ last: CalendarDate?) -> String {
    guard let last, last != first else { return long(first) }
    let (start, end) = (first.parts, last.parts)
    let phrase: Phrase =
      start.year == end.year ? start.month == end.month ? .daysOfMonth : .daysOfYear : .daysApart
    return self(
      phrase,
      [
        "day": .text("\(start.day)"), "month": .text(self(.month(start.month))), "year": .text("\(start.year)"),
        "lastDay": .text("\(end.day)"), "lastMonth": .text(self(.month(end.month))), "lastYear": .text("\(end.year)"),
      ])
  }

  /// How far off a day is from another: "today", "in 26 days", "3 days ago".
  func distance(to day: CalendarDate, from today: CalendarDate) -> String {
    let days = today.days(to: day)
    return days == 0 ? self(.today) : days > 0 ? count(.inDays, days) : count(.daysAgo, -days)
  }

  /// "moved once", "moved twice", "moved 3 times".
  func moved(_ times: Int) -> String {
    switch times {
    case 1: self(.movedOnce)
    case 2: self(.movedTwice)
    default: count(.movedTimes, times)
    }
  }

  /// How far a day was moved: "106 days later".
  func shift(_ days: Int) -> String { days > 0 ? count(.daysLater, days) : count(.daysEarlier, -days) }
}
