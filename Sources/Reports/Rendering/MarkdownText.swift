/// The escaping of Markdown (CommonMark 0.31, GitHub's tables), of which no more is written than is needed.
enum MarkdownText {
  /// One line of rich text, with emphasis where the style asks for it.
  ///
  /// In the cell of a table nothing can begin a list or a heading, and a minus stays a minus.
  static func escaped(
    _ line: RichText, inCell: Bool = false, in document: TextLanguage = .english
  ) -> String {
    if inCell, document.direction == .leftToRight, let plain = plain(line) { return plain }
    var output = ""
    let spans = spans(of: line)
    for (index, span) in spans.enumerated() {
      let next = spans.dropFirst(index + 1).first?.text.first
      let previous = spans.prefix(index).last?.text.last
      let marker = marker(of: span.runs[0].style)
      let inner = span.text.trimmingSpaces
      // Stars that would not count as emphasis would be shown, so there they are left out.
      let emphasised = !marker.isEmpty && opensAndCloses(inner, previous: previous, next: next, in: span.text)
      let core = core(of: span, startsLine: output.isEmpty && !inCell, document)
      // Blanks at the start of a line could make it code, and mean nothing.
      let before = output.isEmpty ? "" : span.text.prefix { $0 == " " }
      let after = inner.isEmpty ? "" : String(repeating: " ", count: span.text.trailingSpaces)
      output += before + (emphasised ? marker + core + marker : core) + after
    }
    return output
  }

  /// A line in one style of which nothing has to be escaped, as most cells hold; nil for any other.
  private static func plain(_ line: RichText) -> String? {
    guard line.runs.count == 1, line.runs[0].language == nil, line.runs[0].text.isPlainASCII else { return nil }
    let text = line.runs[0].text
    guard let first = text.utf8.first, let last = text.utf8.last, isLetterOrDigit(first), isLetterOrDigit(last),
      !text.utf8.contains(where: special.contains)
    else { return nil }
    let marker = marker(of: line.runs[0].style)
    return marker.isEmpty ? text : marker + text + marker
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// What is escaped somewhere.
  private static let special = Array("&<>\\`*[]|~_".utf8)

  /// Runs of one emphasis: languages may change inside of it.
  private struct Span {
    var runs: [TextRun]

    /// As it is shown.
    var text: String { runs.map(\.text).joined() }
  }

  private static func spans(of line: RichText) -> [Span] {
    line.runs.reduce(into: [Span]()) { spans, run in
      var run = run
      run.text = run.text.madeVisible
      guard !run.text.isEmpty else { return }
      if let last = spans.last, marker(of: last.runs[0].style) == marker(of: run.style) {
        spans[spans.count - 1].runs.append(run)
      } else {
        spans.append(Span(runs: [run]))
      }
    }
  }

  /// The runs without the blanks at the ends of the span, each isolated for itself where it has to be.
  private static func core(of span: Span, startsLine: Bool, _ document: TextLanguage) -> String {
    var core = ""
    for (index, run) in span.runs.enumerated() {
      var text = run.text
      if core.isEmpty { text = String(text.drop { $0 == " " }) }
      let isLast = span.runs[(index + 1)...].allSatisfy { $0.text.allSatisfy { $0 == " " } }
      if isLast { text = String(text.dropLast(text.trailingSpaces)) }
      let escaped = escaped(text, startsLine: startsLine && core.isEmpty)
      let direction = text.isEmpty ? nil : TextIsolation.direction(of: run, in: document)
      core += direction.map { TextIsolation.isolated(escaped, $0, readAs: text) } ?? escaped
    }
    return core
  }

  private static func marker(of style: TextStyle) -> String {
    switch style {
    case .strong, .bad: "**"
    case .warning: "*"
    case .plain, .quiet, .good, .reference: ""
    }
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
