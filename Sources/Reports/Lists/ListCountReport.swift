import Domain
public import Projections
public import Registry

/// How many proposals there are of each sort; the counts add up to the list that they count.
public struct ListCountReport: Report {
  struct Count: Sendable {
    /// nil: those that have no value.
    let value: String?
    let name: String?
    private(set) var proposals = 0
    private(set) var open = 0
    /// With an overdue follow-up.
    private(set) var overdue = 0

    init(value: String?, name: String?) { (self.value, self.name) = (value, name) }

    mutating func add(_ row: ProposalRow, isLate: Bool) {
      proposals += 1
      if row.isOpen { open += 1 }
      if isLate { overdue += 1 }
    }
  }

  let position: RecordPosition
  let wording: Wording
  let selection: Selection
  let key: CountKey
  /// Whose fiscal years are counted by, where one side is named.
  let side: String?
  let counts: [Count]
  let registered: Int

  /// - Parameters:
  ///   - filter: which proposals are counted.
  ///   - typed: what is asked for beside that, in the language of filters.
  ///   - side: for fiscal years: whose; nil: those of our side of each dialogue.
  public init(
    _ queries: Queries, by key: CountKey, of side: String? = nil, filter: Filter = Filter(),
    matching typed: RowFilter? = nil, wording: Wording = .english
  ) throws {
    self.wording = wording
    position = try RecordPosition(queries)
    self.key = key
    self.side = side
    selection = Selection(typed, with: filter.expression())
    let valued = Valued(
      key: key, side: side, standings: try Standings(queries, dialogue: filter.dialogue),
      institutions: try Institutions(queries, wording),
      ours: Dictionary(try queries.dialogues().map { ($0.code, $0.ours) }) { first, _ in first })
    let (test, followUps) = (try SelectionTest(selection, queries), try OpenFollowUps(queries))
    var groups: [String?: Count] = [:]
    try queries.eachProposal(filter) { row in
      guard try test.accepts(row) else { return }
      let open = try followUps.of(row)
      let value = valued.value(of: row, openFollowUps: open)
      groups[value, default: Count(value: value, name: value.flatMap(valued.name))]
        .add(row, isLate: open.contains { $0.due.map { $0 < queries.day } ?? false })
    }
    counts = Self.sorted(Array(groups.values), key)
    registered = try queries.proposalCounts().values.reduce(0) { $0 + $1.all }
  }

  private static func sorted(_ counts: [Count], _ key: CountKey) -> [Count] {
    let rank = { (count: Count) -> (Int, Int, String) in
      guard let value = count.value else { return (.max, 0, "") }
      if let order = key.order { return (order.firstIndex(of: value) ?? order.count, 0, value) }
      return key.isSequence ? (0, 0, value) : (0, -count.proposals, value)
    }
    return counts.sorted { rank($0) < rank($1) }
  }

  var total: Int { counts.reduce(0) { $0 + $1.proposals } }
}

/// The value by which a proposal is counted.
private struct Valued {
  let key: CountKey
  let side: String?
  let standings: Standings
  let institutions: Institutions
  let ours: [String: String]

  func value(of row: ProposalRow, openFollowUps: [FollowUpRow]) -> String? {
    switch key {
    case .status: row.status.rawValue
    case .response: row.response.rawValue
    case .standing: standings.standing(of: row, openFollowUps: openFollowUps).rawValue
    case .kind: row.kind
    case .sector: row.sector
    case .side: row.side
    case .lead: row.lead
    case .waiting: row.waiting
    case .dialogue: row.reference.dialogue
    case .session: row.reference.session.map { "\(SessionReference(dialogue: row.reference.dialogue, number: $0))" }
    case .sharing: row.sharing.rawValue
    case .fiscalYear: fiscalYear(of: row)
    }
  }

  /// With the side in front where several sides' years are counted.
  private func fiscalYear(of row: ProposalRow) -> String? {
    guard let owner = side ?? ours[row.reference.dialogue],
      let year = FiscalYear(of: owner, containing: row.tabledOn)
    else { return nil }
    return side == nil && Set(ours.values).count > 1 ? "\(owner):\(year.name)" : year.name
  }

  /// What the value is called, where that is more than its word.
  func name(_ value: String) -> String? {
    switch key {
    case .lead, .waiting: institutions.name(value)
    default: nil
    }
  }
}

extension ListCountReport {
  public var document: Document {
    var document = Document(
      [
        .paragraph(
          wording.rich(
            .countAsAtBy,
            [
              "count": .rich(wording.share(total, of: registered)), "day": .longDay(position.asOf),
              "key": .text(heading.lowercased()),
            ]))
      ], language: wording.language)
    document.blocks += selection.note(wording)
    if counts.isEmpty { return document }
    let named = counts.contains { $0.name != nil }
    var table = Table(
      columns: [.fixed(heading.rich)] + (named ? [.init(wording[.name], minimumWidth: 16)] : [])
        + [.number(wording[.proposalsHeading]), .number(wording[.openHeading]), .number(wording[.overdue])])
    table.rows = Rows(of: counts) { count in
      .cells(
        [.init(count.value.map(words) ?? wording(.none), count.value == nil ? .quiet : .reference)]
          + (named ? [count.name.map { .init(wording.recorded($0)) } ?? .init()] : [])
          + [
            .init(wording.digits(count.proposals)), .init(wording.digits(count.open)),
            .init(count.overdue == 0 ? "" : wording.digits(count.overdue), .bad),
          ])
    }
    let late = counts.reduce(0) { $0 + $1.overdue }
    table.rows.append(
      .totals(
        [.init(wording[.allOfThem])] + (named ? [""] : [])
          + [
            .init(wording.digits(total)), .init(wording.digits(counts.reduce(0) { $0 + $1.open })),
            .init(late == 0 ? "" : wording.digits(late)),
          ]))
    document.append(.table(table))
    return document
  }

  private var heading: String {
    wording(key.phrase) + (side.map { wording(.inBrackets, ["words": .text($0)]) } ?? "")
  }

  /// A value of the log in the language of the report; English papers show it as it is typed in a filter.
  private func words(_ value: String) -> String {
    guard wording != .english else { return value }
    return switch key {
    case .status: Status(rawValue: value).map { wording(.status($0)) } ?? value
    case .response: Response(rawValue: value).map { wording(.response($0)) } ?? value
    case .standing: Standing(rawValue: value).map { wording(.standing($0)) } ?? value
    case .sharing: Sharing(rawValue: value).map { wording(.sharing($0)) } ?? value
    case .kind: wording.kind(value)
    case .side: wording.side(value)
    case .sector, .lead, .waiting, .dialogue, .session, .fiscalYear: value
    }
  }

  public var records: RecordTable {
    RecordTable(
      columns: [key.rawValue, "name", "proposals", "open", "overdue"],
      rows: counts.map {
        [.init($0.value), .init($0.name), .integer($0.proposals), .integer($0.open), .integer($0.overdue)]
      })
  }

  public var json: JSONValue {
    let items = counts.map { count -> JSONValue in
      [
        "value": JSONValue(count.value), "name": JSONValue(count.name), "proposals": .integer(count.proposals),
        "open": .integer(count.open), "overdue": .integer(count.overdue),
      ]
    }
    return position.json(
      schema: "list-counts/1",
      [
        selection.member, ("by", .string(key.rawValue)), ("side", JSONValue(side)), ("items", .array(items)),
        ("count", .integer(total)), ("registered", .integer(registered)),
      ])
  }
}
