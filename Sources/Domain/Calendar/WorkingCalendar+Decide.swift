/// A wish about a calendar of working days.
public enum CalendarCommand: Hashable, Sendable {
  case define(weekend: [Weekday])
  case announce(Holiday)
}

/// Why a command about a calendar is refused.
public enum CalendarRefusal: Error, Hashable, Sendable {
  /// Every day would be off.
  case noWorkingDay
  case endsBeforeItBegins(date: CalendarDate, until: CalendarDate)
  /// More days in a row than any office is closed for: surely a typing error.
  case tooLong(days: Int)
  case undefined
}

extension WorkingCalendar {
  /// A holiday lasts at most so many days.
  public static let longestHoliday = 31

  /// What a wish amounts to: the events to record, none if nothing would change, or a refusal.
  ///
  /// A holiday may be announced after it was needed, or after it was over: that is what the announced day is for.
  ///
  /// - Parameter isDefined: whether anybody said what its weekend is.
  /// - Throws: the fact that forbids it.
  public func decide(_ command: CalendarCommand, isDefined: Bool) throws(CalendarRefusal) -> [CalendarEvent] {
    switch command {
    case .define(let weekend):
      guard Set(weekend).count < Weekday.allCases.count else { throw .noWorkingDay }
      return isDefined && Set(weekend) == self.weekend ? [] : [.defined(weekend: weekend)]
    case .announce(let holiday):
      guard isDefined else { throw .undefined }
      let until = holiday.until ?? holiday.date
      guard until >= holiday.date else { throw .endsBeforeItBegins(date: holiday.date, until: until) }
      let days = holiday.date.days(to: until) + 1
      guard days <= Self.longestHoliday else { throw .tooLong(days: days) }
      return holidays.contains(holiday) ? [] : [.holidayAnnounced(holiday)]
    }
  }
}
