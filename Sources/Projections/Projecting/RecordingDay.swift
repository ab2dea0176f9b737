/// The day of UTC on which something was recorded, as the tables count it: whole days since 1970 began, in either
/// direction, so that the one in which it began has two.
enum RecordingDay {
  private static let microseconds = 86_400_000_000

  /// - Parameter time: microseconds since 1970.
  static func number(of time: Int) -> Int { time / microseconds }

  /// The same of an expression, in SQL.
  static func number(of time: String) -> String { "\(time) / \(microseconds)" }

  /// The time from which a day is counted, microseconds since 1970.
  static func start(of day: Int) -> Int { day &* microseconds }
}
