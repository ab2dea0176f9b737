import Reports

/// Pages of the manual as they are written in the source: paragraphs apart by an empty line.
///
/// A paragraph whose lines begin with `- ` is a list; one with ` :: ` in its first line has labels and what they mean.
/// A line that begins nothing goes on with the one before.
enum ManualText {
  static func blocks(_ text: String) -> [Document.Block] {
    text.split(separator: "\n\n").map { chunk in
      let lines = chunk.split(separator: "\n").map(String.init)
      let isList = lines.first?.hasPrefix(item) == true
      if isList { return .bullets(joined(lines) { $0.hasPrefix(item) }.map { RichText(String($0.dropFirst(2))) }) }
      if lines.first?.contains(mark) == true { return .facts(joined(lines) { $0.contains(mark) }.map(fact)) }
      return .paragraph(RichText(lines.joined(separator: " ")))
    }
  }

  private static let item = "- "
  private static let mark = " :: "

  /// Lines put together from one that begins something to the next.
  private static func joined(_ lines: [String], where begins: (String) -> Bool) -> [String] {
    lines.reduce(into: []) { joined, line in
      if begins(line) || joined.isEmpty { joined.append(line) } else { joined[joined.count - 1] += " " + line }
    }
  }

  private static func fact(_ line: String) -> Document.Fact {
    let parts = line.split(separator: mark, maxSplits: 1).map(String.init)
    return Document.Fact(RichText(parts[0]), RichText(parts.count > 1 ? parts[1] : ""))
  }
}
