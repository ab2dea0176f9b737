public import Domain

/// Days and spans of days as commands say them, in English; a paper asks the wording of its own language.
public enum DayWording {
  /// With its weekday: "Tue 31 Mar 2026".
  public static func long(_ day: CalendarDate) -> String { Wording.english.long(day) }

  /// "31 Mar 2026".
  public static func short(_ day: CalendarDate) -> String { Wording.english.short(day) }

  /// From one day to another: "10-11 Sep 2025", "30 Sep - 1 Oct 2025", or one day.
  public static func span(_ first: CalendarDate, _ last: CalendarDate?) -> String {
    Wording.english.span(first, last)
  }

  /// How far off a day is from another: "today", "in 26 days", "3 days ago".
  public static func distance(to day: CalendarDate, from today: CalendarDate) -> String {
    Wording.english.distance(to: day, from: today)
  }

  /// "moved once", "moved twice", "moved 3 times".
  public static func moved(_ times: Int) -> String { Wording.english.moved(times) }

  /// "Tue".
  public static func weekday(_ weekday: Weekday) -> String { Wording.english(.weekday(weekday)) }
}

extension String {
  /// The text with its first letter in upper case; the rest stays as it is.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
