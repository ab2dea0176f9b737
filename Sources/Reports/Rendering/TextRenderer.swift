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
  public func render(_ document: Document) -> String { ByteSink.text { write(document, to: &$0) } }

  /// Writes the same, row by row.
  public func write(_ document: Document, to sink: inout ByteSink) {
    var renderer = self
    renderer.language = document.language
    renderer.painter.isFromRight = document.language.direction == .rightToLeft
    renderer.write(document, &sink)
  }

  private func write(_ document: Document, _ sink: inout ByteSink) {
    var apart = false
    if let title = document.title {
      write(title.styled(.strong), width: width, &sink)
      painter.rule(width, edge: width, &sink)
      apart = true
    }
    for block in document.textBlocks {
      if apart { sink.append(lineFeed) }
      write(block, &sink)
      // What follows a heading belongs to it; a gap is itself an empty line.
      apart =
        switch block {
        case .heading: false
        default: true
        }
    }
  }

  private func write(_ block: Document.Block, _ sink: inout ByteSink) {
    switch block {
    case .heading(let level, let text): write(heading: text, level: level, &sink)
    case .paragraph(let text): write(text, width: measure, &sink)
    case .table(let table): write(table, &sink)
    case .bullets(let items): for item in items { write(bullet: item, &sink) }
    case .facts(let facts): write(facts, &sink)
    case .note(let text): write(text.styled(.quiet), width: measure, &sink)
    case .gap, .sheet, .panel, .cards, .row, .counts, .figure: break
    }
  }

  private var lineFeed: UInt8 { UInt8(ascii: "\n") }

  /// Running text is easiest to read in lines of no more than this.
  private var measure: Int { min(width, 100) }

  private func write(heading text: RichText, level: Int, _ sink: inout ByteSink) {
    let lines = write(text.styled(.strong), width: measure, &sink)
    if level <= 1 { painter.rule(lines.max() ?? 0, edge: width, &sink) }
  }

  /// Writes a text in lines, and tells how wide each of them became.
  @discardableResult
  private func write(_ text: RichText, width: Int, _ sink: inout ByteSink) -> [Int] {
    let lines = MeasuredText(text, in: language).lines(width: width)
    for line in lines { painter.line(line.glyphs, of: line.text, edge: self.width, &sink) }
    return lines.map { $0.text.width(of: $0.glyphs) }
  }

  private func write(bullet item: RichText, _ sink: inout ByteSink) {
    for (index, line) in MeasuredText(item, in: language).lines(width: measure - 2).enumerated() {
      let isFirst = index == 0
      if painter.isFromRight {
        sink.append(ByteSink.text { painter.line(line.glyphs, of: line.text, edge: width - 2, &$0) }.dropLast().utf8)
        sink.append(isFirst ? " •\n" : "\n")
      } else {
        sink.append(isFirst ? "• " : "  ")
        painter.paint(line.glyphs, of: line.text, &sink)
        sink.append(lineFeed)
      }
    }
  }

  private func write(_ facts: [Document.Fact], _ sink: inout ByteSink) {
    let labels = facts.map { MeasuredText($0.label.styled(.quiet), in: language) }
    write(facts.map { MeasuredText($0.value, in: language) }, labels: labels, &sink)
  }

  /// Values beside their labels, both wrapped in their own columns.
  private func write(_ values: [MeasuredText], labels: [MeasuredText], _ sink: inout ByteSink) {
    let labelWidth = min(labels.map(\.naturalWidth).max() ?? 0, measure / 3)
    let layout = TableLayout(widths: [labelWidth, measure - labelWidth - TableLayout.gap])
    var rows = RowWriter(layout, [.left, .left], painter, edge: width)
    for (label, value) in zip(labels, values) { rows.write([label, value], &sink) }
  }
}

/// Writes one row of cells after the other, each in as many lines as its highest cell has.
private struct RowWriter {
  private let layout: TableLayout
  private let alignments: [Table.Alignment]
  private let painter: LinePainter
  private let edge: Int
  /// The lines of each cell, in memory that is used again.
  private var lines: [[Range<Int>]]

  init(_ layout: TableLayout, _ alignments: [Table.Alignment], _ painter: LinePainter, edge: Int) {
    (self.layout, self.alignments, self.painter, self.edge) = (layout, alignments, painter, edge)
    lines = layout.widths.map { _ in [] }
  }

