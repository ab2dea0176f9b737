import Domain

extension Wording {
  /// What stands at the first day of a month on a line of days: "Mar", "Jan 2027", or a year alone.
  func tick(_ tick: TimeScale.Tick, byYear: Bool) -> String {
    let (year, month, _) = tick.day.parts
    if byYear { return "\(year)" }
    return tick.beginsYear ? self.month(tick.day) : self(.month(month))
  }

  /// "Mar 2009".
  func month(_ day: CalendarDate) -> String {
    let (year, month, _) = day.parts
    return self(.monthAndYear, ["month": .text(self(.month(month))), "year": "\(year)"])
  }
}
