import Foundation

/// How texts are compared when somebody searches: without case, accents and width.
///
/// Text is cut into words. In scripts that write no blanks between words (Chinese, Japanese) and in Korean, where
/// endings grow onto words, a run is indexed by each two characters that stand together, so that two characters of a
/// name find it inside a longer run. (SQLite's own trigrams need three.)
package enum SearchText {
  /// A stretch of letters and digits of one sort.
  struct Run: Equatable {
    let text: String
    /// Whether any part of it can be asked for.
    let isDense: Bool
  }

  /// The text without case, accents and width; what has a meaning of its own (the voicing marks of Japanese) stays.
  package static func folded(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isOneForm) { return text.lowercased() }
    let apart = text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter { !isAccent($0) }
    return String(String.UnicodeScalarView(apart)).precomposedStringWithCanonicalMapping.lowercased()
  }

  /// The runs of a folded text, in order.
  static func runs(of folded: String) -> [Run] {
    var runs: [Run] = []
    var current = ""
    var isDense = false
    for scalar in folded.unicodeScalars {
      let belongs = isWord(scalar)
      let dense = belongs && self.isDense(scalar)
      if !current.isEmpty, !belongs || dense != isDense {
        runs.append(Run(text: current, isDense: isDense))
        current = ""
      }
      if belongs {
        current.unicodeScalars.append(scalar)
        isDense = dense
      }
    }
    if !current.isEmpty { runs.append(Run(text: current, isDense: isDense)) }
    return runs
  }

  /// What the index holds of a text: words apart by blanks.
  package static func indexed(_ text: String) -> String {
    runs(of: folded(text)).flatMap { $0.isDense ? pairs(of: $0.text) : [$0.text] }.joined(separator: " ")
  }

  /// Each two characters that stand together, and the last one alone.
  private static func pairs(of run: String) -> [String] {
    let characters = run.unicodeScalars.map { String($0) }
    return characters.indices.map { place in
      place + 1 < characters.count ? characters[place] + characters[place + 1] : characters[place]
    }
  }

  /// ASCII, Han and kana as they are usually written, of which there is one form only.
  private static func isOneForm(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80, 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: true
    default: false
    }
  }

  /// Accents, vowel signs of Arabic script, and joiners that no one types.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x200B...0x200F, 0xFE00...0xFE0F: true
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  /// Han, kana, bopomofo and hangul.
  private static func isDense(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FF, 0x3100...0x318F, 0x31A0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

/// What somebody looks for: words that all have to stand in one entry.
///
/// A word is also found by its beginning (`invest` finds investment); Chinese, Japanese and Korean ones anywhere.
public struct SearchWords: Sendable, Hashable {
  private let runs: [(text: String, isDense: Bool)]
  /// The same as bytes, if there is nothing but ASCII in them.
  private let plain: [[UInt8]]?

  /// nil if there is no letter and no digit in it.
  public init?(_ typed: String) {
    runs = SearchText.runs(of: SearchText.folded(typed)).map { (text: $0.text, isDense: $0.isDense) }
    if runs.isEmpty { return nil }
    let isPlain = runs.allSatisfy { !$0.isDense && $0.text.utf8.allSatisfy { $0 < 0x80 } }
    plain = isPlain ? runs.map { Array($0.text.utf8) } : nil
  }

  /// Whether every word stands in a text.
  public func match(_ text: String) -> Bool {
    if let plain, let answer = PlainWords.all(plain, standIn: text) { return answer }
    let folded = SearchText.folded(text)
    let words = SearchText.runs(of: folded)
    return runs.allSatisfy { Self.stands($0, in: words) }
  }

  /// Whether any word stands in a text.
  public func touch(_ text: String) -> Bool {
    if let plain, let answer = PlainWords.any(of: plain, standsIn: text) { return answer }
    let words = SearchText.runs(of: SearchText.folded(text))
    return runs.contains { Self.stands($0, in: words) }
  }

  private static func stands(_ wanted: (text: String, isDense: Bool), in words: [SearchText.Run]) -> Bool {
    words.contains { word in
      guard word.isDense == wanted.isDense else { return false }
      return wanted.isDense ? word.text.contains(wanted.text) : word.text.hasPrefix(wanted.text)
    }
  }

  /// Whether every word may stand in the data of an event as it is written: no only where it is sure.
  package func mayStand(in data: UnsafeRawBufferPointer) -> Bool {
    guard let plain else { return true }
    return PlainWords.mayAll(plain, standIn: data)
  }

  /// As SQLite's full text search takes it; the index finds candidates, `match` decides.
  var question: String { questions.joined(separator: " AND ") }

  /// The parts of the question, which all have to hold.
  var questions: [String] {
    runs.flatMap { run -> [String] in
      let characters = run.text.unicodeScalars.map { String($0) }
      guard run.isDense, characters.count > 1 else { return ["\"\(run.text)\"*"] }
      return zip(characters, characters.dropFirst()).map { "\"\($0)\($1)\"" }
    }
  }

  public static func == (left: SearchWords, right: SearchWords) -> Bool { left.question == right.question }

  public func hash(into hasher: inout Hasher) { hasher.combine(question) }
}
