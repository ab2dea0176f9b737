import Domain
import EventLog
import Projections
import Reports

/// What an export is, for people who have never seen the program that made it.
struct ExportReadme {
  private let title: String
  private let origin: String
  private let day: CalendarDate
  private let positions: String
  private let rows: [String: Int]
  private let offRecord: Int

  /// - Parameter rows: how many each table has.
  init(_ queries: Queries, rows: [String: Int], offRecord: Int) throws {
    let settings = try queries.settings()
    title = settings.values["title"] ?? settings.opening?.title ?? ""
    origin = settings.opening?.origin ?? ""
    day = queries.day
    positions = try TableExport.sizes(queries).map { "\($0.stream)/\($0.size)" }.joined(separator: ", ")
    (self.rows, self.offRecord) = (rows, offRecord)
  }

  var text: String {
    let left =
      offRecord == 0
      ? "" : "\n\(Plural.counted(offRecord, "entry", "entries")) off the record left out: these are in no export.\n"
    return """
      # Everything in the register "\(AnswerWording.visible(title))"

      As it stood on \(DayWording.long(day)) (\(day)), by all that was recorded up to \(positions). The register's own
      name is `\(origin)`. Made by \(Product.name).
      \(left)
      ## How to read the tables

      Each table is a file of comma-separated values (RFC 4180): UTF-8 with a byte order mark, so that Excel opens it by
      a double click; lines end in CR LF; the first line names the columns. Days are `YYYY-MM-DD`, times are UTC.
      Several values in one field are separated by a semicolon and a space. A text that a spreadsheet would run as a
      formula has an apostrophe before it (one more where it had one): take one away to have the text as it was
      entered. An empty field is: not said.

      A column that is said to be `sessions.session` names a row of the table `sessions` by its column `session`.
      `SHA256SUMS` has the digest of every file: `sha256sum -c SHA256SUMS`.

      The tables say what holds on that day, corrections and withdrawals applied; names and texts that were removed by
      order are not in them. They are not the log: the chain of its lines, its proofs, what was corrected and by whom
      stand in the register's folder `events/`, which is plain text and explained in its own README. To leave with
      every byte, copy `events/` and `documents/`, or `rapport export --format jsonl -o register.jsonl` for its lines
      as CloudEvents.

      ## The tables

      \(ExportTable.all.map(section).joined(separator: "\n"))
      """
  }

  private func section(_ table: ExportTable) -> String {
    let columns = table.columns.map { "| `\($0.name)` | \($0.meaning) |\n" }.joined()
    return """
      ### \(table.file): \(Plural.counted(rows[table.name] ?? 0, "row"))

      \(table.meaning)

      | column | what it says |
      |---|---|
      \(columns)
      """
  }
}
