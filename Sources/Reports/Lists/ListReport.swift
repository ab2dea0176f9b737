import Domain
public import EventLog
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
  let wording: Wording
  let items: Items
  /// The institution asked for.
  let institution: String?
  let selection: Selection
  /// How many proposals the register holds on that day.
  let registered: Int

  /// - Parameters:
  ///   - filter: what is asked for; `institution` is a lead, a support, a counterpart or an owner.
  ///   - typed: what is asked for beside that, in the language of filters.
  public init(
    _ queries: Queries, filter: Filter = Filter(), matching typed: RowFilter? = nil, wording: Wording = .english
  ) throws {
    self.wording = wording
    position = try RecordPosition(queries)
    institutions = try Institutions(queries, wording)
    selection = Selection(typed, with: filter.expression())
    let kept = try SelectionTest(selection, queries).keptProposals
    items = Items(
      rows: try queries.packedProposals(filter, with: OpenFollowUps(queries), keeping: kept),
      standings: try Standings(queries, dialogue: filter.dialogue))
    registered = try queries.proposalCounts().values.reduce(0) { $0 + $1.all }
    institution = filter.institution
  }
}

extension ListReport {
  public var failure: FileFailure? { items.rows.failure }

  /// The rows, each worked out when it is reached: there may be a hundred thousand of them.
  struct Items: Sequence, Sendable {
    fileprivate let rows: PackedProposals
    fileprivate let standings: Standings

    var count: Int { rows.count }
    var isEmpty: Bool { rows.count == 0 }

    func makeIterator() -> AnyIterator<Item> {
      let rows = rows.withOpenFollowUps()
      return AnyIterator {
        rows.next().map { row, open in
          Item(
            row: row, standing: standings.standing(of: row, openFollowUps: open), next: open.first,
            openFollowUps: open.count)
        }
      }
    }
  }

  public var document: Document {
    let count = wording.share(items.count, of: registered)
    var document = Document(
      [.paragraph(wording.rich(.countAsAt, ["count": .rich(count), "day": .longDay(position.asOf)]))],
      language: wording.language)
    document.blocks += selection.note(wording) + institutions.passing(institution)
    if items.isEmpty { return document }
    var table = Table(columns: [
      .fixed(wording[.proposal]), .init(wording[.title], minimumWidth: 14, weight: 3),
      .init(wording[.lead], minimumWidth: 5), .init(wording[.status], minimumWidth: 14),
      .init(wording[.standing], minimumWidth: 10), .fixed(wording[.nextDue]),
    ])
    table.rows = Rows(making: tableRows)
    document.append(.table(table))
    document.append(.note(.init(wording.tally(items.reduce(into: [:]) { $0[$1.standing, default: 0] += 1 }))))
    return document
  }

  private func tableRows() -> AnyIterator<Table.Row> {
    let (items, words) = (items.makeIterator(), RepeatedWords(wording))
    return AnyIterator {
      items.next().map { item in
        let due = item.next?.due
        let isLate = due.map { $0 < position.asOf } ?? false
        return .cells([
          .init(item.row.reference.text, .reference), .init(wording.recorded(item.row.title)),
          .init(item.row.lead ?? ""), .init(words.words(item.row.status)),
          .init(words.words(item.standing), item.standing.style),
          .init(due.map(words.short) ?? "", isLate ? .bad : .plain),
        ])
      }
    }
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "proposal", "title", "kind", "sector", "side", "lead", "support", "counterpart", "status", "statusSince",
        "response", "standing", "isStanding", "tabledOn", "lastUpdate", "openFollowUps", "nextFollowUp", "nextDue",
        "nextOwner",
      ],
      listing: Rows(of: items) { item in
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
    let rows = Rows(of: items) { item -> JSONValue in
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
        selection.member, ("items", .rows(rows)), ("count", .integer(items.count)),
        ("registered", .integer(registered)),
      ])
  }
}

extension Wording {
  /// "2 done, 1 overdue, 4 on track": the counts add up to the list.
  func tally(_ counts: [Standing: Int]) -> String {
    series(
      Standing.allCases.compactMap { standing in
        let count = counts[standing] ?? 0
        return count == 0 ? nil : counted(count, self(.standing(standing)))
      })
  }

  /// "3 overdue": so many of a sort.
  func counted(_ number: Int, _ sort: String) -> String {
    self(.countOfSort, ["n": .number(number), "sort": .text(sort)])
  }

  /// "3 of 24 proposals", or all of them.
  func share(_ number: Int, of registered: Int) -> RichText {
    number == registered
      ? rich(.proposals, ["n": .number(number)], .strong)
      : rich(.someOfProposals, ["some": .number(number), "n": .number(registered)], .strong)
  }
}
