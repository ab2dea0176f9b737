/// How wide words become in a drawing, where no program runs that could measure them.
///
/// The advance widths of ASCII are those of Noto Sans Regular 2.004 (Debian's fonts-noto-core 20201225), read with
/// fontTools, in thousandths of the size. Everything else is estimated, rather too wide than too narrow: an East Asian
/// character takes the whole size, a letter of Arabic script little more than half of it, any other three quarters, a
/// mark nothing.
public enum WordWidth {
  /// The width of words of a size, in its unit.
  public static func of(_ words: some StringProtocol, size: Double, isStrong: Bool = false) -> Double {
    // Bold letters are wider by at most 6 % in the mean of a text.
    let thousandths = words.reduce(0) { $0 + Self.thousandths(of: $1) }
    return Double(thousandths) * size * (isStrong ? 1.06 : 1) / 1000
  }

  /// The words, or as many of their characters as fit into a width with an ellipsis behind them.
  public static func fitting(_ words: String, into width: Double, size: Double, isStrong: Bool = false) -> String {
    guard of(words.prefix(longest + 1), size: size, isStrong: isStrong) > width || words.count > longest else {
      return words
    }
    var left = width - of("…", size: size, isStrong: isStrong)
    var end = words.startIndex
    for index in words.indices.prefix(longest) {
      left -= of(words[index...index], size: size, isStrong: isStrong)
      if left < 0 { break }
      end = words.index(after: index)
    }
    var kept = words[..<end]
    while let last = kept.last, last.isWhitespace || ",;:–-(".contains(last) { kept.removeLast() }
    return kept + "…"
  }

  /// No line of a drawing takes more characters than this; it also bounds characters without a width.
  private static let longest = 400

  private static func thousandths(of character: Character) -> Int {
    if let ascii = character.asciiValue {
      let place = Int(ascii) - 32
      // What is no letter is spelled out where it is shown: `\u{1B}`.
      return basic.indices.contains(place) ? basic[place] : 4000
    }
    if character == "…" { return 800 }
    // Joined letters of Arabic script are narrow in Naskh.
    if let scalar = character.unicodeScalars.first, (0x0600...0x06FF).contains(scalar.value) { return 550 }
    return switch DisplayWidth.columns(of: character) {
    case ...0: 0
    case 1: 750
    case let columns: columns * 500
    }
  }

  /// From the space to the tilde.
  private static let basic = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572,
    572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907,
    760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615,
    564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380,
    551, 380, 572,
  ]
}
