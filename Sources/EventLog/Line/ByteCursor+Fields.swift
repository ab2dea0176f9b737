import Domain

/// The characters that the members of a header may have.
enum ByteClass {
  static func isLowerLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isLetter(_ byte: UInt8) -> Bool { isLowerLetter(byte | 0x20) }

  static func isStreamName(_ byte: UInt8) -> Bool {
    isLowerLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
  }

  static func isActor(_ byte: UInt8) -> Bool { isStreamName(byte) || byte == UInt8(ascii: ".") }

  static func isSubject(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: ".")
  }

  static func isToken(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }
}

/// The strings of a header. Each function begins behind the opening quote and ends behind the closing one.
extension ByteCursor {
  /// A string of any characters that a header may hold.
  ///
  /// - Parameter rule: what an empty string breaks.
  mutating func headerString(_ rule: LogRule) throws(LogRule) -> ByteSpan {
    let span = try quotedSpan(rule)
    guard all(span, { $0 != 0x7F }) else { throw .headerCharacters }
    return span
  }

  /// A string of certain ASCII characters.
  mutating func headerString(_ rule: LogRule, isAllowed: (UInt8) -> Bool) throws(LogRule) -> ByteSpan {
    let span = try quotedSpan(rule)
    guard all(span, isAllowed) else { throw broken(rule, by: span) }
    return span
  }

  /// The rule that a string breaks whose characters are not those of its member.
  private func broken(_ rule: LogRule, by span: ByteSpan) -> LogRule {
    all(span) { $0 != 0x7F } ? rule : .headerCharacters
  }

  /// Steps over a string, the only control character not yet looked for being U+007F.
  private mutating func quotedSpan(_ rule: LogRule) throws(LogRule) -> ByteSpan {
    let start = at
    while true {
      skipPlain()
      guard let byte = next else { throw .members }
      if byte == UInt8(ascii: "\"") { break }
      guard byte >= 0x80 else { throw .headerCharacters }
      let scalar = try multibyteScalar()
      // U+0080 to U+009F are controls; the noncharacters are U+FDD0 to U+FDEF and the last two of each plane.
      guard scalar > 0x9F, scalar & 0xFFFE != 0xFFFE, !(0xFDD0...0xFDEF).contains(scalar) else {
        throw .headerCharacters
      }
    }
    guard at > start else { throw rule }
    at += 1
    return ByteSpan(from: start, to: at - 1)
  }

  mutating func streamName() throws(LogRule) -> ByteSpan {
    let span = try headerString(.sourceName, isAllowed: ByteClass.isStreamName)
    guard isStreamName(span) else { throw .sourceName }
    return span
  }

