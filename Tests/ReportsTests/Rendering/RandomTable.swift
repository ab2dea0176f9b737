import Foundation

@testable import Reports

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  /// A new seed, or the one in `SEED`, to see a failure again.
  static func seed() -> UInt64 {
    ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Tables of every shape, with text that is hard to set.
enum RandomTable {
  static func make(using random: inout SeededRandom) -> Table {
    let columns = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Table.Column(
        text(words: 1...2, using: &random), alignment: Bool.random(using: &random) ? .left : .right,
        wraps: Int.random(in: 0..<5, using: &random) > 0, minimumWidth: Int.random(in: 0...14, using: &random),
        weight: Int.random(in: 1...3, using: &random))
    }
    let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Table.Row.cells(
        (0..<Int.random(in: 0...columns.count + 1, using: &random)).map { _ in
          Table.Cell(text(words: 0...7, using: &random))
        })
    }
    return Table(columns: columns, rows: rows)
  }

  private static func text(words: ClosedRange<Int>, using random: inout SeededRandom) -> RichText {
    var text = RichText()
    for _ in 0..<Int.random(in: words, using: &random) {
      let word = pieces[Int.random(in: pieces.indices, using: &random)]
      let style = TextStyle.allCases[Int.random(in: TextStyle.allCases.indices, using: &random)]
      let blank = [" ", "", "\n", "  "][Int.random(in: 0...3, using: &random)]
      text += RichText(word + blank, style)
    }
    return text
  }

  private static let pieces = [
    "JPHLEPD-9-05.1", "under-implementation", "to", "12,345.60", "—", "(",
    "https://example.org/a/very/long/address?with=no&blank=at_all", "a\u{1B}[2Jb", "\u{202E}x",
    "経済産業省、「提出」する。", "ｶﾀｶﾅ", "は\u{3099}", "고용노동부", "\u{1112}\u{1161}\u{11AB}글",
    "\u{1100}\u{1100}\u{1100}\u{1100}\u{1161}", "وزارتِ تجارت", "جاپان MoU 2026", "\u{0600}", "क्ष्म्य",
    "e\u{301}", "z\u{34F}\u{301}\u{302}", "\u{301}", "\u{200B}", "\u{200D}", "👩‍👩‍👧", "🇵🇰", "1\u{FE0F}\u{20E3}",
  ]
}

extension Table {
  /// The text of every cell.
  var allCells: [String] {
    rows.flatMap { row -> [String] in
      guard case .cells(let cells) = row else { return [] }
      return cells.map(\.text.shown)
    }
  }
}

extension RichText {
  /// What a terminal shows of it, on one line.
  var shown: String { lines.map(\.plain.madeVisible).joined() }
}
