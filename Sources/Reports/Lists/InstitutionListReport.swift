import Domain
public import Projections

/// The institutions of the register, by side, with what each of them has open.
public struct InstitutionListReport: Report {
  let position: RecordPosition
  let rows: [InstitutionRow]
  /// Open follow-ups by owner.
  let open: [String: Int]
  /// Overdue ones by owner.
  let overdue: [String: Int]
  private let heirs: Heirs

  public init(_ queries: Queries) throws {
    position = try RecordPosition(queries)
    rows = try queries.institutions()
    heirs = try queries.heirs()
    open = try queries.openCounts()
    overdue = try queries.overdueCounts().reduce(into: [:]) { $0[$1.institution] = $1.overdue }
  }

  public var document: Document {
    if rows.isEmpty {
      return Document([
        .paragraph("No institution is registered on \(DayWording.long(position.asOf))."),
        .note(["Add one with: ", TextRun("rapport institution add CODE --name NAME --side CC", .reference)]),
      ])
    }
    var table = Table(columns: [
      .fixed("Code"), .init("Name", minimumWidth: 20, weight: 3), .init("Kind", minimumWidth: 8), .fixed("Part of"),
      .number("Open"), .number("Overdue"),
    ])
    for (side, members) in Dictionary(grouping: rows, by: \.side).sorted(by: { $0.key < $1.key }) {
      table.rows.append(
        .group("\(side)  \(SideWording.name(side))", detail: .init(Plural.counted(members.count, "institution"))))
      for row in members {
        table.append([
          .init(row.code, .reference), .init(lines: Self.names(row)),
          .init(row.kind.map(InstitutionKind.words) ?? ""), .init(row.parent.map(heirs.heir) ?? ""),
          .init(open[row.code].map(Plural.digits) ?? ""), .init(overdue[row.code].map(Plural.digits) ?? "", .bad),
        ])
      }
    }
    return Document([.table(table)])
  }

  /// The name, and below it the names in other languages.
  private static func names(_ row: InstitutionRow) -> [RichText] {
    [.init(row.name.wording())]
      + row.name.others().map { RichText($0.wording, .quiet, language: TextLanguage($0.language)) }
      + (row.succession.map { end in
        [RichText("\(InstitutionWording.words(for: end)) on \(DayWording.short(end.on))", .warning)]
      } ?? [])
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["institution", "name", "side", "kind", "parent", "aliases", "calendar", "openFollowUps", "overdue"],
      rows: rows.map { row in
        [
          .text(row.code), .text(row.name.wording()), .text(row.side), .init(row.kind), .init(row.parent),
          .init(row.aliases), .init(row.calendar), .integer(open[row.code] ?? 0), .integer(overdue[row.code] ?? 0),
        ]
      })
  }

  public var json: JSONValue {
    let items = rows.map { row -> JSONValue in
      [
        "institution": .string(row.code), "name": .string(row.name.wording()), "names": JSONValue(text: row.name),
        "side": .string(row.side), "kind": JSONValue(row.kind), "parent": JSONValue(row.parent),
        "aliases": JSONValue(row.aliases), "calendar": JSONValue(row.calendar),
        "openFollowUps": .integer(open[row.code] ?? 0), "overdue": .integer(overdue[row.code] ?? 0),
        "succession": JSONValue(row.succession),
      ]
    }
    return position.json(schema: "institutions/1", [("items", .array(items))])
  }
}