  /// Whether characters that a stream's name may have make up such a name.
  private func isStreamName(_ span: ByteSpan) -> Bool {
    guard span.count <= 32, let first = span.range.first, ByteClass.isLowerLetter(base[first]) else { return false }
    switch base[first] {
    // Only names with these first letters can be reserved ones.
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "n"), UInt8(ascii: "p"), UInt8(ascii: "s"):
      return StreamName.isValid(text(span))
    default: return true
    }
  }

  mutating func eventNumber() throws(LogRule) -> Int {
    let span = try headerString(.idNumber, isAllowed: ByteClass.isDigit)
    guard let number = decimal(span.range) else { throw .idNumber }
    return number
  }

  /// A number from 1, without leading zeros, of at most 15 digits.
  private func decimal(_ range: Range<Int>) -> Int? {
    guard (1...15).contains(range.count), base[range.lowerBound] != UInt8(ascii: "0") else { return nil }
    return digits(at: range.lowerBound, range.count)
  }

  mutating func timestamp() throws(LogRule) -> Timestamp {
    let span = try quotedSpan(.time)
    guard span.count == 27, let time = timestamp(at: Int(span.start)) else { throw broken(.time, by: span) }
    return time
  }

  private func timestamp(at start: Int) -> Timestamp? {
    guard base[start + 10] == UInt8(ascii: "T"), base[start + 13] == UInt8(ascii: ":"),
      base[start + 16] == UInt8(ascii: ":"), base[start + 19] == UInt8(ascii: "."),
      base[start + 26] == UInt8(ascii: "Z"),
      let day = calendarDate(at: start), let hour = digits(at: start + 11, 2), let minute = digits(at: start + 14, 2),
      let second = digits(at: start + 17, 2), let microsecond = digits(at: start + 20, 6),
      hour < 24, minute < 60, second < 60
    else { return nil }
    return Timestamp(date: day, secondsOfDay: (hour * 60 + minute) * 60 + second, microsecond: microsecond)
  }

  mutating func calendarDate() throws(LogRule) -> CalendarDate {
    let span = try quotedSpan(.effective)
    guard span.count == 10, let day = calendarDate(at: Int(span.start)) else { throw broken(.effective, by: span) }
    return day
  }

  private func calendarDate(at start: Int) -> CalendarDate? {
    guard base[start + 4] == UInt8(ascii: "-"), base[start + 7] == UInt8(ascii: "-"),
      let year = digits(at: start, 4), let month = digits(at: start + 5, 2), let day = digits(at: start + 8, 2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  mutating func actor() throws(LogRule) -> ByteSpan {
    let span = try headerString(.actor, isAllowed: ByteClass.isActor)
    guard span.count <= 32, ByteClass.isLowerLetter(base[Int(span.start)]) || ByteClass.isDigit(base[Int(span.start)])
    else { throw .actor }
    return span
  }

  /// Events of different streams, `jica/12,mea/398`, the streams in the order of their bytes.
  mutating func basis() throws(LogRule) -> ByteSpan {
    let span = try quotedSpan(.basis)
    var earlier = ByteSpan.none
    var start = span.range.lowerBound
    while start <= span.range.upperBound {
      let end = place(of: UInt8(ascii: ","), in: start..<span.range.upperBound)
      let slash = place(of: UInt8(ascii: "/"), in: start..<end)
      let stream = ByteSpan(from: start, to: slash)
      guard slash < end, all(stream, ByteClass.isStreamName), isStreamName(stream), precedes(earlier, stream),
        decimal(slash + 1..<end) != nil
      else { throw broken(.basis, by: span) }
      earlier = stream
      start = end + 1
    }
    return span
  }

  /// Where a byte stands first in a range; its end if it does not.
  private func place(of byte: UInt8, in range: Range<Int>) -> Int {
    for index in range where base[index] == byte { return index }
    return range.upperBound
  }

  private func precedes(_ left: ByteSpan, _ right: ByteSpan) -> Bool {
    left.range.lazy.map { base[$0] }.lexicographicallyPrecedes(right.range.lazy.map { base[$0] })
  }

  mutating func sharing() throws(LogRule) -> Sharing {
    if take("joint\"") { return .joint }
    if take("public\"") { return .public }
    _ = try headerString(.sharing)
    throw .sharing
  }

  mutating func digest(_ rule: LogRule) throws(LogRule) -> Digest {
    let span = try quotedSpan(rule)
    guard Int(span.count) == Digest.textCount, let digest = Digest(base64At: base + Int(span.start)) else {
      throw broken(rule, by: span)
    }
    return digest
  }

  /// The rest of a withheld line behind `{"withheld":`.
  mutating func withheldLeaf() throws(LogRule) -> Digest {
    guard takeByte(UInt8(ascii: "\"")) else { throw .withheld }
    let leaf = try digest(.withheld)
    guard takeByte(UInt8(ascii: "}")), next == nil else { throw .withheld }
    return leaf
  }

  private func text(_ span: ByteSpan) -> String {
    String(decoding: UnsafeBufferPointer(start: base + Int(span.start), count: Int(span.count)), as: UTF8.self)
  }
}
