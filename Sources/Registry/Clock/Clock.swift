public import Domain
import Foundation

/// The one place where the program asks what time it is.
///
/// `RAPPORT_NOW` fixes the clock for tests and demonstrations; an event that it dates is marked so.
public struct Clock: Sendable {
  /// The moment of the command: read once, so that one command has one time.
  public let now: Timestamp
  public let isFixed: Bool

  public init(now: Timestamp, isFixed: Bool) {
    self.now = now
    self.isFixed = isFixed
  }

  /// The system's clock, or the one that `RAPPORT_NOW` fixes.
  /// - Throws: `RegisterFailure.badClock` if `RAPPORT_NOW` is no RFC 3339 time.
  public init(environment: [String: String]) throws(RegisterFailure) {
    guard let text = environment["RAPPORT_NOW"], !text.isEmpty else {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      self.init(now: Timestamp(microseconds: time.tv_sec * 1_000_000 + time.tv_nsec / 1000), isFixed: false)
      return
    }
    guard let now = RFC3339.timestamp(text) else { throw .badClock(text) }
    self.init(now: now, isFixed: true)
  }
}

/// Days in a time zone.
public struct RegisterZone: Sendable {
  private let zone: TimeZone

  /// The zone with an IANA name; UTC if the system does not know the name, which `init` refuses at entry.
  public init(_ name: String) {
    zone = TimeZone(identifier: name) ?? .gmt
  }

  /// Whether the system knows a time zone by this name.
  public static func isKnown(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

  /// The day that a moment falls on.
  public func date(of time: Timestamp) -> CalendarDate {
    time.adding(seconds: offset(at: time)).utcDate
  }

  /// The last microsecond of a day.
  public func end(of day: CalendarDate) -> Timestamp {
    let midnight = Timestamp(date: day.adding(days: 1), secondsOfDay: 0)
    return midnight.adding(seconds: -offset(at: midnight.adding(seconds: -offset(at: midnight)))).adding(
      microseconds: -1)
  }

  private func offset(at time: Timestamp) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.microseconds) / 1_000_000))
  }
}

/// Times as people and scripts type them.
public enum RFC3339 {
  /// Reads `2025-09-11T04:00:00Z`, with an optional fraction and an offset instead of `Z`.
  public static func timestamp(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    var rest = bytes[19...]
    var microseconds = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty else { return nil }
      let padded = digits.prefix(6) + repeatElement(UInt8(ascii: "0"), count: max(0, 6 - digits.count))
      microseconds = number(padded[...]) ?? 0
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let offset = offset(rest) else { return nil }
    return Timestamp(date: date, secondsOfDay: (hour * 60 + minute) * 60 + second - offset, microsecond: microseconds)
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(bytes)
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]),
      let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return (hours * 60 + minutes) * 60
    case UInt8(ascii: "-"): return -(hours * 60 + minutes) * 60
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }
}
