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
  public func write(_ value: JSONValue) -> String { ByteSink.text { write(value, to: &$0) } }

  /// Writes the same, element by element.
  ///
  /// - Parameter endsLine: whether a line feed stands behind it.
  public func write(_ value: JSONValue, to sink: inout ByteSink, endsLine: Bool = false) {
    append(value, level: 0, &sink)
    if endsLine { sink.append(UInt8(ascii: "\n")) }
  }

  private func append(_ value: JSONValue, level: Int, _ sink: inout ByteSink) {
    switch value {
    case .null: sink.append("null")
    case .boolean(let truth): sink.append(truth ? "true" : "false")
    case .integer(let number): sink.append(String(number))
    case .string(let text): Self.append(quoted: text, &sink)
    case .array(let elements):
      append(elements, between: ("[", "]"), level: level, &sink) { append($0, level: level + 1, &$1) }
    case .rows(let elements):
      append(elements, between: ("[", "]"), level: level, &sink) { append($0, level: level + 1, &$1) }
    case .object(let members):
      append(members, between: ("{", "}"), level: level, &sink) { member, sink in
        Self.append(quoted: member.name, &sink)
        sink.append(layout == .compact ? ":" : ": ")
        append(member.value, level: level + 1, &sink)
      }
    }
  }

  private func append<Part>(
    _ parts: some Sequence<Part>, between brackets: (String, String), level: Int, _ sink: inout ByteSink,
    appendPart: (Part, inout ByteSink) -> Void
  ) {
    sink.append(brackets.0)
    var isFirst = true
    for part in parts {
      if sink.isBroken { return }
      if !isFirst { sink.append(UInt8(ascii: ",")) }
      isFirst = false
      breakLine(level: level + 1, &sink)
      appendPart(part, &sink)
      sink.handOn()
    }
    if !isFirst { breakLine(level: level, &sink) }
    sink.append(brackets.1)
  }

  private func breakLine(level: Int, _ sink: inout ByteSink) {
    guard layout == .indented else { return }
    sink.append(UInt8(ascii: "\n"))
    sink.append(UInt8(ascii: " "), count: 2 * level)
  }

  private static func append(quoted text: String, _ sink: inout ByteSink) {
    sink.append(UInt8(ascii: "\""))
    if text.isPlainASCII, !text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      sink.append(text)
    } else {
      sink.append(escaped(text))
    }
    sink.append(UInt8(ascii: "\""))
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
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
    return output
  }
}
