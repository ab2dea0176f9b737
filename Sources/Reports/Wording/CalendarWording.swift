import Domain
import Registry

// Calendars of working days: answers and refusals.
extension AnswerWording {
  func sentence(_ change: CalendarChange) -> String {
    switch change.command {
    case .define(let weekend):
      "In the calendar \(change.code) \(CalendarWording.weekend(weekend))\(dayPhrase(change.day))."
    case .announce(let holiday):
      "\(change.code): \(Self.quoted(holiday.name)), \(DayWording.span(holiday.date, holiday.until)), is a holiday, "
        + "announced on \(DayWording.long(holiday.announced))."
    }
  }
}

extension FailureWording {
  static func calendar(_ code: String, _ refusal: CalendarRefusal) -> WordedFailure {
    switch refusal {
    case .noWorkingDay:
      WordedFailure(
        "\(code) would have no working day.", hint: "Name the days off: --weekend sat,sun", exitStatus: 64)
    case .endsBeforeItBegins(let date, let until):
      WordedFailure(
        "A holiday cannot end on \(DayWording.long(until)), before it begins on \(DayWording.long(date)).",
        hint: "Type the first day first: 2025-03-31..2025-04-02", exitStatus: 64)
    case .tooLong(let days):
      WordedFailure(
        "A holiday of \(Plural.counted(days, "day")) is longer than any office is closed for.",
        hint: "It has at most \(WorkingCalendar.longestHoliday) days: check the years.", exitStatus: 64)
    case .undefined:
      WordedFailure(
        "There is no calendar \(code) in this register.",
        hint: "rapport calendar define \(code) --weekend sat,sun", exitStatus: 1)
    }
  }
}

/// Calendars in words.
enum CalendarWording {
  /// "Saturday and Sunday are off".
  static func weekend(_ days: [Weekday]) -> String {
    let inOrder = Weekday.allCases.filter(days.contains)
    if inOrder.isEmpty { return "no weekday is off" }
    return EventSentence.list(inOrder.map(\.name)) + (inOrder.count == 1 ? " is off" : " are off")
  }
}

extension Weekday {
  /// "Monday".
  var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}
