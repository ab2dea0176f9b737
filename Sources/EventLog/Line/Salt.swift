/// The 16 random bytes that keep the short texts of an event from being guessed by their digest.
public struct Salt: Hashable, Sendable {
  /// Bytes of a salt.
  public static let byteCount = 16
  /// Characters of a salt in base64.
  static let textCount = 24

  /// The 16 bytes.
  public let bytes: [UInt8]

  /// Takes 16 bytes as they are; nil for any other number of bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Draws a salt.
  public static func random(using generator: inout some RandomNumberGenerator) -> Salt {
    // Eight bytes at a time: the system is asked twice, not sixteen times.
    let halves = [generator.next(), generator.next()]
    return Salt(drawn: halves.flatMap { half in withUnsafeBytes(of: half, Array.init) })
  }

  /// Draws a salt from the system's source of randomness.
  public static func random() -> Salt {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  private init(drawn bytes: [UInt8]) {
    self.bytes = bytes
  }
}
