/// Finds words in text that is all ASCII, on its bytes: what most texts are, and a search looks at many.
///
/// It answers as the runs of `SearchText` would, and leaves every other text to them.
enum PlainWords {
  /// Whether every word begins some word of a text; nil if the text is not all ASCII.
  ///
  /// - Parameter words: small letters and digits.
  static func all(_ words: [[UInt8]], standIn text: String) -> Bool? {
    plain(text) { bytes in words.allSatisfy { begins($0, in: bytes) } }
  }

  /// Whether any word begins some word of a text; nil if the text is not all ASCII.
  static func any(of words: [[UInt8]], standsIn text: String) -> Bool? {
    plain(text) { bytes in words.contains { begins($0, in: bytes) } }
  }

  private static func plain(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool? {
    var text = text
    return text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 } ? body(bytes) : nil }
  }

  private static func begins(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) {
      guard start == 0 || !isWord(text[start - 1]) else { continue }
      if word.indices.allSatisfy({ small(text[start + $0]) == word[$0] }) { return true }
    }
    return false
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
