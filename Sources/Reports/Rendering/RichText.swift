public import Domain

/// A stretch of text in one style and one language.
public struct TextRun: Hashable, Sendable {
  public var text: String
  public var style: TextStyle
  /// Set when the text is not in the language of the document.
  public var language: TextLanguage?
  /// The sign that stands before the text where signs can be drawn; it says nothing that the text does not.
  public var mark: Mark?
  /// The status that the text names, whose sign shows how far something has come.
  public var stage: Status?

  public init(
    _ text: String, _ style: TextStyle = .plain, language: TextLanguage? = nil, mark: Mark? = nil, stage: Status? = nil
  ) {
    self.text = text
    self.style = style
    self.language = language
    self.mark = mark
    self.stage = stage
  }
}

extension TextRun: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
}

/// What a stretch of text means; each renderer decides how that looks.
///
/// A status is never told by style alone: the text of the run says it too ("overdue", "12 days late"), because
/// a pipe, a photocopy and a reader who sees no red all lose the style.
public enum TextStyle: Int, Hashable, Sendable, CaseIterable {
  case plain
  case strong
  case quiet
  case good
  case warning
  case bad
  case reference
}

/// The language of a stretch of text and the direction in which it is read.
public struct TextLanguage: Hashable, Sendable {
  public enum Direction: Hashable, Sendable { case leftToRight, rightToLeft }

  /// A BCP 47 tag: `ja`, `ko`, `ur`, `ur-Latn`.
  public let tag: String
  public let direction: Direction

  /// The language of a tag, with the direction of the script in which it is usually written.
  ///
  /// A script subtag decides: `ur` is read from the right, `ur-Latn` from the left.
  public init(_ tag: String) {
    self.tag = tag
    let subtags = tag.split(separator: "-").map { $0.lowercased() }
    let script = subtags.dropFirst().first { $0.utf8.count == 4 }
    let rightToLeft =
      if let script { Self.rightToLeftScripts.contains(script) } else {
        Self.rightToLeftLanguages.contains(subtags.first ?? "")
      }
    direction = rightToLeft ? .rightToLeft : .leftToRight
  }

  public static let english = TextLanguage("en")
  public static let japanese = TextLanguage("ja")
  public static let korean = TextLanguage("ko")
  public static let urdu = TextLanguage("ur")

  private static let rightToLeftScripts: Set<String> = ["arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"]
  private static let rightToLeftLanguages: Set<String> = [
    "ar", "arc", "bal", "ckb", "dv", "fa", "he", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "skr",
    "syr", "ug", "ur", "yi",
  ]
}

/// Text made of runs; a line feed in it begins a new line.
///
/// Written as a literal where one style is enough: `let heading: RichText = "Overdue"`.
public struct RichText: Hashable, Sendable {
  public var runs: [TextRun]

  public init(_ runs: [TextRun] = []) { self.runs = runs }

  public init(_ text: String, _ style: TextStyle = .plain, language: TextLanguage? = nil) {
    runs = [TextRun(text, style, language: language)]
  }

  /// The text without its styles.
  public var plain: String { runs.map(\.text).joined() }

  public var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

  /// The same text with one style for all runs that have none of their own.
  public func styled(_ style: TextStyle) -> RichText {
    RichText(
      runs.map { run in
        var run = run
        if run.style == .plain { run.style = style }
        return run
      })
  }

  /// The text split at its line feeds (also CR LF); at least one line.
  public var lines: [RichText] {
    var lines = [RichText()]
    for run in runs {
      let pieces = run.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for (index, piece) in pieces.enumerated() {
        if index > 0 { lines.append(RichText()) }
        if piece.isEmpty { continue }
        var part = run
        part.text = String(piece)
        // The sign stands before the whole text.
        if index > 0 { (part.mark, part.stage) = (nil, nil) }
        lines[lines.count - 1].runs.append(part)
      }
    }
    return lines
  }

  public static func + (left: RichText, right: RichText) -> RichText { RichText(left.runs + right.runs) }

  public static func += (left: inout RichText, right: RichText) { left.runs += right.runs }
}

extension RichText: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
  public init(stringLiteral text: String) { self.init(text) }

  public init(arrayLiteral runs: TextRun...) { self.init(runs) }
}

extension Sequence<RichText> {
  /// The texts in order with a separator between them: `refs.joined(separator: ", ")`.
  public func joined(separator: RichText) -> RichText {
    var joined = RichText()
    for (index, text) in enumerated() { joined += index == 0 ? text : separator + text }
    return joined
  }
}
