/// Keeps right-to-left text from rearranging its neighbours (Unicode Standard Annex 9).
///
/// Every piece of such text stands between FIRST STRONG ISOLATE (U+2068) and POP DIRECTIONAL ISOLATE (U+2069). A piece
/// that was cut from a longer text, and would now begin with a word of the other direction, gets an invisible mark in
/// front, so that it is still read as the whole was. Each line of a document that is read from the right stands between
/// RIGHT-TO-LEFT ISOLATE (U+2067) and the same end.
enum TextIsolation {
  /// The direction in which a run must be isolated, or nil if it can stand in its document as it is.
  ///
  /// In a document that is read from the left, whatever runs from the right is isolated; in one that is read from the
  /// right, codes and texts that run from the left.
  static func direction(of run: TextRun, in document: TextLanguage = .english) -> TextLanguage.Direction? {
    if document.direction == .rightToLeft {
      guard !isReadFromRight(run, in: document) else { return nil }
      return run.text.unicodeScalars.contains { isLetter($0, of: .leftToRight) } ? .leftToRight : nil
    }
    if run.language?.direction == .rightToLeft { return .rightToLeft }
    guard !run.text.isPlainASCII, run.text.unicodeScalars.contains(where: isRightToLeft) else { return nil }
    return run.language?.direction ?? firstStrong(in: run.text) ?? .leftToRight
  }

  /// Whether a run is read from the right: by its language, else by that of its document if it holds such letters.
  static func isReadFromRight(_ run: TextRun, in document: TextLanguage) -> Bool {
    if document.direction == .leftToRight { return direction(of: run) == .rightToLeft }
    if let language = run.language { return language.direction == .rightToLeft }
    return run.text.unicodeScalars.contains(where: isRightToLeft)
  }

  /// A piece of a run between isolates; `readAs` is the piece before a format escaped it.
  static func isolated(_ piece: String, _ direction: TextLanguage.Direction, readAs: String? = nil) -> String {
    let isReadSo = firstStrong(in: readAs ?? piece) == direction
    let mark = isReadSo ? "" : direction == .rightToLeft ? "\u{200F}" : "\u{200E}"
    return "\u{2068}" + mark + piece + "\u{2069}"
  }

  /// What stands in front of a line or a cell of a document that is read from the right, and behind it.
  static let beginsFromRight = "\u{2067}"
  static let endsIsolate = "\u{2069}"

  /// Whether a scalar is a letter of a script that is read in this direction.
  static func isLetter(_ scalar: Unicode.Scalar, of direction: TextLanguage.Direction) -> Bool {
    scalar.properties.isAlphabetic && isRightToLeft(scalar) == (direction == .rightToLeft)
  }

  private static func firstStrong(in text: String) -> TextLanguage.Direction? {
    let strong = text.unicodeScalars.first { $0.properties.isAlphabetic || $0 == "\u{200E}" || $0 == "\u{200F}" }
    return strong.map { isRightToLeft($0) ? .rightToLeft : .leftToRight }
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x590 && rightToLeft.contains { $0.contains(scalar.value) }
  }

  /// The blocks of the scripts that run from the right: Hebrew to Arabic Extended, presentation forms, the two
  /// reserved areas of the supplementary plane; and the mark itself.
  private static let rightToLeft: [ClosedRange<UInt32>] = [
    0x0590...0x08FF, 0x200F...0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
  ]
}
