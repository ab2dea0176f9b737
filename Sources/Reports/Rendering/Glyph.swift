/// One character on its way to a line, with what its run says about it.
struct Glyph: Sendable {
  /// How a character behaves where a line ends.
  enum Kind: Sendable {
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

  let character: Character
  /// In terminal columns, 0 to ``widest``.
  let width: Int
  let kind: Kind
  let style: TextStyle
  /// Set if the text around it must be isolated.
  let isolation: TextLanguage.Direction?
  /// Glyphs of one run are painted together.
  let run: Int

  /// No glyph is wider than this, nor any column that wraps narrower, so each can hold any text.
  static let widest = 4

  /// The characters of one line, made fit to be shown.
  static func glyphs(of line: RichText, in document: TextLanguage = .english) -> [Glyph] {
    let texts = line.runs.map(\.text.madeVisible)
    let isolations = line.runs.map { TextIsolation.direction(of: $0, in: document) }
    // A mark or a joiner may begin a run and still belong to the character before it, so the line is read as a whole.
    let whole: String = texts.joined()
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(whole.utf8.count)
    var run = 0
    var leftInRun = texts.first?.utf8.count ?? 0
    for character in whole {
      while leftInRun <= 0, run + 1 < texts.count {
        run += 1
        leftInRun += texts[run].utf8.count
      }
      leftInRun -= character.utf8.count
      let glyph = Glyph(character, style: line.runs[run].style, isolation: isolations[run], run: run)
      if glyph.width <= widest {
        glyphs.append(glyph)
      } else {
        // A cluster that would not fit a narrow column is taken apart; real writing has none.
        for scalar in character.unicodeScalars {
          glyphs.append(Glyph(Character(scalar), style: glyph.style, isolation: glyph.isolation, run: run))
        }
      }
    }
    return glyphs
  }

  private init(_ character: Character, style: TextStyle, isolation: TextLanguage.Direction?, run: Int) {
    self.character = character
    self.style = style
    self.isolation = isolation
    self.run = run
    width = DisplayWidth.columns(of: character)
    kind = Self.kind(of: character, width: width)
  }

  private static func kind(of character: Character, width: Int) -> Kind {
    if let ascii = character.asciiValue {
      return switch ascii {
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

  private static let closing = Set("、。，．・：；？！〕〉》」』】〙〗）］｝’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％…‥")
  private static let opening = Set("〔〈《「『【〘〖（［｛‘“")
  private static let hangul: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FF,
  ]
}

extension Collection<Glyph> {
  /// In terminal columns.
  var width: Int { reduce(0) { $0 + $1.width } }
}
