/// Base64 as the log has it: RFC 4648 section 4, padded, unused bits zero, nothing else between.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  private static let invalid: UInt8 = 0xFF

  /// The value of each character, 0 to 63, or `invalid`.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: invalid, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// The characters for some bytes.
  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for byte in group { bits = bits << 8 | Int(byte) }
      bits <<= 8 * (3 - group.count)
      for place in 0...3 {
        text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : padding)
      }
    }
    return text
  }

  /// The bytes of a text; nil if it breaks any of the rules.
  static func decoded(_ text: [UInt8]) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let padded = text.suffix(2).count { $0 == padding }
    var bytes = [UInt8](repeating: 0, count: text.count / 4 * 3 - padded)
    let isValid = text.withUnsafeBufferPointer { characters in
      bytes.withUnsafeMutableBytes { target in
        characters.baseAddress.map { decode($0, into: target) } ?? true
      }
    }
    return isValid ? bytes : nil
  }

  /// Decodes as many characters as the target's size asks for (4 for each 3 bytes begun) into the target.
  ///
  /// - Returns: false if a character, the padding or an unused bit is wrong; the target is then of no use.
  static func decode(_ text: UnsafePointer<UInt8>, into target: UnsafeMutableRawBufferPointer) -> Bool {
    values.withUnsafeBufferPointer { values in
      var (read, written) = (0, 0)
      // Characters that are none set a bit that no value has; it is looked at once, behind the loop.
      var seen: UInt8 = 0
      while target.count - written >= 3 {
        let first = values[Int(text[read])]
        let second = values[Int(text[read + 1])]
        let third = values[Int(text[read + 2])]
        let fourth = values[Int(text[read + 3])]
        seen |= first | second | third | fourth
        target[written] = first << 2 | second >> 4
        target[written + 1] = second << 4 | third >> 2
        target[written + 2] = third << 6 | fourth
        read += 4
        written += 3
      }
      guard seen < 64 else { return false }
      return target.count == written
        || decodeLast(text + read, values, into: UnsafeMutableRawBufferPointer(rebasing: target[written...]))
    }
  }

  /// Decodes the last four characters when they stand for one or two bytes.
  private static func decodeLast(
    _ text: UnsafePointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    let (first, second, third) = (values[Int(text[0])], values[Int(text[1])], values[Int(text[2])])
    guard first | second < 64, text[3] == padding else { return false }
    target[0] = first << 2 | second >> 4
    // What the last character leaves over must be zero, or one digest would have several spellings.
    guard target.count == 2 else { return second & 0x0F == 0 && text[2] == padding }
    target[1] = second << 4 | third >> 2
    return third < 64 && third & 0x03 == 0
  }
}
