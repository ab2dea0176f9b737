public import Domain

/// What is to be read, apart from how it looks: the answer of a reading command, or a paper.
///
/// One renderer a format makes something of it: ``TextRenderer``, ``MarkdownRenderer``, ``HTMLRenderer``. A document says
/// everything in words; styles and drawings only repeat it.
public struct Document: Hashable, Sendable {
  public var title: RichText?
  /// What stands below the title: of what the paper is a part.
  public var subtitle: RichText?
  public var blocks: [Block]
  /// The language of headings, dates and words; recorded texts say their own.
  public var language: TextLanguage
  /// The day that the paper is about; it stands in the properties of a file.
  public var day: CalendarDate?

  public init(
    title: RichText? = nil, subtitle: RichText? = nil, _ blocks: [Block] = [], language: TextLanguage = .english
  ) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
    self.language = language
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
    /// Begins a new page of a paper, with a heading of its own and what stands beside it.
    case sheet(RichText, detail: RichText? = nil)
    /// Blocks that belong together under a title: what is to be decided, one institution's list.
    case panel(Panel)
    /// Panels one after the other, in columns where there is room.
    case cards([Panel])
    /// Blocks that stand side by side where there is room, else below each other.
    case row([Part])
    /// Numbers that are seen first; where nothing can be drawn, their table.
    case counts([Count], title: RichText, table: Table)
    /// A drawing; where nothing can be drawn, its figures as a table.
    case figure(Figure)
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

  /// A part of a row and how much of its width it takes, in twelfths.
  public struct Part: Hashable, Sendable {
    public var width: Int
    public var blocks: [Block]

    public init(width: Int, _ blocks: [Block]) {
      self.width = min(max(width, 1), 12)
      self.blocks = blocks
    }
  }

  /// Blocks under a title of their own.
  public struct Panel: Hashable, Sendable {
    /// Why it is set apart.
    public enum Sort: Hashable, Sendable {
      case plain
      /// Asks somebody to act.
      case request
    }

    public var sort: Sort
    public var title: RichText
    /// What stands beside the title.
    public var detail: RichText?
    public var blocks: [Block]

    public init(_ sort: Sort = .plain, title: RichText, detail: RichText? = nil, _ blocks: [Block]) {
      self.sort = sort
      self.title = title
      self.detail = detail
      self.blocks = blocks
    }
  }

  /// A number with what it counts and how it changed.
  public struct Count: Hashable, Sendable {
    public var label: RichText
    public var number: Int
    public var detail: RichText
    /// The shape and colour that repeat the label; nil for a sum.
    public var mark: Mark?

    public init(_ label: RichText, _ number: Int, detail: RichText = RichText(), mark: Mark? = nil) {
      self.label = label
      self.number = number
      self.detail = detail
      self.mark = mark
    }
  }
}
