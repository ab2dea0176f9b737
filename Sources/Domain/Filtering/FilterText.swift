/// The characters of a filter, read from the front.
struct FilterText {
  private let characters: [Character]
  private(set) var offset = 0

  init(_ text: String) { characters = Array(text) }

  var end: Int { characters.count }

  var next: Character? { offset < characters.count ? characters[offset] : nil }

  mutating func skipBlanks() { while next?.isWhitespace == true { offset += 1 } }

  /// Goes past a character if it is the next one.
  mutating func take(_ character: Character) -> Bool {
    guard let next, Self.plain(next) == character else { return false }
    offset += 1
    return true
  }

  /// Goes past `..` if it is next.
  mutating func takeRangeMark() -> Bool {
    guard isAtRangeMark else { return false }
    offset += 2
    return true
  }

  var isAtRangeMark: Bool {
    offset + 1 < characters.count && characters[offset] == "." && characters[offset + 1] == "."
  }

  /// A run of characters that does not meet an end; empty where one is next.
  mutating func run(until isEnd: (Character) -> Bool) -> String {
    var run = ""
    while let next, !isEnd(next), !isAtRangeMark {
      run.append(next)
      offset += 1
    }
    return run
  }

  /// The text in quotation marks that begins here, nil where none begins; a doubled mark stands for itself.
  mutating func quotation() throws(FilterProblem) -> String? {
    guard let opening = next, let closing = Self.closing(of: opening) else { return nil }
    let start = offset
    offset += 1
    var text = ""
    while let character = next {
      offset += 1
      if character != closing {
        text.append(character)
      } else if next == closing {
        text.append(character)
        offset += 1
      } else {
        return text
      }
    }
    throw FilterProblem(.unclosedQuotation, at: start..<end)
  }

  /// How a field is compared, if that is next; a colon and `=` mean the same.
  mutating func comparison() -> (FilterTerm.Comparison, isNegated: Bool)? {
    let start = offset
    if take("!") {
      if take("=") { return (.equal, true) }
      offset = start
      return nil
    }
    if take("≤") { return (.atMost, false) }
    if take("≥") { return (.atLeast, false) }
    if take("<") { return (take("=") ? .atMost : .less, false) }
    if take(">") { return (take("=") ? .atLeast : .more, false) }
    return take(":") || take("=") ? (.equal, false) : nil
  }

  /// Whether a character ends a value.
  static func ends(_ character: Character) -> Bool { character.isWhitespace || "(),".contains(plain(character)) }

  /// Whether a character ends a word.
  static func endsWord(_ character: Character) -> Bool {
    ends(character) || "=:<>≤≥!".contains(plain(character))
  }

  /// The mark that closes a quotation; nil for a character that opens none.
  static func closing(of opening: Character) -> Character? {
    switch opening {
    case "\"", "'": opening
    case "“", "„": "”"
    case "「": "」"
    default: nil
    }
  }

  /// Full-width forms of the marks, as other keyboards have them, are the same marks.
  private static func plain(_ character: Character) -> Character {
    switch character {
    case "（": "("
    case "）": ")"
    case "，", "、": ","
    case "：": ":"
    case "＝": "="
    case "＜": "<"
    case "＞": ">"
    default: character
    }
  }
}
