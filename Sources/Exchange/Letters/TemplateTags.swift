/// The tags of a mustache template with their places.
///
/// The library reads templates too, and would show an unknown name as nothing at all: every tag is looked at here
/// before it gets to see one.
struct TemplateTags {
  enum Kind: Hashable {
    case value
    case section
    case inverted
    case close
    case comment
    case partial
    /// Other delimiters, inheritance, settings of the library.
    case other
  }

  struct Tag: Hashable {
    let kind: Kind
    /// Without blanks around it; for a comment the whole of it.
    let name: String
    let place: TemplatePlace
  }

  /// A tag that does not end, or is empty.
  struct Unfinished: Error {
    let place: TemplatePlace
  }

  private let text: [Character]
  private var index = 0
  private var place = TemplatePlace(line: 1, column: 1)

  /// The tags of a template in their order.
  static func of(_ text: String) throws(Unfinished) -> [Tag] {
    var reader = TemplateTags(text: Array(text))
    var tags: [Tag] = []
    while let tag = try reader.next() { tags.append(tag) }
    return tags
  }

  private init(text: [Character]) { self.text = text }

  private func begins(_ piece: String) -> Bool { text[index...].starts(with: piece) }

  private mutating func advance() {
    place =
      text[index] == "\n" ? .init(line: place.line + 1, column: 1) : .init(line: place.line, column: place.column + 1)
    index += 1
  }

  private mutating func next() throws(Unfinished) -> Tag? {
    while index < text.count, !begins("{{") { advance() }
    guard index < text.count else { return nil }
    let start = place
    for _ in 0..<2 { advance() }
    guard index < text.count else { throw Unfinished(place: start) }
    let sign = text[index]
    let end = sign == "{" ? "}}}" : "}}"
    let kind = Self.kinds[sign]
    if kind != nil { advance() }
    var name = ""
    while index < text.count, !begins(end) {
      name.append(text[index])
      advance()
    }
    guard index < text.count else { throw Unfinished(place: start) }
    for _ in end { advance() }
    let trimmed = String(name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    guard kind == .comment || !trimmed.isEmpty else { throw Unfinished(place: start) }
    return Tag(kind: kind ?? .value, name: trimmed, place: start)
  }

  private static let kinds: [Character: Kind] = [
    "#": .section, "^": .inverted, "/": .close, "!": .comment, ">": .partial, "{": .value, "&": .value, "<": .partial,
    "=": .other, "$": .other, "%": .other,
  ]
}
