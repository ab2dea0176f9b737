/// Figures as a drawing and as a table; each says the same.
public struct Figure: Hashable, Sendable {
  public var title: RichText
  /// How the drawing is to be read, in one sentence.
  public var explanation: RichText
  /// What the drawing shows, in words, for whoever does not see it.
  public var summary: String
  public var drawing: Drawing
  /// The figures that are drawn.
  public var table: Table

  public init(title: RichText, explanation: RichText, summary: String = "", drawing: Drawing, table: Table) {
    self.title = title
    self.explanation = explanation
    self.summary = summary
    self.drawing = drawing
    self.table = table
  }
}
