/// One character on its way to a line.
///
/// Its bytes lie in the text that was measured: a table of a hundred thousand rows makes millions of these.
struct Glyph: Sendable {
  /// How a character behaves where a line ends.
  enum Kind: UInt8, Sendable {
    case blank
    case hyphen
    /// A slash or a dash.
    case joint
    case letter
    /// Ideographs, kana and other wide characters but Hangul: a line may end on either side.
    case wide
    /// Closing marks, small kana, the long vowel and what else JIS X 4051 keeps from the start of a line.
    case neverFirst
    /// Opening marks.
    case neverLast
    case other
  }

  /// Where its bytes end; they begin where those of the one before end.
  let end: Int32
  /// In which terminal column it ends, where all lines of the text stand behind each other.
  let column: Int32
  /// Which run of the text it belongs to; glyphs of one run are painted together.
  let run: Int32
  /// In terminal columns, 0 to ``widest``.
  let width: UInt8
  let kind: Kind

  /// No glyph is wider than this, nor any column that wraps narrower, so each can hold any text.
  static let widest = 4
}

extension Glyph {
  /// A scalar that is a character by itself, whatever stands beside it as long as that is one too: ASCII, Latin letters
  /// with accents, common punctuation, kana, ideographs, Hangul syllables; nil for any other.
  static func single(_ scalar: Unicode.Scalar) -> (width: Int, kind: Kind)? {
    switch scalar.value {
    case 0x20...0x7E: return (1, kinds[Int(scalar.value)])
    case 0x4E00...0x9FFF: return (2, .wide)
    case 0xAC00...0xD7A3: return (2, .letter)
    case 0xA1...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FC,
      0xFF01...0xFF60:
      let width = DisplayWidth.columns(of: scalar)
      return (width, kind(of: Character(scalar), width: width))
    default: return nil
    }
  }

  /// How a character behaves, by itself and by its width in columns.
  static func kind(of character: Character, width: Int) -> Kind {
    if let ascii = character.asciiValue { return kinds[Int(ascii)] }
    switch character {
    case "\u{3000}", "\u{200B}": return .blank
    case "–", "—": return .joint
    case _ where closing.contains(character): return .neverFirst
    case _ where opening.contains(character): return .neverLast
    default: break
    }
    if width == 2, let first = character.unicodeScalars.first, DisplayWidth.columns(of: first) == 2 {
      return hangul.contains { $0.contains(first.value) } ? .letter : .wide
    }
    return character.isLetter ? .letter : .other
  }

  /// The kinds of ASCII.
  static let kinds: [Kind] = (UInt8(0)..<0x80).map { ascii in
    switch ascii {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: " "): .blank
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "/"): .joint
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .neverLast
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "%"):
      .neverFirst
    default: .other
    }
  }

  private static let closing = Set("、。，．・：；？！〕〉》」』】〙〗）］｝’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％…‥")
  private static let opening = Set("〔〈《「『【〘〖（［｛‘“")
  private static let hangul: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FF,
  ]
}
