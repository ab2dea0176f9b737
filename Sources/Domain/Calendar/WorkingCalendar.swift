/// What happens to a calendar of working days.
public enum CalendarEvent: Hashable, Sendable {
  case defined(weekend: [Weekday])
  case holidayAnnounced(Holiday)
}

/// One or more days off, and the day on which that became known.
public struct Holiday: Hashable, Sendable {
  public let date: CalendarDate
  public let until: CalendarDate?
  public let name: String
  public let announced: CalendarDate

  public init(date: CalendarDate, until: CalendarDate?, name: String, announced: CalendarDate) {
    self.date = date
    self.until = until
    self.name = name
    self.announced = announced
  }

  func includes(_ day: CalendarDate) -> Bool { day >= date && day <= (until ?? date) }
}

/// The working days of an office; Saturday and Sunday off unless something else was said.
public struct WorkingCalendar: Evolving, Equatable {
  public private(set) var weekend: Set<Weekday> = [.saturday, .sunday]
  public private(set) var holidays: [Holiday] = []

  public init() {}

  public mutating func apply(_ event: Recorded<CalendarEvent>) -> Bool {
    switch event.fact {
    case .defined(let weekend): self.weekend = Set(weekend)
    case .holidayAnnounced(let holiday): holidays.append(holiday)
    }
    return true
  }

  /// Whether the office works on a day, as far as it was known by another day.
  public func isWorkingDay(_ day: CalendarDate, knownBy known: CalendarDate) -> Bool {
    !weekend.contains(day.weekday) && !holidays.contains { $0.announced <= known && $0.includes(day) }
  }

  /// The working days after one day up to and including another; 0 if that one is not later.
  public func workingDays(after start: CalendarDate, through end: CalendarDate, knownBy known: CalendarDate) -> Int {
    guard start < end else { return 0 }
    let weeks = start.days(to: end) / 7
    let wholeWeeks = weeks * Weekday.allCases.count { !weekend.contains($0) }
    let rest = (weeks * 7..<start.days(to: end)).count { !weekend.contains(start.adding(days: $0 + 1).weekday) }
    return wholeWeeks + rest - holidaysOnWorkdays(after: start, through: end, knownBy: known)
  }

  /// The day that lies so many working days after another one.
  public func day(_ count: Int, workingDaysAfter start: CalendarDate, knownBy known: CalendarDate) -> CalendarDate {
    var (day, left) = (start, count)
    while left > 0, day.daysSinceEpoch < CalendarDate.latestDay, weekend.count < 7 {
      day = day.adding(days: 1)
      if isWorkingDay(day, knownBy: known) { left -= 1 }
    }
    return day
  }

  private func holidaysOnWorkdays(
    after start: CalendarDate, through end: CalendarDate, knownBy known: CalendarDate
  ) -> Int {
    var days: Set<CalendarDate> = []
    for holiday in holidays where holiday.announced <= known {
      var day = max(holiday.date, start.adding(days: 1))
      while day <= min(holiday.until ?? holiday.date, end) {
        if !weekend.contains(day.weekday) { days.insert(day) }
        day = day.adding(days: 1)
      }
    }
    return days.count
  }
}
