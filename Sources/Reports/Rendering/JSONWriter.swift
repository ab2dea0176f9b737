/// Writes a ``JSONValue`` as RFC 8259 text.
///
/// Control characters and bidirectional overrides are written as `\u` escapes, so that the text can be shown in a
/// terminal and still means the same.
public struct JSONWriter: Sendable {
  public enum Layout: Sendable {
    /// One line, no white space.
    case compact
    /// A member a line, two spaces a level.
    case indented
  }

  private let layout: Layout

  public init(_ layout: Layout = .indented) { self.layout = layout }

  /// The text without a final line feed.
  public func write(_ value: JSONValue) -> String {
    var output = ""
    append(value, level: 0, to: &output)
    return output
  }

  private func append(_ value: JSONValue, level: Int, to output: inout String) {
    switch value {
    case .null: output += "null"
    case .boolean(let truth): output += truth ? "true" : "false"
    case .integer(let number): output += String(number)
    case .string(let text): Self.append(quoted: text, to: &output)
    case .array(let elements):
      append(elements, between: ("[", "]"), level: level, to: &output) { element, output in
        append(element, level: level + 1, to: &output)
      }
    case .object(let members):
      append(members, between: ("{", "}"), level: level, to: &output) { member, output in
        Self.append(quoted: member.name, to: &output)
        output += layout == .compact ? ":" : ": "
        append(member.value, level: level + 1, to: &output)
      }
    }
  }

  private func append<Part>(
    _ parts: [Part], between brackets: (String, String), level: Int, to output: inout String,
    appendPart: (Part, inout String) -> Void
  ) {
    output += brackets.0
    for (index, part) in parts.enumerated() {
      if index > 0 { output += "," }
      breakLine(level: level + 1, in: &output)
      appendPart(part, &output)
    }
    if !parts.isEmpty { breakLine(level: level, in: &output) }
    output += brackets.1
  }

  private func breakLine(level: Int, in output: inout String) {
    if layout == .indented { output += "\n" + String(repeating: "  ", count: level) }
  }

  private static func append(quoted text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.isControl || scalar.isDirectionOverride:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
