/// How many columns of a terminal a text takes.
///
/// East Asian Width W and F count 2; marks, joiners and other invisible characters 0; everything else 1, the
/// ambiguous class included, as terminals outside East Asian legacy settings have it (Unicode Standard Annex 11).
/// Control characters have no width here; they are made visible before anything is measured.
public enum DisplayWidth {
  /// The columns of a text.
  public static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of one character as people see it.
  ///
  /// An emoji sequence (joined, with a skin tone, a flag, a keycap) is drawn as one picture of 2; in every other
  /// cluster each scalar keeps its own width, since terminals draw the parts of a conjunct side by side.
  public static func columns(of character: Character) -> Int {
    if character.utf8.count == 1 { return 1 }
    var total = 0
    // The width of the picture that the next emoji of the cluster becomes a part of.
    var picture = 0
    for scalar in character.unicodeScalars {
      if scalar == emojiPresentation || (picture > 0 && scalar.properties.isEmoji) {
        total += picture == 1 ? 1 : 0
        picture = picture == 0 ? 0 : 2
        continue
      }
      let width = columns(of: scalar)
      total += width
      if scalar.properties.isEmoji { picture = width }
    }
    return total
  }

  /// The columns of one scalar.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isInvisible(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator: true
    case .format: !visibleFormats.contains { $0.contains(scalar.value) }
    // The vowels and final consonants of conjoining Hangul are drawn inside the block that the initial opened; the
    // filler for a missing initial opens one.
    case .otherLetter where joiningJamo.contains { $0.contains(scalar.value) }: true
    default: scalar.properties.isDefaultIgnorableCodePoint && scalar.value != 0x115F
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) }
  }

  private static let emojiPresentation: Unicode.Scalar = "\u{FE0F}"

  /// Format characters that are drawn: Arabic, Syriac and Kaithi number signs.
  private static let visibleFormats: [ClosedRange<UInt32>] = [
    0x0600...0x0605, 0x06DD...0x06DD, 0x070F...0x070F, 0x0890...0x0891, 0x08E2...0x08E2, 0x110BD...0x110BD,
    0x110CD...0x110CD,
  ]

  private static let joiningJamo: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FF]

  /// East Asian Width W and F apart from emoji, unassigned gaps closed; where most of our text lies, first.
  private static let wide: [ClosedRange<UInt32>] = [
    0x3250...0xA4C6, 0xAC00...0xD7A3, 0x2E80...0x303E, 0x3041...0x3247, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0xA960...0xA97C, 0xF900...0xFAFF,
    0xFE10...0xFE6B, 0x16FE0...0x18DF2, 0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
