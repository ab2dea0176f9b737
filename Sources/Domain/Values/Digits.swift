extension Sequence<UInt8> {
  /// The number that ASCII digits write; nil if there is anything else among them.
  package var decimalNumber: Int? {
    var value = 0
    for byte in self {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
