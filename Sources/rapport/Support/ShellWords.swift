/// Words as a shell reads and writes them.
enum ShellWords {
  /// Splits a line at white space; `"..."` and `'...'` hold words together, a backslash takes the next character
  /// as it is, outside single quotes.
  /// - Throws: `UsageFailure.badQuoting` if a quotation does not end.
  static func split(_ line: String) throws(UsageFailure) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = line[...]
    while let character = rest.popFirst() {
      switch (character, quote) {
      case (let closing, let open?) where closing == open: quote = nil
      case ("\\", nil), ("\\", "\""):
        guard let next = rest.popFirst() else { throw .badQuoting(line) }
        word = (word ?? "") + String(next)
      case ("\"", nil), ("'", nil):
        quote = character
        word = word ?? ""
      case (let space, nil) where space.isWhitespace:
        if let whole = word { words.append(whole) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { throw .badQuoting(line) }
    return words + (word.map { [$0] } ?? [])
  }

  /// A word as it can be typed.
  static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-_./:,+=@".unicodeScalars.contains($0)
    }
    if plain, !word.isEmpty { return word }
    var quoted = "\""
    for character in word {
      if "\\\"$`!".contains(character) { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
