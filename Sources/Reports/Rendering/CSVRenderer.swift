/// Comma-separated values as RFC 4180 has them, made so that Excel opens them by a double click.
///
/// - Every line ends in CR LF, the last too. A field is quoted only when it must be.
/// - UTF-8. Excel takes a file for the machine's own code page, and spoils Japanese, Korean and Urdu, unless it begins
///   with a byte order mark; scripts that read a pipe stumble over one. So the caller says: with it for a file,
///   without it for standard output.
/// - A text that a spreadsheet would run as a formula gets a leading apostrophe: one that begins with `=`, `+`, `-`,
///   `@` (also full width, which Excel in Japanese accepts), TAB, CR or LF. A text that already begins with
///   apostrophes before such a character gets one more, so a reader undoes it by taking one away. Numbers stay numbers.
/// - What could steer a terminal is spelled out as `\u{1B}`, TAB, CR and LF excepted: a spreadsheet cannot hold it, and
///   standard output may be a terminal. JSON gives it exactly.
public struct CSVRenderer: Sendable {
  private let byteOrderMark: Bool

  /// A renderer for a file (with the mark) or for standard output (without it).
  public init(byteOrderMark: Bool) { self.byteOrderMark = byteOrderMark }

  /// The header line and one line a row; a short row is filled with empty fields.
  public func render(_ table: RecordTable) -> String { ByteSink.text { write(table, to: &$0) } }

  /// Writes the same, row by row.
  public func write(_ table: RecordTable, to sink: inout ByteSink) {
    sink.append(head(table.columns))
    for row in table.rows {
      if sink.isBroken { return }
      write(row, columns: table.columns.count, &sink)
      sink.handOn()
    }
  }

  /// The header line, for a table of which the rows come one by one.
  public func head(_ columns: [String]) -> String {
    (byteOrderMark ? "\u{FEFF}" : "") + ByteSink.text { write(columns.map(RecordTable.Field.text), columns: 0, &$0) }
  }

  /// The line of a row.
  public func row(_ row: [RecordTable.Field], columns: Int) -> String {
    ByteSink.text { write(row, columns: columns, &$0) }
  }

  private func write(_ row: [RecordTable.Field], columns: Int, _ sink: inout ByteSink) {
    // A line of one empty field would be an empty line, which readers skip.
    if max(row.count, columns) == 1, row.allSatisfy({ Self.field($0).isEmpty }) { sink.append("\"\"") }
    for (place, field) in row.enumerated() {
      if place > 0 { sink.append(UInt8(ascii: ",")) }
      if case .text(let text) = field { Self.write(text, &sink) } else { sink.append(Self.field(field)) }
    }
    sink.append(UInt8(ascii: ","), count: max(columns - max(row.count, 1), 0))
    sink.append("\r\n")
  }

  /// A text as it stands where nothing is special about it, as most texts are.
  private static func write(_ text: String, _ sink: inout ByteSink) {
    sink.append(text.isPlainASCII && isBare(text) ? text : quoted(guarded(text)))
  }

  /// Whether a text of printable ASCII is no formula and needs no quotation marks.
  private static func isBare(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.last != 0x20 else { return false }
    // Blank, quotation marks, signs of a formula.
    if "\" '=+-@".utf8.contains(first) { return false }
    return !text.utf8.contains { $0 == 0x22 || $0 == 0x2C }
  }

  private static func field(_ field: RecordTable.Field) -> String {
    switch field {
    case .empty: ""
    case .text(let text): quoted(guarded(text))
    case .integer(let number): String(number)
    case .decimal(let number): isDecimal(number) ? number : quoted(guarded(number))
    case .day(let day): "\(day)"
    }
  }

  private static func guarded(_ typed: String) -> String {
    let text = shown(typed)
    let first = text.unicodeScalars.first { $0 != "'" }
    guard let first, formulaStarts.contains(first) else { return text }
    return "'" + text
  }

  private static func shown(_ text: String) -> String {
    guard text.unicodeScalars.count != text.madeVisible.unicodeScalars.count else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      shown += "\t\r\n".unicodeScalars.contains(scalar) ? String(scalar) : String(scalar).madeVisible
    }
    return shown
  }

  private static func quoted(_ text: String) -> String {
    let special = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    // Readers may trim blanks at the edges of a bare field.
    guard special || text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
    var escaped = "\""
    for scalar in text.unicodeScalars {
      escaped.unicodeScalars.append(scalar)
      if scalar == "\"" { escaped.unicodeScalars.append(scalar) }
    }
    return escaped + "\""
  }

  /// An optional minus, digits, and perhaps a point and digits; ASCII only.
  static func isDecimal(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }

  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
}
