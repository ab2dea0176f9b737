/// Turns glyphs into the characters of a line: isolates around right-to-left text, styles if there is colour.
struct LinePainter: Sendable {
  let colour: Bool
  /// Whether lines are read from the right: they end at the right edge, and the first column stands there.
  var isFromRight = false

  /// The glyphs as text; glyphs of one run stay together.
  func paint(_ glyphs: some Collection<Glyph>) -> String {
    var output = ""
    var piece = ""
    var previous: Glyph?
    for glyph in glyphs {
      if let before = previous, before.run != glyph.run || before.style != glyph.style {
        output += painted(piece, like: before)
        piece = ""
      }
      piece.append(glyph.character)
      previous = glyph
    }
    if let previous { output += painted(piece, like: previous) }
    return isFromRight ? TextIsolation.fromRight(output) : output
  }

  /// A line of running text, whose right edge is so many columns away.
  func line(_ glyphs: [Glyph], edge: Int) -> String {
    glyphs.isEmpty ? "" : margin(glyphs.width, edge: edge) + paint(glyphs)
  }

  /// Cells side by side, each padded to its width, with nothing after the last text.
  func row(_ cells: [[Glyph]], layout: TableLayout, alignments: [Table.Alignment], edge: Int = 0) -> String {
    var output = margin(layout.width, edge: edge)
    var blanks = 0
    let order = isFromRight ? Array(cells.indices.reversed()) : Array(cells.indices)
    for (index, glyphs) in order.map({ ($0, cells[$0]) }) {
      let padding = max(layout.widths[index] - glyphs.width, 0)
      if !glyphs.isEmpty {
        let before = (alignments[index] == .right) != isFromRight ? padding : 0
        output += String(repeating: " ", count: blanks + before) + paint(glyphs)
        blanks = padding - before
      } else {
        blanks += padding
      }
      blanks += TableLayout.gap
    }
    return output
  }

  /// A thin rule, quiet.
  func rule(_ width: Int, edge: Int) -> String {
    margin(width, edge: edge) + styled(String(repeating: "─", count: width), .quiet)
  }

  /// What stands in front of a line that is read from the right.
  private func margin(_ width: Int, edge: Int) -> String {
    isFromRight ? String(repeating: " ", count: max(edge - width, 0)) : ""
  }

  private func painted(_ piece: String, like glyph: Glyph) -> String {
    styled(glyph.isolation.map { TextIsolation.isolated(piece, $0) } ?? piece, glyph.style)
  }

  private func styled(_ text: String, _ style: TextStyle) -> String {
    guard colour, let code = Self.codes[style], !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// Select Graphic Rendition (ECMA-48): only the eight colours that every theme of a terminal sets for itself.
  private static let codes: [TextStyle: String] = [
    .strong: "1", .quiet: "2", .good: "32", .warning: "33", .bad: "1;31", .reference: "36",
  ]
}
