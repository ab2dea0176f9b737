public import Domain

/// Plain records for programs and spreadsheets: full references, full strings, ISO dates, one value a field.
///
/// Not the table that people read: nothing is grouped, abbreviated or worded here.
public struct RecordTable: Hashable, Sendable {
  /// The name of each field, as in JSON and in `--set`.
  public var columns: [String]
  public var rows: Rows<[Field]>

  public init(columns: [String], rows: [[Field]] = []) { self.init(columns: columns, listing: Rows(rows)) }

  /// Records that may be made one by one.
  public init(columns: [String], listing rows: Rows<[Field]>) {
    self.columns = columns
    self.rows = rows
  }

  public enum Field: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    /// A decimal number as written: `-12.50`. What is not one is treated as text.
    case decimal(String)
    /// A day: a date in a spreadsheet, `YYYY-MM-DD` elsewhere.
    case day(CalendarDate)

    /// Text, or an empty field for nil.
    public init(_ text: String?) { self = text.map(Field.text) ?? .empty }

    /// A number, or an empty field for nil.
    public init(_ number: Int?) { self = number.map(Field.integer) ?? .empty }
  }
}

extension RecordTable.Field: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral text: String) { self = .text(text) }

  public init(integerLiteral number: Int) { self = .integer(number) }
}
