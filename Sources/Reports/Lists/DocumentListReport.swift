public import Domain
public import Projections
import Registry

/// The documents that are kept beside the log, of one proposal, letter or session, or all.
public struct DocumentListReport: Report {
  let position: RecordPosition
  let rows: [DocumentRow]
  let subject: Subject?

  /// - Parameter subject: whose documents; nil = all.
  public init(_ queries: Queries, of subject: Subject? = nil) throws {
    position = try RecordPosition(queries)
    self.subject = subject
    rows = try queries.documents(of: subject)
  }

  private static func name(_ subject: Subject) -> String { EventSentence(subject: subject).name }

  public var document: Document {
    guard !rows.isEmpty else {
      let whose = subject.map { "\(Self.name($0)) has no document." } ?? "No document was attached."
      return Document([
        .paragraph([
          TextRun("\(whose) Attach one with: "),
          TextRun("rapport document attach \(subject.map(Self.name) ?? "REF") FILE", .reference),
        ])
      ])
    }
    let table = Table(
      columns: [
        .fixed("Of"), .number("No."), .init("Document", minimumWidth: 20), .number("Size"), .fixed("On"),
        .fixed("Recorded"),
      ],
      rows: rows.map { row in
        .cells([
          .init(Self.name(row.subject), .reference), .init("\(row.number)"),
          .init(lines: [
            RichText(row.mention.name), RichText("\(row.mention.mediaType), \(row.sharing.words)", .quiet),
          ]), .init(Self.size(row.mention.bytes)), .init(DayWording.short(row.on)),
          .init("\(row.event)", .reference),
        ])
      })
    return Document([.paragraph(RichText("\(Plural.counted(rows.count, "document"))", .strong)), .table(table)])
  }

  /// "48 kB", by thousands, as file managers say it.
  private static func size(_ bytes: Int) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var (value, unit) = (bytes, 0)
    while value >= 1000, unit + 1 < units.count { (value, unit) = ((value + 500) / 1000, unit + 1) }
    return "\(value) \(units[unit])"
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["subject", "number", "name", "mediaType", "bytes", "digest", "on", "event", "sharing"],
      rows: rows.map { row in
        [
          .text("\(row.subject)"), .integer(row.number), .text(row.mention.name), .text(row.mention.mediaType),
          .integer(row.mention.bytes), .text(row.mention.digest), .day(row.on), .text("\(row.event)"),
          .text(row.sharing.rawValue),
        ]
      })
  }

  public var json: JSONValue {
    position.json(
      schema: "documents/1",
      [("items", .array(rows.map(\.json))), ("count", .integer(rows.count))])
  }
}

extension DocumentRow {
  /// As it is named among the facts of what it belongs to.
  var shown: Document.Fact {
    .init("Document", RichText("\(mention.name) (\(mention.mediaType), SHA-256 \(mention.digest))"))
  }

  var json: JSONValue {
    [
      "subject": .string("\(subject)"), "number": .integer(number), "name": .string(mention.name),
      "mediaType": .string(mention.mediaType), "bytes": .integer(mention.bytes), "digest": .string(mention.digest),
      "on": JSONValue(on), "event": .string("\(event)"), "sharing": .string(sharing.rawValue),
    ]
  }
}
