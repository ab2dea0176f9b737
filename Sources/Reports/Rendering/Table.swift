/// Rows of cells under headings, in groups if there are any.
///
/// A table never loses text: where the width is short, cells wrap; where even that fails, each row becomes a
/// record of labels and values. A row may have fewer cells than there are columns; the cells of a longer row
/// all appear, the surplus in the last column.
public struct Table: Hashable, Sendable {
  public var columns: [Column]
  public var rows: Rows<Row>

  public init(columns: [Column], rows: [Row] = []) { self.init(columns: columns, listing: Rows(rows)) }

  /// A table of which the rows may be made one by one.
  public init(columns: [Column], listing rows: Rows<Row>) {
    self.columns = columns
    self.rows = rows
  }

  public mutating func append(_ cells: [Cell]) { rows.append(.cells(cells)) }

  public enum Row: Hashable, Sendable {
    case cells([Cell])
    /// A row across the table that begins a group: "A  Trade and market access", and apart from it
    /// "5 proposals, 2 overdue".
    case group(RichText, detail: RichText? = nil)
    /// Sums under a rule.
    case totals([Cell])
  }

  public enum Alignment: Hashable, Sendable { case left, right }

  /// One column: what stands over it and how much room it asks for.
  public struct Column: Hashable, Sendable {
    public var heading: RichText
    public var alignment: Alignment
    /// Whether a cell may be broken into lines; a reference or a date should not be.
    public var wraps: Bool
    /// The narrowest a wrapping column may become, in terminal columns, before the table turns into records.
    public var minimumWidth: Int
    /// Its share of the room that is left when not every column can have what it asks for.
    public var weight: Int

    public init(
      _ heading: RichText, alignment: Alignment = .left, wraps: Bool = true, minimumWidth: Int = 8, weight: Int = 1
    ) {
      self.heading = heading
      self.alignment = alignment
      self.wraps = wraps
      self.minimumWidth = max(minimumWidth, 4)
      self.weight = max(weight, 1)
    }

    /// A column that is never broken: references, dates, codes.
    public static func fixed(_ heading: RichText) -> Column { Column(heading, wraps: false) }

    /// A column of numbers, set to the right and never broken.
    public static func number(_ heading: RichText) -> Column { Column(heading, alignment: .right, wraps: false) }
  }

  /// What stands in one column of one row; several lines if it holds line feeds.
  public struct Cell: Hashable, Sendable {
    public var text: RichText
    /// What the text leaves to be filled in, where a format can ask for it; the text shows it on paper.
    public var blanks: [Blank] = []

    public init(_ text: RichText = RichText()) { self.text = text }

    public init(_ text: String, _ style: TextStyle = .plain, language: TextLanguage? = nil) {
      self.text = RichText(text, style, language: language)
    }

    /// A cell whose lines stand below each other.
    public init(lines: [RichText]) { text = lines.joined(separator: "\n") }
  }

  /// The cells of a row, one a column: missing ones empty, surplus ones as further lines of the last.
  func fitted(_ cells: [Cell]) -> [RichText] {
    let texts = cells.map(\.text)
    if texts.count <= columns.count {
      return texts + Array(repeating: RichText(), count: columns.count - texts.count)
    }
    guard !columns.isEmpty else { return [] }
    return texts.prefix(columns.count - 1) + [texts.dropFirst(columns.count - 1).joined(separator: "\n")]
  }
}

extension Table.Cell: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
  public init(stringLiteral text: String) { self.init(text) }

  public init(arrayLiteral runs: TextRun...) { self.init(RichText(runs)) }
}
