import Domain
public import Projections

/// The sessions of a dialogue, or of all, with how many proposals were tabled in each.
public struct SessionListReport: Report {
  let position: RecordPosition
  let rows: [SessionRow]
  let tabled: [SessionReference: Int]

  /// - Parameter dialogue: a dialogue's code; nil = all.
  public init(_ queries: Queries, dialogue: String? = nil) throws {
    position = try RecordPosition(queries)
    rows = try queries.sessions(of: dialogue)
    tabled = try queries.tabledCounts()
  }

  public var document: Document {
    if rows.isEmpty {
      return Document([
        .paragraph("No session is known on \(DayWording.long(position.asOf))."),
        .note(["Plan one with: ", TextRun("rapport session plan SESSION --date DATE", .reference)]),
      ])
    }
    let table = Table(
      columns: [
        .fixed("Session"), .fixed("State"), .fixed("Date"), .init("Venue", minimumWidth: 10), .number("Tabled"),
        .fixed("Minutes agreed"),
      ],
      rows: rows.map { row in
        .cells([
          .init("\(row.reference)", .reference), .init(row.state.words), .init(DayWording.span(row.date, row.until)),
          .init(row.venue ?? ""), .init(tabled[row.reference].map(Plural.digits) ?? ""),
          .init(row.minutesAgreed.map(DayWording.short) ?? ""),
        ])
      })
    return Document([.table(table)])
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["session", "state", "date", "until", "venue", "minutesAgreed", "tabled"],
      rows: rows.map { row in
        [
          .init(reference: row.reference), .text(row.state.rawValue), .init(row.date), .init(row.until),
          .init(row.venue), .init(row.minutesAgreed), .integer(tabled[row.reference] ?? 0),
        ]
      })
  }

  public var json: JSONValue {
    let items = rows.map { row -> JSONValue in
      guard case .object(let members) = row.json else { return row.json }
      return .object(members + [.init("tabled", .integer(tabled[row.reference] ?? 0))])
    }
    return position.json(schema: "sessions/1", [("items", .array(items))])
  }
}