  mutating func write(_ cells: [MeasuredText], fromBottom: Bool = false, _ sink: inout ByteSink) {
    var height = 0
    for index in cells.indices {
      cells[index].cut(to: layout.widths[index], &lines[index])
      height = max(height, lines[index].count)
    }
    for line in 0..<height {
      painter.row(cells, layout: layout, alignments: alignments, edge: edge, &sink) { column in
        let index = fromBottom ? line - (height - lines[column].count) : line
        return lines[column].indices.contains(index) ? lines[column][index] : 0..<0
      }
    }
    sink.handOn()
  }
}

extension TextRenderer {
  private func write(_ table: Table, _ sink: inout ByteSink) {
    let measured = MeasuredTable(table, in: language)
    guard let layout = TableLayout(measured, width: width) else { return writeRecords(of: table, &sink) }
    // Read from the right, words begin and numbers end at the right edge of their column.
    let alignments = painter.isFromRight ? table.columns.map { _ in .left } : table.columns.map(\.alignment)
    var rows = RowWriter(layout, alignments, painter, edge: width)
    if !table.columns.allSatisfy(\.heading.isEmpty) {
      rows.write(measured.headings, fromBottom: true, &sink)
      painter.rule(layout.width, edge: width, &sink)
    }
    let airy = measured.isAiry(layout) { groupHeights(of: table, layout) }
    var apart = false
    var cells = MeasuredCells(columns: table.columns.count)
    for row in table.rows {
      if sink.isBroken { return }
      switch row {
      case .group(let heading, let detail):
        if apart { sink.append(lineFeed) }
        apart = false
        write(group: heading, detail: detail, tableWidth: layout.width, &sink)
        continue
      case .cells: if apart && airy { sink.append(lineFeed) }
      case .totals: painter.rule(layout.width, edge: width, &sink)
      }
      apart = true
      cells.measure(row, of: table, in: language)
      rows.write(cells.texts, &sink)
    }
  }

  private func groupHeights(of table: Table, _ layout: TableLayout) -> [Int] {
    table.rows.compactMap { row in
      guard case .group(let heading, let detail) = row else { return nil }
      let lines = ByteSink.text { write(group: heading, detail: detail, tableWidth: layout.width, &$0) }
      return lines.utf8.count { $0 == lineFeed }
    }
  }

  /// A group's heading, its detail at the right edge of the table if both fit on one line.
  private func write(group heading: RichText, detail: RichText?, tableWidth: Int, _ sink: inout ByteSink) {
    let heading = heading.styled(.strong)
    guard let detail = detail?.styled(.quiet) else {
      _ = write(heading, width: width, &sink)
      return
    }
    let (left, right) = (MeasuredText(heading, in: language), MeasuredText(detail, in: language))
    let layout = TableLayout(widths: [left.naturalWidth, tableWidth - left.naturalWidth - TableLayout.gap])
    guard left.paragraphs.count == 1, right.paragraphs.count == 1, right.naturalWidth <= layout.widths[1]
    else {
      _ = write(heading + "  " + detail, width: width, &sink)
      return
    }
    var rows = RowWriter(layout, [.left, .right], painter, edge: width)
    rows.write([left, right], &sink)
  }

  /// The table as one record a row, for a width that cannot hold its columns.
  private func writeRecords(of table: Table, _ sink: inout ByteSink) {
    let labels = table.columns.map { MeasuredText($0.heading.styled(.quiet), in: language) }
    var cells = MeasuredCells(columns: table.columns.count)
    var isFirst = true
    for row in table.rows {
      if sink.isBroken { return }
      if case .group(let heading, let detail) = row {
        if !isFirst { sink.append(lineFeed) }
        write(heading.styled(.strong) + (detail.map { "  " + $0.styled(.quiet) } ?? ""), width: width, &sink)
        isFirst = false
        continue
      }
      cells.measure(row, of: table, in: language)
      // The cells that say something, each beside its heading.
      let spoken = zip(labels, cells.texts).filter { !$1.isEmpty }
      if !isFirst { sink.append(lineFeed) }
      if case .totals = row { painter.rule(measure, edge: width, &sink) }
      write(spoken.map(\.1), labels: spoken.map(\.0), &sink)
      isFirst = isFirst && spoken.isEmpty
      if case .totals = row { isFirst = false }
    }
  }
}
