/// A decimal number, exact: what a measure is counted in, kept beside the text that was typed.
///
/// Up to 15 digits before the point and 6 behind it, `-?(0|[1-9][0-9]*)(\.[0-9]+)?`; sums and shares of it by days
/// stay within 128 bits, so nothing is ever rounded but where it is said.
public struct DecimalNumber: Hashable, Sendable {
  /// In millionths.
  private let millionths: Int128
  /// Digits behind the point as written.
  public let decimals: Int

  static let mostDecimals = 6
  static let mostDigits = 15

  private init(millionths: Int128, decimals: Int) {
    self.millionths = millionths
    self.decimals = decimals
  }

  /// Reads a number; nil for anything else, such as `1,100` or `2.5e3`.
  public init?(_ text: some StringProtocol) {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, (1...Self.mostDigits).contains(whole.utf8.count),
      whole == "0" || !whole.hasPrefix("0")
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || (1...Self.mostDecimals).contains(fraction.utf8.count) else { return nil }
    var value: Int128 = 0
    for byte in (String(whole) + fraction).utf8 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int128(byte - UInt8(ascii: "0"))
    }
    for _ in fraction.utf8.count..<Self.mostDecimals { value *= 10 }
    millionths = isNegative ? -value : value
    decimals = fraction.utf8.count
  }

  /// The number as far from zero as this one, on the positive side.
  public var magnitude: DecimalNumber {
    DecimalNumber(millionths: millionths < 0 ? -millionths : millionths, decimals: decimals)
  }

  public static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    DecimalNumber(millionths: left.millionths - right.millionths, decimals: max(left.decimals, right.decimals))
  }

  /// The value on the straight line to another number after so many of all days, rounded (halves away from zero) to
  /// so many digits behind the point.
  ///
  /// - Parameter days: of `total`, which is positive; before the first and after the last day the line is level.
  public func onLine(to goal: DecimalNumber, day days: Int, of total: Int, decimals: Int) -> DecimalNumber {
    let elapsed = Int128(min(max(days, 0), total))
    // Over a common denominator, so that rounding happens once.
    let numerator = millionths * Int128(total) + (goal.millionths - millionths) * elapsed
    var step: Int128 = 1
    for _ in decimals..<Self.mostDecimals { step *= 10 }
    let denominator = Int128(total) * step
    let half = numerator < 0 ? -(denominator / 2) : denominator / 2
    return DecimalNumber(millionths: (numerator + half) / denominator * step, decimals: decimals)
  }
}

extension DecimalNumber: Comparable {
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool { left.millionths < right.millionths }

  /// Equal in value, however many zeros stand behind the point.
  public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool { left.millionths == right.millionths }

  public func hash(into hasher: inout Hasher) { hasher.combine(millionths) }
}

extension DecimalNumber: CustomStringConvertible {
  /// As it would be written, with its digits behind the point: "0.9", "1100".
  public var description: String {
    var digits = String(millionths.magnitude)
    if digits.count <= Self.mostDecimals {
      digits = String(repeating: "0", count: Self.mostDecimals + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(Self.mostDecimals)
    let fraction = digits.suffix(Self.mostDecimals).prefix(decimals)
    return (millionths < 0 ? "-" : "") + whole + (decimals > 0 ? "." + fraction : "")
  }
}
