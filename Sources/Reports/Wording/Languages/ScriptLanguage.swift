extension TextLanguage {
  /// The language that a recorded text is taken to be in, by the script of most of its letters: Latin is English, kana
  /// and Han Japanese, Hangul Korean, Arabic Urdu; nil for a text without any of these.
  ///
  /// The record does not say in which language a note is written. What matters to a reader is the script: it decides
  /// about direction, font and voice. A sign of a syllable or a word counts as three letters, so that an acronym or a
  /// name in Latin letters does not make an English text of a Japanese one.
  init?(script text: String) {
    if text.isPlainASCII {
      guard text.utf8.contains(where: { (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
      self = .english
      return
    }
    var (latin, han, kana, hangul, arabic) = (0, 0, 0, 0, 0)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: kana += 3
      case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: han += 3
      case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FF: hangul += 3
      case 0x0600...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: arabic += 1
      default: continue
      }
    }
    // Korean texts may quote Han; Japanese ones mix it with kana.
    let counts: [(TextLanguage, Int)] = [
      (.english, latin), (.japanese, kana + (hangul > 0 && kana == 0 ? 0 : han)), (.korean, hangul), (.urdu, arabic),
    ]
    guard let most = counts.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
    self = most.0
  }
}
