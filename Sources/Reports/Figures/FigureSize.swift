// How large the drawings of a page are, so that letters have the same size in all of them.
extension Drawing {
  /// Four twelfths of a page across, in the upper row.
  static var small: Drawing { Drawing(width: 364, height: 146) }

  /// Four twelfths of a page across, in the lower row.
  static var tall: Drawing { Drawing(width: 364, height: 188) }

  /// Eight twelfths of a page across, in the lower row.
  static var wide: Drawing { Drawing(width: 764, height: 188) }

  /// One sentence instead of figures, with the sign of what it says.
  func saying(_ words: String, _ mark: Mark? = nil) -> Drawing {
    var drawing = self
    drawing.height = min(height, Self.small.height)
    let kept = WordWidth.fitting(words, into: width - 40, size: 10.5)
    let left = (width - WordWidth.of(kept, size: 10.5)) / 2
    if let mark { drawing.shapes.append(.mark(mark, .init(left - 11, drawing.height / 2 - 3.5), size: 10)) }
    drawing.shapes.append(.words(kept, .init(left, drawing.height / 2), .init(size: 10.5, ink: .quiet)))
    return drawing
  }

  /// Cuts off what is left empty below the rows.
  mutating func end(at y: Double) { height = min(height, max(y, 60)) }

  mutating func add(_ shapes: Shape...) { self.shapes += shapes }

  /// Words that are cut to a width.
  mutating func write(_ words: String, at x: Double, _ y: Double, within width: Double, _ lettering: Lettering) {
    let kept = WordWidth.fitting(words, into: width, size: lettering.size, isStrong: lettering.isStrong)
    shapes.append(.words(kept, .init(x, y), lettering))
  }
}
