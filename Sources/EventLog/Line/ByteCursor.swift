#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Some bytes of a line: where they begin and how many.
///
/// A line is shorter than 2^16 bytes.
struct ByteSpan: Sendable, Hashable {
  var start: UInt16 = 0
  var count: UInt16 = 0

  /// No bytes: a member that was left out.
  static let none = ByteSpan()

  init() {}

  init(from start: Int, to end: Int) {
    self.start = UInt16(truncatingIfNeeded: start)
    self.count = UInt16(truncatingIfNeeded: end - start)
  }

  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  var isEmpty: Bool { count == 0 }
}

/// A place in the bytes of one line, moved forward by whoever reads them.
///
/// Plain pointers, because this is the hot loop of every rebuild and every verification; each read is preceded by
/// a comparison with `count`. The bytes must outlive the cursor: it never leaves the call that made it.
struct ByteCursor {
  let base: UnsafePointer<UInt8>
  let count: Int
  var at = 0

  /// A cursor at the first byte; nil if there are no bytes.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress, !bytes.isEmpty else { return nil }
    self.base = base
    count = bytes.count
  }

  /// The byte under the cursor, or nil at the end.
  var next: UInt8? { at < count ? base[at] : nil }

  /// Steps over a literal if it stands here.
  mutating func take(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard count - at >= length, memcmp(base + at, literal.utf8Start, length) == 0 else { return false }
    at += length
    return true
  }

  /// Steps over a literal that the format asks for here.
  mutating func require(_ literal: StaticString) throws(LogRule) {
    guard !take(literal) else { return }
    var place = 0
    while at + place < count, place < literal.utf8CodeUnitCount, base[at + place] == literal.utf8Start[place] {
      place += 1
    }
    throw at + place < count && Self.isWhiteSpace(base[at + place]) ? .whiteSpace : .members
  }

  /// Whether two spans hold the same bytes.
  func equal(_ left: ByteSpan, _ right: ByteSpan) -> Bool {
    left.count == right.count && memcmp(base + Int(left.start), base + Int(right.start), Int(left.count)) == 0
  }

  /// Whether each byte of a span passes a test.
  func all(_ span: ByteSpan, _ isAllowed: (UInt8) -> Bool) -> Bool {
    for index in span.range where !isAllowed(base[index]) { return false }
    return true
  }

  /// A decimal number made of exactly so many digits from a place on; nil if one of them is no digit.
  func digits(at place: Int, _ length: Int) -> Int? {
    var value = 0
    for index in place..<place + length {
      let digit = base[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Steps over one scalar of two to four bytes; throws if it is not well-formed (Unicode, table 3-7).
  mutating func multibyteScalar() throws(LogRule) -> UInt32 {
    let lead = base[at]
    let length: Int
    var (low, high): (UInt8, UInt8) = (0x80, 0xBF)
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: throw .encoding
    }
    guard count - at >= length else { throw .encoding }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for place in 1..<length {
      let byte = base[at + place]
      guard byte >= low, byte <= high else { throw .encoding }
      (low, high) = (0x80, 0xBF)
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    at += length
    return scalar
  }

  /// Steps over printable ASCII other than `"` and `\`, eight bytes at a time where possible.
  mutating func skipPlain() {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    while count - at >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      // A byte's high bit is set in `stop` if the byte ends the run; a borrow can only add bits above the lowest one.
      let stop =
        (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | word)
        & high
      guard stop == 0 else {
        at += stop.trailingZeroBitCount / 8
        return
      }
      at += 8
    }
    while at < count, base[at] >= 0x20, base[at] < 0x80, base[at] != UInt8(ascii: "\""), base[at] != UInt8(ascii: "\\")
    {
      at += 1
    }
  }

  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
