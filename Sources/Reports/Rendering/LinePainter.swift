/// Turns glyphs into the characters of a line: isolates around right-to-left text, styles if there is colour.
struct LinePainter: Sendable {
  let colour: Bool

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
    return output
  }

  /// Cells side by side, each padded to its width, with nothing after the last text.
  func row(_ cells: [[Glyph]], layout: TableLayout, alignments: [Table.Alignment]) -> String {
    var output = ""
    var blanks = 0
    for (index, glyphs) in cells.enumerated() {
      let padding = max(layout.widths[index] - glyphs.width, 0)
      if !glyphs.isEmpty {
        let before = alignments[index] == .right ? padding : 0
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
  func rule(_ width: Int) -> String { styled(String(repeating: "─", count: width), .quiet) }

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
