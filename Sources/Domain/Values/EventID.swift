/// The name of an event: its stream and its number in it, cited as `mea/412`.
public struct EventID: Hashable, Sendable {
  /// The stream's name, `[a-z][a-z0-9-]{0,31}`.
  public let stream: String
  /// The number in the stream, 1 and up, without gaps.
  public let number: Int

  public init(stream: String, number: Int) {
    self.stream = stream
    self.number = number
  }

  /// Reads `STREAM/NUMBER`; nil if either part is not as the log format has it.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, StreamName.isValid(parts[0]), let number = Self.decimal(parts[1]) else { return nil }
    self.init(stream: String(parts[0]), number: number)
  }

  /// A decimal number of 1 or more, without a sign or leading zeros, at most 15 digits.
  private static func decimal(_ text: some StringProtocol) -> Int? {
    guard (1...15).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "0"),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }
}

extension EventID: CustomStringConvertible {
  public var description: String { "\(stream)/\(number)" }
}

/// The rule for the names of streams, one folder each under `events/`.
public enum StreamName {
  /// Names that some system reserves, and the folder of the schemas.
  static let reserved: Set<String> = ["schema", "con", "aux", "nul", "prn"]

  /// Whether a stream may bear this name: `[a-z][a-z0-9-]{0,31}` and not reserved.
  public static func isValid(_ name: some StringProtocol) -> Bool {
    let bytes = Array(name.utf8)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = bytes.first, letters.contains(first), bytes.count <= 32 else { return false }
    return bytes.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") }
      && !reserved.contains(String(name))
  }
}
