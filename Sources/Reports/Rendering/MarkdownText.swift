/// The escaping of Markdown (CommonMark 0.31, GitHub's tables), of which no more is written than is needed.
enum MarkdownText {
  /// One line of rich text, with emphasis where the style asks for it.
  ///
  /// In the cell of a table nothing can begin a list or a heading, and a minus stays a minus.
  static func escaped(_ line: RichText, inCell: Bool = false) -> String {
    var output = ""
    for (index, run) in line.runs.enumerated() {
      let text = run.text.madeVisible
      let next = line.runs.dropFirst(index + 1).first { !$0.text.isEmpty }?.text.first
      let previous = line.runs.prefix(index).last { !$0.text.isEmpty }?.text.last
      let marker = marker(of: run.style)
      let inner = text.trimmingSpaces
      // Stars that would not count as emphasis would be shown, so there they are left out.
      let emphasised = !marker.isEmpty && opensAndCloses(inner, previous: previous, next: next, in: text)
      let startsLine = output.isEmpty && !inCell
      let core = isolated(inner, escaped: escaped(inner, startsLine: startsLine), run: run)
      // Blanks at the start of a line could make it code, and mean nothing.
      let before = output.isEmpty ? "" : text.prefix { $0 == " " }
      let after = inner.isEmpty ? "" : String(repeating: " ", count: text.trailingSpaces)
      output += before + (emphasised ? marker + core + marker : core) + after
    }
    return output
  }

  private static func marker(of style: TextStyle) -> String {
    switch style {
    case .strong, .bad: "**"
    case .warning: "*"
    case .plain, .quiet, .good, .reference: ""
    }
  }

  private static func isolated(_ text: String, escaped: String, run: TextRun) -> String {
    guard !text.isEmpty, let direction = TextIsolation.direction(of: run) else { return escaped }
    return TextIsolation.isolated(escaped, direction, readAs: text)
  }

  /// Whether stars around a text are left and right flanking (CommonMark 6.2): punctuation at an inner edge needs a
  /// blank, punctuation or the end of the line on the other side of the stars.
  private static func opensAndCloses(
    _ inner: String, previous: Character?, next: Character?, in text: String
  ) -> Bool {
    guard let first = inner.first, let last = inner.last else { return false }
    let outerBefore = text.first == " " ? " " : previous
    let outerAfter = text.last == " " ? " " : next
    return flanks(inner: first, outer: outerBefore) && flanks(inner: last, outer: outerAfter)
  }

  private static func flanks(inner: Character, outer: Character?) -> Bool {
    guard isPunctuation(inner), let outer else { return true }
    return outer.isWhitespace || isPunctuation(outer)
  }

  private static func isPunctuation(_ character: Character) -> Bool { character.isPunctuation || character.isSymbol }

  private static func escaped(_ text: String, startsLine: Bool) -> String {
    var output = ""
    // By scalar, as Markdown reads it: a mark behind a pipe makes one Character of both, and the pipe still counts.
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": output += beginsEntity(scalars[(index + 1)...]) ? "&amp;" : "&"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\\", "`", "*", "[", "]", "|", "~": output += "\\\(scalar)"
      case "_":
        // Between letters it is no emphasis, and a name with it stays readable.
        let inside = index > 0 && index + 1 < scalars.count && isWord(scalars[index - 1])
        output += inside && isWord(scalars[index + 1]) ? "_" : "\\_"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return startsLine ? escapedAtStart(output) : output
  }

  /// Whether an ampersand before this would be read as an entity; in "OP&HRD" it is not.
  private static func beginsEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix { $0.isASCII && (isWord($0) || $0 == "#") }
    return !name.isEmpty && rest.dropFirst(name.count).first == ";"
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// What begins a heading, a list or a rule at the start of a line.
  private static func escapedAtStart(_ text: String) -> String {
    switch text.first {
    case "#", "+", "-", "=": return "\\" + text
    default: break
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return text }
    return digits + "\\" + rest
  }
}

extension String {
  fileprivate var trailingSpaces: Int { reversed().prefix { $0 == " " }.count }

  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.dropLast(trailingSpaces)) }
}
