import Domain

extension DayWording {
  /// What stands at the first day of a month on a line of days: "Mar", "Jan 2027", or a year alone.
  static func tick(_ tick: TimeScale.Tick, byYear: Bool) -> String {
    let (year, month, _) = tick.day.parts
    if byYear { return "\(year)" }
    return tick.beginsYear ? "\(months[month - 1]) \(year)" : months[month - 1]
  }

  /// "Mar 2009".
  static func month(_ day: CalendarDate) -> String { "\(months[day.parts.month - 1]) \(day.parts.year)" }
}
