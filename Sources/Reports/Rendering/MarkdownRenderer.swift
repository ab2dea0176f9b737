/// Renders a document as GitHub Flavored Markdown that can be pasted into a paper.
///
/// Text is data: whatever Markdown or HTML would take for markup is escaped. Strong text and what is bad is bold, a
/// warning is italic; text of the other direction is isolated; a table is a pipe table, its groups bold rows.
public struct MarkdownRenderer: Sendable {
  private var language = TextLanguage.english

  public init() {}

  /// The document, blocks apart by an empty line, ended by one line feed; empty for an empty document.
  public func render(_ document: Document) -> String {
    var renderer = self
    renderer.language = document.language
    let text = renderer.written(document)
    guard document.language.direction == .rightToLeft, !text.isEmpty else { return text }
    // Markdown knows no direction; HTML may stand in it.
    return "<div lang=\"\(document.language.tag)\" dir=\"rtl\">\n\n\(text)\n</div>\n"
  }

  private func written(_ document: Document) -> String {
    var blocks: [String] = []
    if let title = document.title { blocks.append("# " + inline(title, lineBreak: " ")) }
    blocks += document.textBlocks.map(block).filter { !$0.isEmpty }
    return blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n"
  }

  private func block(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text):
      String(repeating: "#", count: min(max(level, 1) + 1, 6)) + " " + inline(text, lineBreak: " ")
    case .paragraph(let text): inline(text, lineBreak: "\\\n")
    case .table(let table): lines(of: table).joined(separator: "\n")
    case .bullets(let items): items.map { "- " + inline($0, lineBreak: "\\\n  ") }.joined(separator: "\n")
    case .facts(let facts): facts.map(fact).joined(separator: "\n")
    case .note(let text): text.lines.map { inline($0.styled(.warning), lineBreak: "") }.joined(separator: "\\\n")
    case .gap, .sheet, .panel, .cards, .row, .counts, .figure: ""
    }
  }

  private func fact(_ fact: Document.Fact) -> String {
    let label = RichText(fact.label.plain, .strong) + ": "
    return "- " + inline(label + fact.value, lineBreak: "\\\n  ")
  }

  private func lines(of table: Table) -> [String] {
    guard !table.columns.isEmpty else { return [] }
    let rules = table.columns.map { $0.alignment == .right ? "---:" : "---" }
    return [row(table.columns.map(\.heading)), "| " + rules.joined(separator: " | ") + " |"]
      + table.rows.map { row in
        switch row {
        case .cells(let cells): self.row(table.fitted(cells))
        case .totals(let cells): self.row(table.fitted(cells).map { $0.styled(.strong) })
        case .group(let heading, let detail):
          self.row(table.fitted([Table.Cell(heading.styled(.strong) + (detail.map { " – " + $0 } ?? ""))]))
        }
      }
  }

  private func row(_ cells: [RichText]) -> String {
    "|" + cells.map { " " + inline($0, lineBreak: "<br>", inCell: true) + " |" }.joined()
  }

  /// Text on one line of Markdown, its own line feeds written as given.
  private func inline(_ text: RichText, lineBreak: String, inCell: Bool = false) -> String {
    text.lines.map { MarkdownText.escaped($0, inCell: inCell, in: language) }.joined(separator: lineBreak)
  }
}
