/// Writes XML 1.0 that is well formed by construction.
///
/// Names are literals, so that nothing recorded can become markup; text and values are escaped; elements are closed
/// where their closure ends. What XML cannot hold, and what would turn the order of a line (see `madeVisible`), is
/// spelled out as `\u{1B}`; TAB and line feed stay.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.utf8) + [0x0A]

  /// The values of an element's attributes by their names; those that are nil are left out.
  typealias Attributes = KeyValuePairs<StaticString, String?>

  /// An element with what the closure writes in it.
  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    content(&self)
    bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// An element with nothing in it.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:]) {
    open(name, attributes)
    bytes += [UInt8(ascii: "/"), UInt8(ascii: ">")]
  }

  /// An element with text in it, blanks at its edges kept.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
    open(name, attributes)
    if text.utf8.first.map(Self.isBlank) ?? false || text.utf8.last.map(Self.isBlank) ?? false {
      bytes += #" xml:space="preserve""#.utf8
    }
    bytes.append(UInt8(ascii: ">"))
    append(escaping: text)
    bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for (attribute, value) in attributes {
      guard let value else { continue }
      bytes.append(UInt8(ascii: " "))
      append(attribute)
      bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
      append(escaping: value, inAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(_ name: StaticString) { name.withUTF8Buffer { bytes += $0 } }

  private mutating func append(escaping text: String, inAttribute: Bool = false) {
    for scalar in Self.shown(text).unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"" where inAttribute: bytes += "&quot;".utf8
      // Readers make a blank of a bare one.
      case "\t" where inAttribute: bytes += "&#9;".utf8
      case "\n" where inAttribute: bytes += "&#10;".utf8
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }

  /// The text with whatever may not stand in it spelled out; every kind of line end becomes a line feed.
  static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isSpelledOut) else { return text }
    var shown = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      if scalar == "\r" {
        shown.unicodeScalars.append("\n")
      } else if scalar.value == 0xFFFE || scalar.value == 0xFFFF {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else if isSpelledOut(scalar) {
        shown += String(scalar).madeVisible
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isSpelledOut(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\t" || scalar == "\n" { return false }
    return scalar.isControl || scalar.isDirectionOverride || scalar.isLineOrParagraphSeparator
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
