public import Domain

/// Days and spans of days as people read them.
public enum DayWording {
  /// With its weekday: "Tue 31 Mar 2026".
  public static func long(_ day: CalendarDate) -> String { "\(weekday(day.weekday)) \(short(day))" }

  /// "31 Mar 2026".
  public static func short(_ day: CalendarDate) -> String {
    let (year, month, number) = day.parts
    return "\(number) \(months[month - 1]) \(year)"
  }

  /// From one day to another: "10-11 Sep 2025", "30 Sep - 1 Oct 2025", or one day.
  public static func span(_ first: CalendarDate, _ last: CalendarDate?) -> String {
    guard let last, last != first else { return long(first) }
    let (start, end) = (first.parts, last.parts)
    if start.year == end.year, start.month == end.month { return "\(start.day)–\(short(last))" }
    if start.year == end.year { return "\(start.day) \(months[start.month - 1]) – \(short(last))" }
    return "\(short(first)) – \(short(last))"
  }

  /// How far off a day is from another: "today", "in 26 days", "3 days ago".
  public static func distance(to day: CalendarDate, from today: CalendarDate) -> String {
    switch today.days(to: day) {
    case 0: "today"
    case 1...: "in \(Plural.counted(today.days(to: day), "day"))"
    default: "\(Plural.counted(day.days(to: today), "day")) ago"
    }
  }

  /// "moved once", "moved twice", "moved 3 times".
  public static func moved(_ times: Int) -> String {
    switch times {
    case 1: "moved once"
    case 2: "moved twice"
    default: "moved \(times) times"
    }
  }

  /// "Tue".
  public static func weekday(_ weekday: Weekday) -> String { weekday.rawValue.capitalizedFirst }

  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension String {
  /// The text with its first letter in upper case; the rest stays as it is.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
