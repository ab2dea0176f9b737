/// One element of SVG: its names come from the code, everything else is escaped where it is written.
struct SVGElement {
  private let name: StaticString
  private var attributes: [(name: StaticString, value: String)] = []
  private var content: Content

  private enum Content {
    case nothing
    case text(String)
    case elements([SVGElement])
  }

  init(_ name: StaticString, _ attributes: [(StaticString, String?)] = []) {
    self.init(name, attributes, .nothing)
  }

  init(_ name: StaticString, _ attributes: [(StaticString, String?)] = [], text: String) {
    self.init(name, attributes, .text(text))
  }

  init(_ name: StaticString, _ attributes: [(StaticString, String?)] = [], _ elements: [SVGElement]) {
    self.init(name, attributes, .elements(elements))
  }

  private init(_ name: StaticString, _ attributes: [(StaticString, String?)], _ content: Content) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.content = content
  }

  func write(to output: inout String) {
    output += "<\(name)"
    for (name, value) in attributes {
      output += " \(name)=\""
      Self.append(value, to: &output)
      output += "\""
    }
    switch content {
    case .nothing: output += "/>"
    case .text(let text):
      output += ">"
      Self.append(text, to: &output)
      output += "</\(name)>"
    case .elements(let elements):
      output += ">"
      for element in elements { element.write(to: &output) }
      output += "</\(name)>"
    }
  }

  /// What steers a terminal has no place in a drawing either; XML has none for the two noncharacters.
  private static func append(_ text: String, to output: inout String) {
    for scalar in text.madeVisible.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
