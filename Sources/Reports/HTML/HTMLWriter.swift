/// Writes HTML: elements are closed in their order, and text and attributes are escaped here and nowhere else.
struct HTMLWriter {
  private(set) var html = ""

  typealias Attributes = KeyValuePairs<String, String>

  /// An element with what stands in it.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    body(&self)
    html += "</\(name)>"
  }

  /// An element with words in it.
  mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element that holds nothing and is not closed: `meta`, `br`, `col`.
  mutating func void(_ name: String, _ attributes: Attributes = [:]) { open(name, attributes) }

  /// Words; what could steer a terminal or turn the order of letters is spelled out.
  ///
  /// A word that is longer than nearly all may be broken anywhere, so that it widens no column and no page.
  mutating func text(_ text: String) {
    let visible = text.madeVisible
    for (place, piece) in Self.pieces(of: visible).enumerated() {
      if place > 0 { html += "<wbr>" }
      html += Self.escaped(String(piece))
    }
  }

  private static let longestWord = 20

  /// The text, cut wherever so many letters stand together between which no line may end by itself.
  private static func pieces(of text: String) -> [Substring] {
    guard text.utf8.count > longestWord else { return [text[...]] }
    var (pieces, start, length) = ([Substring](), text.startIndex, 0)
    for place in text.indices {
      let first = text[place].unicodeScalars.first ?? " "
      // Between the signs of Chinese and Japanese, and of Korean, a line may end.
      length = text[place].isWhitespace || first == "-" || (0x2E80...0xFFEF).contains(first.value) ? 0 : length + 1
      guard length > longestWord else { continue }
      pieces.append(text[start..<place])
      (start, length) = (place, 1)
    }
    return pieces + [text[start...]]
  }

  /// What another writer has made.
  mutating func verbatim(_ made: String) { html += made }

  /// A line feed, where the source is read by people.
  mutating func lineFeed() { html += "\n" }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    html += "<\(name)"
    for (attribute, value) in attributes {
      html += " \(attribute)=\"\(Self.escaped(value.madeVisible))\""
    }
    html += ">"
  }

  /// By scalar, as a browser reads it: a combining mark behind `<` makes one Character of both.
  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacements[$0] != nil }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacements[scalar] {
        escaped += replacement
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let replacements: [Unicode.Scalar: String] = [
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
  ]
}
