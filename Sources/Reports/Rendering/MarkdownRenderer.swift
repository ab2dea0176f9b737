/// Renders a document as GitHub Flavored Markdown that can be pasted into a paper.
///
/// Text is data: whatever Markdown or HTML would take for markup is escaped. Strong text and what is bad is bold, a
/// warning is italic; text of the other direction is isolated; a table is a pipe table, its groups bold rows.
public struct MarkdownRenderer: Sendable {
  private var language = TextLanguage.english

  public init() {}

  /// The document, blocks apart by an empty line, ended by one line feed; empty for an empty document.
  public func render(_ document: Document) -> String { ByteSink.text { write(document, to: &$0) } }

  /// Writes the same, row by row.
  public func write(_ document: Document, to sink: inout ByteSink) {
    var renderer = self
    renderer.language = document.language
    guard document.language.direction == .rightToLeft else { return renderer.write(document, &sink) }
    let text = ByteSink.text { renderer.write(document, &$0) }
    if text.isEmpty { return }
    // Markdown knows no direction; HTML may stand in it.
    sink.append("<div lang=\"\(document.language.tag)\" dir=\"rtl\">\n\n\(text)\n</div>\n")
  }

  private func write(_ document: Document, _ sink: inout ByteSink) {
    var isFirst = true
    if let title = document.title {
      sink.append("# " + inline(title, lineBreak: " ") + "\n")
      isFirst = false
    }
    for block in document.textBlocks {
      if case .table(let table) = block {
        if table.columns.isEmpty { continue }
        if !isFirst { sink.append("\n") }
        write(table, &sink)
      } else {
        let text = self.block(block)
        if text.isEmpty { continue }
        if !isFirst { sink.append("\n") }
        sink.append(text + "\n")
      }
      isFirst = false
    }
  }

  private func block(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text):
      String(repeating: "#", count: min(max(level, 1) + 1, 6)) + " " + inline(text, lineBreak: " ")
    case .paragraph(let text): inline(text, lineBreak: "\\\n")
    case .bullets(let items): items.map { "- " + inline($0, lineBreak: "\\\n  ") }.joined(separator: "\n")
    case .facts(let facts): facts.map(fact).joined(separator: "\n")
    case .note(let text): text.lines.map { inline($0.styled(.warning), lineBreak: "") }.joined(separator: "\\\n")
    case .table, .gap, .sheet, .panel, .cards, .row, .counts, .figure: ""
    }
  }

  private func fact(_ fact: Document.Fact) -> String {
    let label = RichText(fact.label.plain, .strong) + ": "
    return "- " + inline(label + fact.value, lineBreak: "\\\n  ")
  }

  private func write(_ table: Table, _ sink: inout ByteSink) {
    let rules = table.columns.map { $0.alignment == .right ? "---:" : "---" }
    write(table.columns.map(\.heading), &sink)
    sink.append("| " + rules.joined(separator: " | ") + " |\n")
    for row in table.rows {
      if sink.isBroken { return }
      switch row {
      case .cells(let cells): write(table.fitted(cells), &sink)
      case .totals(let cells): write(table.fitted(cells).map { $0.styled(.strong) }, &sink)
      case .group(let heading, let detail):
        write(table.fitted([Table.Cell(heading.styled(.strong) + (detail.map { " – " + $0 } ?? ""))]), &sink)
      }
      sink.handOn()
    }
  }

  private func write(_ cells: [RichText], _ sink: inout ByteSink) {
    sink.append("|")
    for cell in cells { sink.append(" " + inline(cell, lineBreak: "<br>", inCell: true) + " |") }
    sink.append("\n")
  }

  /// Text on one line of Markdown, its own line feeds written as given.
  private func inline(_ text: RichText, lineBreak: String, inCell: Bool = false) -> String {
    text.lines.map { MarkdownText.escaped($0, inCell: inCell, in: language) }.joined(separator: lineBreak)
  }
}
