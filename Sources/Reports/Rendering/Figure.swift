/// Figures as a drawing and as a table; each says the same.
public struct Figure: Hashable, Sendable {
  public var title: RichText
  /// How the drawing is to be read, in one sentence.
  public var explanation: RichText
  public var drawing: Drawing
  /// The figures that are drawn.
  public var table: Table

  public init(title: RichText, explanation: RichText, drawing: Drawing, table: Table) {
    self.title = title
    self.explanation = explanation
    self.drawing = drawing
    self.table = table
  }
}
