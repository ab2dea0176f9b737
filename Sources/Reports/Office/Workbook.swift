public import Domain

/// Sheets of typed cells for a spreadsheet program, apart from how they are stored.
public struct Workbook: Hashable, Sendable {
  public var title: String
  /// What stands at the foot of each printed page, beside its number.
  public var footer: String
  public var sheets: [Sheet]

  public init(title: String, footer: String = "", sheets: [Sheet] = []) {
    self.title = title
    self.footer = footer
    self.sheets = sheets
  }

  /// Rows under one head row.
  public struct Sheet: Hashable, Sendable {
    /// What its tab says; characters that no tab may bear are replaced, and it is cut where it is too long.
    public var name: String
    /// What stands at the head of each printed page.
    public var title: String
    public var columns: [Column]
    public var rows: [Row]

    public init(name: String, title: String, columns: [Column], rows: [Row] = []) {
      self.name = name
      self.title = title
      self.columns = columns
      self.rows = rows
    }

    public mutating func append(_ cells: [Cell]) { rows.append(.cells(cells)) }
  }

  public struct Column: Hashable, Sendable {
    public var heading: String
    /// In characters of the usual size.
    public var width: Int
    /// Whether it stands on the printed page; what is not printed stands behind what is.
    public var isPrinted: Bool
    /// What whoever receives the workbook writes into its empty plain cells; nil where nothing is to be written.
    public var input: Input?

    public init(_ heading: String, width: Int, isPrinted: Bool = true, input: Input? = nil) {
      self.heading = heading
      self.width = min(max(width, 4), 120)
      self.isPrinted = isPrinted
      self.input = input
    }
  }

  /// What is to be written into a cell; such cells are coloured, and the program helps as far as it can.
  public enum Input: Hashable, Sendable {
    case words
    /// A day; of what is none, the program says this instead.
    case day(refusal: String)
    /// One of a few words, which are offered; others are taken too.
    case choice([String])
  }

  public enum Row: Hashable, Sendable {
    /// One a column from the first; missing ones are empty, surplus ones stand behind the last column.
    case cells([Cell])
    /// A row across the sheet that begins a group.
    case group(String)
  }

  /// A value and what it means; the words say it too.
  public struct Cell: Hashable, Sendable {
    public var value: RecordTable.Field
    public var style: TextStyle

    public init(_ value: RecordTable.Field, _ style: TextStyle = .plain) {
      self.value = value
      self.style = style
    }

    public init(_ text: String?, _ style: TextStyle = .plain) { self.init(.init(text), style) }
    public init(_ number: Int?, _ style: TextStyle = .plain) { self.init(.init(number), style) }
    public init(_ day: CalendarDate?, _ style: TextStyle = .plain) { self.init(.init(day), style) }
    public init(_ codes: [String]) { self.init(codes.isEmpty ? nil : codes.joined(separator: ", ")) }
  }
}

extension Workbook {
  /// The records of a report on one sheet, columns as wide as what stands in them.
  public init(_ records: RecordTable, title: String, footer: String = "") {
    let columns = records.columns.enumerated().map { index, name in
      let heading = Self.heading(for: name)
      let widest = records.rows.lazy.map { row in
        index < row.count ? Self.width(of: row[index]) : 0
      }.max()
      return Column(heading, width: min(max(widest ?? 0, DisplayWidth.columns(of: heading) + 3) + 2, 60))
    }
    let sheet = Sheet(
      name: title, title: title, columns: columns, rows: records.rows.map { .cells($0.map { Cell($0) }) })
    self.init(title: title, footer: footer, sheets: [sheet])
  }

  /// The name of a field as words: "Days overdue" for `daysOverdue`.
  private static func heading(for name: String) -> String {
    var words = ""
    for character in name {
      if character.isUppercase, words.last?.isLowercase ?? false { words.append(" ") }
      words += words.isEmpty ? character.uppercased() : character.lowercased()
    }
    return words
  }

  /// The width of the widest line, in terminal columns.
  private static func width(of field: RecordTable.Field) -> Int {
    switch field {
    case .empty: 0
    case .text(let text): text.split(separator: "\n").map { DisplayWidth.columns(of: $0) }.max() ?? 0
    case .integer(let number): String(number).utf8.count
    case .decimal(let number): number.utf8.count
    case .day: 10
    }
  }
}
