public import Domain

/// Rows and columns of a file that somebody sent, whatever its format.
public struct Sheet: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The sheet's name in a workbook; nil where the format has none.
  public var name: String?
  /// The rows that are not empty, in order.
  public var rows: [Row]
  /// What stands in the content controls of a document, by their tags.
  ///
  /// Words, a day, a box ticked or not; empty where only the request to fill it in stands. Tags come from our own forms;
  /// other files have none.
  public var controls: [String: Cell]

  public init(file: String, name: String? = nil, rows: [Row], controls: [String: Cell] = [:]) {
    self.file = file
    self.name = name
    self.rows = rows
    self.controls = controls
  }

  /// A row with its number in the file: the line in which it begins in CSV, the row of a sheet or table; 1 and up.
  public struct Row: Hashable, Sendable {
    public var number: Int
    public var cells: [Cell]

    public init(number: Int, cells: [Cell]) {
      self.number = number
      self.cells = cells
    }

    /// The cell of a column, 0 and up; empty behind the last one.
    public subscript(column: Int) -> Cell { cells.indices.contains(column) ? cells[column] : .empty }
  }

  /// What stands in one cell.
  public enum Cell: Hashable, Sendable {
    case empty
    /// Words, without space around them.
    case text(String)
    /// A number as a spreadsheet keeps it, in decimal: `12`, `0.5`.
    case number(String)
    /// A day that a spreadsheet keeps as one.
    case day(CalendarDate)
    case truth(Bool)
    /// Computed in the file: nobody typed what it shows.
    case formula(shown: String)
    /// Belongs to a merged cell and is not its first: it has no content of its own.
    case merged

    /// What a person reads there; a day as `2026-03-31`.
    public var text: String {
      switch self {
      case .empty, .merged: ""
      case .text(let text), .number(let text), .formula(let text): text
      case .day(let day): "\(day)"
      case .truth(let truth): truth ? "TRUE" : "FALSE"
      }
    }

    public var isEmpty: Bool { text.isEmpty }
  }
}
