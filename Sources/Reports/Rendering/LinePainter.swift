/// Turns glyphs into the characters of a line: isolates around right-to-left text, styles if there is colour.
struct LinePainter: Sendable {
  let colour: Bool
  /// Whether lines are read from the right: they end at the right edge, and the first column stands there.
  var isFromRight = false

  /// A line as text.
  func paint(_ line: MeasuredText.Line) -> String { ByteSink.text { paint(line.glyphs, of: line.text, &$0) } }

  /// Some glyphs of a text; those of one run stay together.
  func paint(_ glyphs: Range<Int>, of text: MeasuredText, _ sink: inout ByteSink) {
    if glyphs.isEmpty { return }
    if isFromRight { sink.append(TextIsolation.beginsFromRight) }
    var start = glyphs.lowerBound
    while start < glyphs.upperBound {
      let run = text.glyphs[start].run
      var end = glyphs.upperBound
      if text.glyphs[end - 1].run != run {
        end = start + 1
        while text.glyphs[end].run == run { end += 1 }
      }
      paint(text.bytes[text.bytes(of: start..<end)], like: text.runs[Int(run)], &sink)
      start = end
    }
    if isFromRight { sink.append(TextIsolation.endsIsolate) }
  }

  /// A line of running text, whose right edge is so many columns away, with its line feed.
  func line(_ glyphs: Range<Int>, of text: MeasuredText, edge: Int, _ sink: inout ByteSink) {
    if !glyphs.isEmpty {
      margin(text.width(of: glyphs), edge: edge, &sink)
      paint(glyphs, of: text, &sink)
    }
    sink.append(UInt8(ascii: "\n"))
  }

  /// Cells side by side, each padded to its width, with nothing after the last text but a line feed.
  ///
  /// - Parameters:
  ///   - cells: the text of each column.
  ///   - line: which glyphs of a column's text stand on this line.
  func row(
    _ cells: [MeasuredText], layout: TableLayout, alignments: [Table.Alignment], edge: Int = 0,
    _ sink: inout ByteSink, line: (Int) -> Range<Int>
  ) {
    margin(layout.width, edge: edge, &sink)
    var blanks = 0
    for place in cells.indices {
      let index = isFromRight ? cells.count - 1 - place : place
      let glyphs = line(index)
      let padding = max(layout.widths[index] - cells[index].width(of: glyphs), 0)
      if !glyphs.isEmpty {
        let before = (alignments[index] == .right) != isFromRight ? padding : 0
        sink.append(UInt8(ascii: " "), count: blanks + before)
        paint(glyphs, of: cells[index], &sink)
        blanks = padding - before
      } else {
        blanks += padding
      }
      blanks += TableLayout.gap
    }
    sink.append(UInt8(ascii: "\n"))
  }

  /// A thin rule, quiet, with its line feed.
  func rule(_ width: Int, edge: Int, _ sink: inout ByteSink) {
    margin(width, edge: edge, &sink)
    styled(String(repeating: "─", count: width).utf8, .quiet, &sink)
    sink.append(UInt8(ascii: "\n"))
  }

  /// What stands in front of a line that is read from the right.
  private func margin(_ width: Int, edge: Int, _ sink: inout ByteSink) {
    if isFromRight { sink.append(UInt8(ascii: " "), count: max(edge - width, 0)) }
  }

  private func paint(_ piece: ArraySlice<UInt8>, like run: MeasuredText.Run, _ sink: inout ByteSink) {
    guard let direction = run.isolation else { return styled(piece, run.style, &sink) }
    styled(TextIsolation.isolated(String(decoding: piece, as: UTF8.self), direction).utf8, run.style, &sink)
  }

  private func styled(_ text: some Collection<UInt8>, _ style: TextStyle, _ sink: inout ByteSink) {
    guard colour, let code = Self.codes[style], !text.isEmpty else { return sink.append(text) }
    sink.append("\u{1B}[\(code)m")
    sink.append(text)
    sink.append("\u{1B}[0m")
  }

  /// Select Graphic Rendition (ECMA-48): only the eight colours that every theme of a terminal sets for itself.
  private static let codes: [TextStyle: String] = [
    .strong: "1", .quiet: "2", .good: "32", .warning: "33", .bad: "1;31", .reference: "36",
  ]
}
