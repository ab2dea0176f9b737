/// What is to be read, apart from how it looks: the answer of a reading command, or a paper.
///
/// One renderer a format turns it into text: ``TextRenderer``, ``MarkdownRenderer``. A document says everything in
/// words; styles only repeat it.
public struct Document: Hashable, Sendable {
  public var title: RichText?
  public var blocks: [Block]

  public init(title: RichText? = nil, _ blocks: [Block] = []) {
    self.title = title
    self.blocks = blocks
  }

  public mutating func append(_ block: Block) { blocks.append(block) }

  /// One part of a document; parts stand one below the other, an empty line between them.
  public enum Block: Hashable, Sendable {
    /// Level 1 is the highest below the title.
    case heading(level: Int, RichText)
    case paragraph(RichText)
    case table(Table)
    case bullets([RichText])
    /// Labels and values below each other: "As at  20 Nov 2026".
    case facts([Fact])
    /// Quiet small text: where figures come from, the command that makes the paper again.
    case note(RichText)
    /// More room than between other blocks.
    case gap
  }

  /// A labelled value.
  public struct Fact: Hashable, Sendable {
    public var label: RichText
    public var value: RichText

    public init(_ label: RichText, _ value: RichText) {
      self.label = label
      self.value = value
    }
  }
}
