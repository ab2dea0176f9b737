/// Words as a shell reads and writes them.
enum ShellWords {
  /// Splits a line at white space; `"..."` and `'...'` hold words together, a backslash takes the next character
  /// as it is, outside single quotes.
  /// - Throws: `UsageFailure.badQuoting` if a quotation does not end.
  static func split(_ line: String) throws(UsageFailure) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Unicode.Scalar?
    // By scalar, as a shell reads: a mark behind a quotation mark makes one Character of both, and it still counts.
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch (scalar, quote) {
      case (let closing, let open?) where closing == open: quote = nil
      case ("\\", nil), ("\\", "\""):
        guard let next = rest.popFirst() else { throw .badQuoting(line) }
        word = (word ?? "") + String(next)
      case ("\"", nil), ("'", nil):
        quote = scalar
        word = word ?? ""
      case (let space, nil) where space.properties.isWhitespace:
        if let whole = word { words.append(whole) }
        word = nil
      default: word = (word ?? "") + String(scalar)
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
    for scalar in word.unicodeScalars {
      if "\\\"$`!".unicodeScalars.contains(scalar) { quoted.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
