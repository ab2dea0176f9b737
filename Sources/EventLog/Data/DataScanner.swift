extension ByteCursor {
  /// Levels of objects and arrays that `data` may have, itself counted.
  static let depthLimit = 16
  /// The largest distance from zero of a number in `data`, 2^53 - 1: every JSON reader holds it exactly.
  static let integerLimit = 9_007_199_254_740_991

  /// Steps over the object that is the value of `data`, checking all of its grammar.
  ///
  /// - Parameter names: room for the member names of the objects that are open, empty before and after; handed in
  ///   so that a reader of many lines makes it once.
  mutating func scanData(names: inout [ByteSpan]) throws(LogRule) {
    guard next == UInt8(ascii: "{") else { throw next.map(Self.isWhiteSpace) == true ? .whiteSpace : .dataObject }
    try scanValue(depth: 1, names: &names)
  }

  private mutating func scanValue(depth: Int, names: inout [ByteSpan]) throws(LogRule) {
    guard let byte = next else { throw .dataSyntax }
    switch byte {
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "{"): try scanObject(depth: depth, names: &names)
    case UInt8(ascii: "["): try scanArray(depth: depth, names: &names)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanInteger()
    case UInt8(ascii: "t") where take("true"): break
    case UInt8(ascii: "f") where take("false"): break
    case UInt8(ascii: "n") where take("null"): break
    default: throw syntaxRule
    }
  }

  private mutating func scanObject(depth: Int, names: inout [ByteSpan]) throws(LogRule) {
    guard depth <= Self.depthLimit else { throw .dataDepth }
    at += 1
    if takeByte(UInt8(ascii: "}")) { return }
    let outer = names.count
    repeat {
      guard next == UInt8(ascii: "\"") else { throw syntaxRule }
      names.append(try scanString())
      guard takeByte(UInt8(ascii: ":")) else { throw syntaxRule }
      try scanValue(depth: depth + 1, names: &names)
    } while takeByte(UInt8(ascii: ","))
    guard takeByte(UInt8(ascii: "}")) else { throw syntaxRule }
    try checkNames(names[outer...])
    names.removeSubrange(outer...)
  }

  private mutating func scanArray(depth: Int, names: inout [ByteSpan]) throws(LogRule) {
    guard depth <= Self.depthLimit else { throw .dataDepth }
    at += 1
    if takeByte(UInt8(ascii: "]")) { return }
    repeat { try scanValue(depth: depth + 1, names: &names) } while takeByte(UInt8(ascii: ","))
    guard takeByte(UInt8(ascii: "]")) else { throw syntaxRule }
  }

  /// One text has one spelling (see `scanEscape`), so that names are equal exactly if their bytes are.
  private func checkNames(_ names: ArraySlice<ByteSpan>) throws(LogRule) {
    if names.count > 32 {
      // A hostile object may have thousands of members: compare through a set.
      let texts = Set(
        names.map { UnsafeRawBufferPointer(start: base + Int($0.start), count: Int($0.count)) }.map(Array.init))
      guard texts.count == names.count else { throw .dataDuplicateName }
      return
    }
    var index = names.startIndex + 1
    while index < names.endIndex {
      for earlier in names.startIndex..<index where equal(names[earlier], names[index]) { throw .dataDuplicateName }
      index += 1
    }
  }

  /// Steps over a string, quotes included; gives the bytes between them.
  mutating func scanString() throws(LogRule) -> ByteSpan {
    at += 1
    let start = at
    while true {
      skipPlain()
      guard let byte = next else { throw .dataSyntax }
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return ByteSpan(from: start, to: at - 1)
      case UInt8(ascii: "\\"): try scanEscape()
      case 0..<0x20: throw .dataControl
      default: _ = try multibyteScalar()
      }
    }
  }

  private mutating func scanEscape() throws(LogRule) {
    guard at + 1 < count else { throw .dataEscape }
    switch base[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
      UInt8(ascii: "f"), UInt8(ascii: "r"):
      at += 2
    case UInt8(ascii: "u"):
      at += 2
      guard take("00"), count - at >= 2, base[at] == UInt8(ascii: "0") || base[at] == UInt8(ascii: "1"),
        let low = Self.lowerHex(base[at + 1])
      else { throw .dataEscape }
      // Control characters that have a short escape are written with it.
      let code = Int(base[at] - UInt8(ascii: "0")) << 4 | low
      guard ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(code) else { throw .dataEscape }
      at += 2
    default: throw .dataEscape
    }
  }

  /// Steps over `0|-?[1-9][0-9]*` within the limit.
  mutating func scanInteger() throws(LogRule) -> Int {
    let isNegative = takeByte(UInt8(ascii: "-"))
    guard let first = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { throw .dataNumber }
    var value = 0
    let start = at
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      if at - start < 17 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
      at += 1
    }
    if first == UInt8(ascii: "0"), isNegative || at - start > 1 { throw .dataNumber }
    switch next {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): throw .dataNumber
    default: break
    }
    guard at - start <= 16, value <= Self.integerLimit else { throw .dataIntegerRange }
    return isNegative ? -value : value
  }

  mutating func takeByte(_ byte: UInt8) -> Bool {
    guard at < count, base[at] == byte else { return false }
    at += 1
    return true
  }

  private var syntaxRule: LogRule { next.map(Self.isWhiteSpace) == true ? .whiteSpace : .dataSyntax }

  static func lowerHex(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }
}
