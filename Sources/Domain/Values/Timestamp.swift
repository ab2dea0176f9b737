/// A moment in UTC, to the microsecond: when an event was recorded.
///
/// Written and read as `YYYY-MM-DDTHH:MM:SS.ssssssZ`, always 27 characters (log-format, member `time`).
public struct Timestamp: Hashable, Sendable, Comparable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int

  static let perSecond = 1_000_000
  static let perDay = 86_400 * perSecond

  /// The moment so many microseconds after 1970 began, held inside the years 1 to 9999.
  public init(microseconds: Int) {
    let first = CalendarDate.earliestDay * Self.perDay
    let last = (CalendarDate.latestDay + 1) * Self.perDay - 1
    self.microseconds = min(max(microseconds, first), last)
  }

  /// The moment at a time of day in UTC, seconds 0 to 86,399.
  public init(date: CalendarDate, secondsOfDay: Int, microsecond: Int = 0) {
    self.init(microseconds: date.daysSinceEpoch * Self.perDay + secondsOfDay * Self.perSecond + microsecond)
  }

  /// Reads exactly the 27 characters of the log; nil for anything else, a day that does not exist, or second 60.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 27, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[26] == UInt8(ascii: "Z"),
      let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = bytes[11..<13].decimalNumber, let minute = bytes[14..<16].decimalNumber,
      let second = bytes[17..<19].decimalNumber, let fraction = bytes[20..<26].decimalNumber,
      hour < 24, minute < 60, second < 60
    else { return nil }
    self.init(date: date, secondsOfDay: (hour * 60 + minute) * 60 + second, microsecond: fraction)
  }

  /// The day of this moment in UTC.
  public var utcDate: CalendarDate {
    CalendarDate(daysSinceEpoch: (microseconds - (microseconds < 0 ? Self.perDay - 1 : 0)) / Self.perDay)
  }

  /// The moment this many microseconds later.
  public func adding(microseconds: Int) -> Timestamp { Timestamp(microseconds: self.microseconds + microseconds) }

  /// The moment this many seconds later.
  public func adding(seconds: Int) -> Timestamp { adding(microseconds: seconds * Self.perSecond) }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }
}

extension Timestamp: CustomStringConvertible {
  /// The 27 characters of the log.
  public var description: String {
    let date = utcDate
    let rest = microseconds - date.daysSinceEpoch * Self.perDay
    let (seconds, fraction) = (rest / Self.perSecond, rest % Self.perSecond)
    let clock = "\((seconds / 3600).padded(2)):\((seconds / 60 % 60).padded(2)):\((seconds % 60).padded(2))"
    return "\(date)T\(clock).\(fraction.padded(6))Z"
  }
}
