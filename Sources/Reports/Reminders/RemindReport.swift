import Domain
public import EventLog
public import Projections
import Registry

/// Who is to be reminded today, by which step of the ladder, and who comes next.
public struct RemindReport: Report {
  let position: RecordPosition
  let institutions: Institutions
  let due: RemindersDue
  /// Only what this body owns.
  let institution: String?
  let ladder: ReminderLadder
  /// How many are due now.
  private var dueNow = 0
  /// Who owns these, in the order of the items.
  private var owners: [String] = []

  /// - Parameters:
  ///   - institution: only what this body owns.
  ///   - side: the side whose bodies are reminded; nil = our own.
  public init(_ queries: Queries, institution: String? = nil, side: String? = nil) throws {
    position = try RecordPosition(queries)
    institutions = try Institutions(queries)
    due = try RemindersDue(queries, institution: institution, side: side)
    self.institution = institution
    let settings = try queries.settings()
    var isOurs = true
    for item in due.items {
      isOurs = isOurs && item.isOurs
      guard item.state == .due else { continue }
      dueNow += 1
      if owners.last != item.followUp.owner { owners.append(item.followUp.owner) }
    }
    ladder = isOurs ? settings.ladder : settings.ladderAbroad
  }

  public var failure: FileFailure? { due.failure }

  public var document: Document {
    let headline =
      owners.isEmpty
      ? "Nobody is to be reminded"
      : "\(Plural.counted(owners.count, "institution")) to be reminded of \(Plural.counted(dueNow, "follow-up"))"
    var document = Document([
      .paragraph([TextRun(headline, .strong), TextRun(" on \(DayWording.long(position.asOf)).")])
    ])
    if !due.items.isEmpty { document.append(.table(table)) }
    document.append(.note("The ladder: \(ladder), in working days of the owner.".rich))
    if let owner = owners.first {
      document.append(.note(["When they went out: ", TextRun("rapport remind --issue \(owner)", .reference)]))
    }
    return document
  }

  private var table: Table {
    var table = Table(columns: [
      .fixed("Follow-up"), .init("Action", minimumWidth: 20), .fixed("Due"), .init("Step", minimumWidth: 16),
      .init("Last reminder", minimumWidth: 12),
    ])
    table.rows = Rows(making: tableRows)
    return table
  }

  /// A row for each item, those of each owner under its heading.
  private func tableRows() -> AnyIterator<Table.Row> {
    AnyIterator(
      grouping: due.items.makeIterator(), by: \.followUp.owner,
      heading: { .group(institutions.heading($0.followUp.owner)) }, row: { .cells(Self.cells($0)) })
  }

  private static func cells(_ item: RemindersDue.Item) -> [Table.Cell] {
    let last = item.last.map { "\($0.step), \(DayWording.short($0.on))" } ?? "none"
    return [
      .init("\(item.followUp.reference)", .reference), .init(item.followUp.action),
      .init(DayWording.short(item.due)), cell(item), .init(last, .quiet),
    ]
  }

  private static func cell(_ item: RemindersDue.Item) -> Table.Cell {
    let step = item.step?.name ?? ""
    return switch item.state {
    case .due: .init("\(step) today", .bad)
    case .from(let day): .init(lines: [.init(step), .init("from \(DayWording.long(day))", .quiet)])
    case .holiday(let next):
      .init(lines: [.init(step), .init("no working day; on \(DayWording.long(next))", .warning)])
    case .climbed: .init("every step was taken: put it to the Minister", .bad)
    case .waiting(let on): .init("not chased: the ball is with \(on)", .quiet)
    }
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "institution", "name", "followUp", "action", "due", "step", "stepNumber", "state", "from", "lastStep", "lastOn",
      ],
      listing: Rows(of: due.items) { item in
        [
          .text(item.followUp.owner), .init(institutions.name(item.followUp.owner)),
          .init(reference: item.followUp.reference), .text(item.followUp.action), .init(item.due),
          .init(item.step?.name), .integer(item.number), .text(item.state.name), .init(item.state.day),
          .init(item.last?.step), .init(item.last?.on),
        ]
      })
  }

  public var json: JSONValue {
    let items = Rows(of: due.items) { item -> JSONValue in
      [
        "institution": .string(item.followUp.owner), "name": JSONValue(institutions.name(item.followUp.owner)),
        "followUp": JSONValue(reference: item.followUp.reference), "action": .string(item.followUp.action),
        "due": JSONValue(item.due), "step": JSONValue(item.step?.name), "stepNumber": .integer(item.number),
        "state": .string(item.state.name), "from": JSONValue(item.state.day), "lastStep": JSONValue(item.last?.step),
        "lastOn": JSONValue(item.last?.on),
      ]
    }
    return position.json(
      schema: "remind/1",
      [("items", .rows(items)), ("dueNow", .integer(dueNow)), ("ladder", .string("\(ladder)"))])
  }
}

extension RemindersDue.State {
  /// The name in JSON and CSV.
  fileprivate var name: String {
    switch self {
    case .due: "due"
    case .from: "later"
    case .holiday: "holiday"
    case .climbed: "climbed"
    case .waiting: "waiting"
    }
  }

  /// The first day on which the step may be taken, where it is not the day asked about.
  fileprivate var day: CalendarDate? {
    switch self {
    case .from(let day), .holiday(let day): day
    case .due, .climbed, .waiting: nil
    }
  }
}
