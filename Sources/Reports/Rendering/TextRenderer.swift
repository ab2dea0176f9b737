/// Renders a document for a terminal or a plain text file.
///
/// No line is wider than asked for, in terminal columns; the words are the same at every width, with colour and
/// without. Colour adds only ANSI styles (ECMA-48 SGR); nothing in the text of the document can add any.
public struct TextRenderer: Sendable {
  private let width: Int
  private var painter: LinePainter
  private var language = TextLanguage.english

  /// A renderer for a width in terminal columns (at least 20 are used).
  public init(width: Int, colour: Bool) {
    self.width = max(width, 20)
    painter = LinePainter(colour: colour)
  }

  /// The document as lines, each ended by a line feed; no lines for an empty document.
  public func render(_ document: Document) -> String {
    var renderer = self
    renderer.language = document.language
    renderer.painter.isFromRight = document.language.direction == .rightToLeft
    return renderer.written(document)
  }

  private func written(_ document: Document) -> String {
    var lines: [String] = []
    var apart = false
    if let title = document.title {
      lines += wrapped(title.styled(.strong), width: width) + [painter.rule(width, edge: width)]
      apart = true
    }
    for block in document.textBlocks {
      if apart { lines.append("") }
      lines += self.lines(of: block)
      // What follows a heading belongs to it; a gap is itself an empty line.
      apart =
        switch block {
        case .heading: false
        default: true
        }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of block: Document.Block) -> [String] {
    switch block {
    case .heading(let level, let text): heading(text, level: level)
    case .paragraph(let text): wrapped(text, width: measure)
    case .table(let table): lines(of: table)
    case .bullets(let items): items.flatMap(bullet)
    case .facts(let facts): lines(of: facts)
    case .note(let text): wrapped(text.styled(.quiet), width: measure)
    case .gap, .sheet, .panel, .cards, .row, .counts, .figure: []
    }
  }

  /// Running text is easiest to read in lines of no more than this.
  private var measure: Int { min(width, 100) }

  private func heading(_ text: RichText, level: Int) -> [String] {
    let lines = MeasuredText(text.styled(.strong), in: language).lines(width: measure)
    let underline = level <= 1 ? [painter.rule(lines.map(\.width).max() ?? 0, edge: width)] : []
    return lines.map { painter.line($0, edge: width) } + underline
  }

  private func wrapped(_ text: RichText, width: Int) -> [String] {
    MeasuredText(text, in: language).lines(width: width).map { painter.line($0, edge: self.width) }
  }

  private func bullet(_ item: RichText) -> [String] {
    let lines = MeasuredText(item, in: language).lines(width: measure - 2)
    let marks = lines.indices.map { $0 == 0 ? ("• ", " •") : ("  ", "") }
    return zip(marks, lines).map { mark, line in
      painter.isFromRight ? painter.line(line, edge: width - 2) + mark.1 : mark.0 + painter.paint(line)
    }
  }

  private func lines(of facts: [Document.Fact]) -> [String] {
    let labels = facts.map { MeasuredText($0.label.styled(.quiet), in: language) }
    return labelled(facts.map { MeasuredText($0.value, in: language) }, labels: labels)
  }

  /// Values beside their labels, both wrapped in their own columns.
  private func labelled(_ values: [MeasuredText], labels: [MeasuredText]) -> [String] {
    let labelWidth = min(labels.map(\.naturalWidth).max() ?? 0, measure / 3)
    let layout = TableLayout(widths: [labelWidth, measure - labelWidth - TableLayout.gap])
    return zip(labels, values).flatMap { rows([$0, $1], layout: layout, alignments: [.left, .left]) }
  }

  /// The lines of one row of cells.
  private func rows(
    _ cells: [MeasuredText], layout: TableLayout, alignments: [Table.Alignment], fromBottom: Bool = false
  ) -> [String] {
    let columns = zip(cells, layout.widths).map { $0.lines(width: $1) }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let glyphs = columns.map { column in
        let index = fromBottom ? line - (height - column.count) : line
        return column.indices.contains(index) ? column[index] : []
      }
      return painter.row(glyphs, layout: layout, alignments: alignments, edge: width)
    }
  }
}

extension TextRenderer {
  private func lines(of table: Table) -> [String] {
    let measured = MeasuredTable(table, in: language)
    guard let layout = TableLayout(measured, width: width) else { return records(of: measured) }
    // Read from the right, words begin and numbers end at the right edge of their column.
    let alignments = painter.isFromRight ? table.columns.map { _ in .left } : table.columns.map(\.alignment)
    var lines: [String] = []
    if !table.columns.allSatisfy(\.heading.isEmpty) {
      lines = rows(measured.headings, layout: layout, alignments: alignments, fromBottom: true)
      lines.append(painter.rule(layout.width, edge: width))
    }
    let rendered = zip(table.rows, measured.rows).map { row, cells in
      if case .group(let heading, let detail) = row { return group(heading, detail: detail, tableWidth: layout.width) }
      return rows(cells, layout: layout, alignments: alignments)
    }
    let airy = isAiry(rendered.map(\.count))
    var apart = false
    for (row, rowLines) in zip(table.rows, rendered) {
      switch row {
      case .group:
        if apart { lines.append("") }
        apart = false
      case .cells:
        if apart && airy { lines.append("") }
        apart = true
      case .totals:
        lines.append(painter.rule(layout.width, edge: width))
        apart = true
      }
      lines += rowLines
    }
    return lines
  }

  /// Rows are set apart by empty lines where a good part of them takes more than one line.
  private func isAiry(_ heights: [Int]) -> Bool { heights.count { $0 > 1 } * 4 >= heights.count && !heights.isEmpty }

  /// A group's heading, its detail at the right edge of the table if both fit on one line.
  private func group(_ heading: RichText, detail: RichText?, tableWidth: Int) -> [String] {
    let heading = heading.styled(.strong)
    guard let detail = detail?.styled(.quiet) else { return wrapped(heading, width: width) }
    let (left, right) = (MeasuredText(heading, in: language), MeasuredText(detail, in: language))
    let layout = TableLayout(widths: [left.naturalWidth, tableWidth - left.naturalWidth - TableLayout.gap])
    guard heading.lines.count == 1, detail.lines.count == 1, right.naturalWidth <= layout.widths[1]
    else { return wrapped(heading + "  " + detail, width: width) }
    return rows([left, right], layout: layout, alignments: [.left, .right])
  }

  /// The table as one record a row, for a width that cannot hold its columns.
  private func records(of measured: MeasuredTable) -> [String] {
    let labels = measured.table.columns.map { MeasuredText($0.heading.styled(.quiet), in: language) }
    var lines: [String] = []
    for (row, cells) in zip(measured.table.rows, measured.rows) {
      if !lines.isEmpty { lines.append("") }
      switch row {
      case .group(let heading, let detail):
        lines += wrapped(heading.styled(.strong) + (detail.map { "  " + $0.styled(.quiet) } ?? ""), width: width)
      case .totals:
        lines.append(painter.rule(measure, edge: width))
        lines += record(cells, labels: labels)
      case .cells: lines += record(cells, labels: labels)
      }
    }
    return lines
  }

  /// The cells that say something, each beside its heading.
  private func record(_ cells: [MeasuredText], labels: [MeasuredText]) -> [String] {
    let spoken = zip(labels, cells).filter { !$1.isEmpty }
    return labelled(spoken.map(\.1), labels: spoken.map(\.0))
  }
}
