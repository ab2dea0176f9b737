import Domain
public import Projections
public import Registry

/// The proposals that a filter leaves, and how each of them stands.
public struct ListReport: Report {
  struct Item: Sendable {
    let row: ProposalRow
    let standing: Standing
    /// The open follow-up that is due first.
    let next: FollowUpRow?
    let openFollowUps: Int
  }

  let position: RecordPosition
  let institutions: Institutions
  let items: [Item]
  /// The institution asked for.
  let institution: String?
  let selection: Selection
  /// How many proposals the register holds on that day.
  let registered: Int

  /// - Parameters:
  ///   - filter: what is asked for; `institution` is a lead, a support, a counterpart or an owner.
  ///   - typed: what is asked for beside that, in the language of filters.
  public init(_ queries: Queries, filter: Filter = Filter(), matching typed: RowFilter? = nil) throws {
    position = try RecordPosition(queries)
    institutions = try Institutions(queries)
    let standings = try Standings(queries, dialogue: filter.dialogue)
    let selection = try Selection(queries, typed, with: filter.expression(), standings: standings)
    self.selection = selection
    items = try queries.proposals(filter).filter(selection.accepts).map { row in
      let open = standings.openFollowUps(of: row.reference)
      return Item(row: row, standing: standings.standing(of: row), next: open.first, openFollowUps: open.count)
    }
    registered = try queries.proposals().count
    institution = filter.institution
  }
}

extension ListReport {
  public var document: Document {
    let count =
      items.count == registered
      ? Plural.counted(items.count, "proposal")
      : "\(Plural.digits(items.count)) of \(Plural.counted(registered, "proposal"))"
    var document = Document([
      .paragraph([TextRun(count, .strong), TextRun(" as at \(DayWording.long(position.asOf))")])
    ])
    document.blocks += selection.note + institutions.passing(institution)
    if items.isEmpty { return document }
    var table = Table(columns: [
      .fixed("Proposal"), .init("Title", minimumWidth: 14, weight: 3), .init("Lead", minimumWidth: 5),
      .init("Status", minimumWidth: 14), .init("Standing", minimumWidth: 10), .fixed("Next due"),
    ])
    table.rows = items.map { item in
      let due = item.next?.due
      let isLate = due.map { $0 < position.asOf } ?? false
      return .cells([
        .init("\(item.row.reference)", .reference), .init(item.row.title), .init(item.row.lead ?? ""),
        .init(item.row.status.words), .init(item.standing.words, item.standing.style),
        .init(due.map(DayWording.short) ?? "", isLate ? .bad : .plain),
      ])
    }
    document.append(.table(table))
    document.append(.note(.init(Self.tally(items.map(\.standing)))))
    return document
  }

  /// "2 done, 1 overdue, 4 on track": the counts add up to the list.
  static func tally(_ standings: [Standing]) -> String {
    Standing.allCases.compactMap { standing in
      let count = standings.count { $0 == standing }
      return count == 0 ? nil : "\(Plural.digits(count)) \(standing.words)"
    }.joined(separator: ", ")
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "proposal", "title", "kind", "sector", "side", "lead", "support", "counterpart", "status", "statusSince",
        "response", "standing", "isStanding", "tabledOn", "lastUpdate", "openFollowUps", "nextFollowUp", "nextDue",
        "nextOwner",
      ],
      rows: items.map { item in
        let row = item.row
        return [
          .init(reference: row.reference), .text(row.title), .text(row.kind), .init(row.sector), .text(row.side),
          .init(row.lead), .init(row.support), .init(row.counterpart), .text(row.status.rawValue),
          .init(row.statusSince), .text(row.response.rawValue), .text(item.standing.rawValue),
          .text(row.isStanding ? "true" : "false"), .init(row.tabledOn), .init(row.lastEntry),
          .integer(item.openFollowUps), .init(item.next.map { "\($0.reference)" }), .init(item.next?.due),
          .init(item.next?.owner),
        ]
      })
  }

  public var json: JSONValue {
    let items = items.map { item -> JSONValue in
      let row = item.row
      return [
        "proposal": JSONValue(reference: row.reference), "title": .string(row.title), "kind": .string(row.kind),
        "sector": JSONValue(row.sector), "side": .string(row.side), "lead": JSONValue(row.lead),
        "leadName": JSONValue(institutions.name(row.lead)), "support": JSONValue(row.support),
        "counterpart": JSONValue(row.counterpart), "status": .string(row.status.rawValue),
        "statusSince": JSONValue(row.statusSince), "response": .string(row.response.rawValue),
        "standing": .string(item.standing.rawValue), "isStanding": .boolean(row.isStanding),
        "isOpen": .boolean(row.isOpen), "tabledOn": JSONValue(row.tabledOn), "lastUpdate": JSONValue(row.lastEntry),
        "openFollowUps": .integer(item.openFollowUps),
        "nextFollowUp": JSONValue(item.next.map { "\($0.reference)" }), "nextDue": JSONValue(item.next?.due),
        "nextOwner": JSONValue(item.next?.owner),
      ]
    }
    return position.json(
      schema: "list/1",
      [
        selection.member, ("items", .array(items)), ("count", .integer(items.count)),
        ("registered", .integer(registered)),
      ])
  }
}
