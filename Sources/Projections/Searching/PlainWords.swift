import EventLog

/// Finds words of ASCII in text on its bytes, where it is ASCII, Han or kana: what most texts are, and a search looks at
/// many.
///
/// It answers as the runs of `SearchText` would, and leaves every other text to them.
enum PlainWords {
  /// Whether every word begins some word of a text; nil if the text is of another sort.
  ///
  /// - Parameter words: small letters and digits.
  static func all(_ words: [[UInt8]], standIn text: String) -> Bool? {
    plain(text) { bytes in words.allSatisfy { begins($0, in: bytes) } }
  }

  /// Whether any word begins some word of a text; nil if the text is of another sort.
  static func any(of words: [[UInt8]], standsIn text: String) -> Bool? {
    plain(text) { bytes in words.contains { begins($0, in: bytes) } }
  }

  /// Whether every word may begin some word of the texts in an event's data: no only where that is sure.
  ///
  /// What is written with a backslash (`\n`) may end a word where none is seen to end.
  static func mayAll(_ words: [[UInt8]], standIn data: UnsafeRawBufferPointer) -> Bool {
    let bytes = data.assumingMemoryBound(to: UInt8.self)
    if words.allSatisfy({ begins($0, in: bytes) }) { return true }
    return ByteSearch.holds("\\", in: data) || !standsAsItIs(bytes)
  }

  private static func plain(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool? {
    var text = text
    return text.withUTF8 { bytes in standsAsItIs(bytes) ? body(bytes) : nil }
  }

  /// Whether text is ASCII, and Han and kana as they are usually written: none of these becomes a letter of ASCII when
  /// texts are made comparable, and a word of ASCII ends where they begin.
  private static func standsAsItIs(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // All bytes are looked at, without a way out: so several of them are looked at together.
    if text.reduce(into: UInt8(0), { $0 |= $1 }) < 0x80 { return true }
    var place = 0
    while place < text.count {
      switch text[place] {
      case ..<0x80: place += 1
      // U+4000-9FFF.
      case 0xE4...0xE9: place += 3
      case 0xE3:
        guard place + 2 < text.count, isKana(text[place + 1], text[place + 2]) else { return false }
        place += 3
      default: return false
      }
    }
    return true
  }

  /// Whether bytes behind 0xE3 are kana (U+3040-30FF), the ideographic blank, 、。「 or 」.
  private static func isKana(_ second: UInt8, _ third: UInt8) -> Bool {
    switch (second, third) {
    case (0x81...0x83, _), (0x80, 0x80...0x82), (0x80, 0x8C...0x8D): true
    default: false
    }
  }

  private static func begins(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) {
      // A digit has this bit anyway.
      guard text[start] | 0x20 == first, start == 0 || !isWord(text[start - 1]) else { continue }
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
