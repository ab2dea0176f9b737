import Domain
public import EventLog
public import Projections
public import Registry

/// What is late on a day: at whose desk, for how long, how often it was moved, and what nobody chases.
public struct OverdueReport: Report {
  /// Follow-ups due within so many days are announced.
  static let dueSoonDays = 14

  /// One follow-up that is late.
  struct Item: Sendable {
    let followUp: FollowUpRow
    let due: CalendarDate
    let daysOverdue: Int
    let workingDaysOverdue: Int
    let remindersSent: Int
  }

  let position: RecordPosition
  let filter: Filter
  let selection: Selection
  let institutions: Institutions
  let wording: Wording
  /// Most first.
  let counts: [OverdueCount]
  /// By the order of `counts`, then by due day; empty where only the counts were asked for.
  let items: Items
  /// nil where only the counts were asked for.
  let unchased: Unchased?

  /// What is overdue and not, as open follow-ups and proposals that nobody chases.
  struct Unchased: Sendable {
    /// So many are shown; all of them are in JSON.
    static let shown = 12

    /// Proposals that nobody chases.
    let proposals: UnchasedProposals
    /// All of them, where they are wanted.
    let lists: UnchasedLists?
    let silenceDays: Int
    let dueSoon: Int
    let undated: Int
  }

  /// - Parameters:
  ///   - filter: `institution` is the owner of a follow-up, or the lead of a proposal that nobody chases.
  ///   - typed: what is asked for beside that, in the language of filters.
  ///   - onlyCounts: nothing but the numbers of each institution.
  ///   - isListing: whether every proposal that nobody chases is wanted, as in JSON, and not only the first of them.
  public init(
    _ queries: Queries, filter: Filter = Filter(), matching typed: RowFilter? = nil, onlyCounts: Bool = false,
    isListing: Bool = true, wording: Wording = .english
  ) throws {
    self.wording = wording
    position = try RecordPosition(queries)
    self.filter = filter
    institutions = try Institutions(queries, wording)
    let selection = Selection(typed, with: filter.expression(institution: .owner))
    self.selection = selection
    let test = try SelectionTest(selection, queries)
    let rows =
      onlyCounts && !selection.isFiltering
      ? nil : try queries.packedFollowUps(filter, due: .overdue, keeping: test.keptFollowUps)
    counts = selection.isFiltering ? rows?.overdueCounts ?? [] : try queries.overdueCounts(filter)
    items = try Items(queries, onlyCounts ? nil : rows, institutions, owners: counts.map(\.institution))
    unchased = onlyCounts ? nil : try Unchased(queries, filter, test, isListing: isListing)
  }

  public var failure: FileFailure? {
    items.failure ?? unchased?.lists?.silent.failure ?? unchased?.lists?.withoutNextStep.failure
  }

  /// Whether anything is late.
  public var isAnythingOverdue: Bool { !counts.isEmpty }

  /// How many follow-ups are late.
  var total: Int { counts.reduce(0) { $0 + $1.overdue } }
}

extension OverdueReport {
  /// The rows, each worked out when it is reached: there may be a hundred thousand of them.
  struct Items: Sequence, Sendable {
    private let rows: PackedFollowUps?
    private let owners: [String]
    private let day: CalendarDate
    private let calendars: OwnerCalendars
    private let reminders: [String: Int]

    /// - Parameter owners: whose rows, in this order.
    fileprivate init(
      _ queries: Queries, _ rows: PackedFollowUps?, _ institutions: Institutions, owners: [String]
    ) throws {
      self.rows = rows
      self.owners = owners
      day = queries.day
      calendars = try OwnerCalendars(queries, owners: rows == nil ? [] : Set(owners), institutions)
      reminders = rows == nil ? [:] : try queries.remindersSent()
    }

    var isEmpty: Bool { (rows?.count ?? 0) == 0 }

    var failure: FileFailure? { rows?.failure }

    func makeIterator() -> AnyIterator<Item> {
      guard let rows = rows?.rows(of: owners) else { return AnyIterator { nil } }
      // Those of one owner come by due day, so many have the same.
      var last: (owner: String, due: CalendarDate, workingDays: Int)?
      return AnyIterator {
        while let row = rows.next() {
          guard let due = row.due else { continue }
          if last?.owner != row.owner || last?.due != due {
            last = (row.owner, due, calendars.workingDays(of: row.owner, after: due, through: day))
          }
          return Item(
            followUp: row, due: due, daysOverdue: due.days(to: day), workingDaysOverdue: last?.workingDays ?? 0,
            remindersSent: reminders.isEmpty ? 0 : reminders["\(row.reference)"] ?? 0)
        }
        return nil
      }
    }
  }
}

extension OverdueReport.Unchased {
  init(_ queries: Queries, _ filter: Filter, _ test: SelectionTest, isListing: Bool) throws {
    let owned = { (row: ProposalRow) in
      try (filter.institution == nil || row.lead == filter.institution) && test.accepts(row)
    }
    let keeping = filter.institution == nil ? test.keptProposals : owned
    silenceDays = try queries.settings().silenceDays
    let silentBefore = queries.day.adding(days: -silenceDays)
    // Where each row has to be looked at, they are packed; else they are counted where they lie.
    lists =
      isListing || keeping != nil
      ? try queries.unchasedLists(days: silenceDays, dialogue: filter.dialogue, keeping: keeping) : nil
    proposals =
      try lists?.counted(silentBefore: silentBefore, most: Self.shown)
      ?? queries.unchased(silentBefore: silentBefore, dialogue: filter.dialogue, most: Self.shown)
    let soon = queries.day...queries.day.adding(days: OverdueReport.dueSoonDays)
    dueSoon = try test.count(of: filter, due: .within(soon), queries)
    undated = try test.count(of: filter, due: .undated, queries)
  }
}

extension OverdueReport {
  public var json: JSONValue {
    let byInstitution = counts.map { count -> JSONValue in
      [
        "institution": .string(count.institution), "name": JSONValue(institutions.name(count.institution)),
        "overdue": .integer(count.overdue), "oldestDue": JSONValue(count.oldestDue),
        "daysLateTotal": .integer(count.daysLateTotal),
      ]
    }
    var members: [(String, JSONValue)] = [("overdue", .integer(total)), ("byInstitution", .array(byInstitution))]
    if let unchased {
      members.insert(("items", .rows(Rows(of: items) { json($0) })), at: 0)
      if let lists = unchased.lists {
        members += [
          ("withoutNextStep", .rows(Rows(of: lists.withoutNextStep) { Self.json($0) })),
          ("silent", .rows(Rows(of: lists.silent) { Self.json($0) })),
        ]
      }
      members += [
        ("silenceDays", .integer(unchased.silenceDays)), ("dueSoon", .integer(unchased.dueSoon)),
        ("undated", .integer(unchased.undated)),
      ]
    }
    return position.json(schema: "overdue/1", members + [selection.member])
  }

  private func json(_ item: Item) -> JSONValue {
    let (row, proposal) = (item.followUp, item.followUp.proposal)
    return [
      "followUp": JSONValue(reference: row.reference), "proposal": JSONValue(reference: proposal.reference),
      "title": .string(proposal.title), "action": .string(row.action), "owner": .string(row.owner),
      "ownerName": JSONValue(institutions.name(row.owner)), "due": JSONValue(item.due),
      "firstDue": JSONValue(row.firstDue), "slips": .integer(row.slips), "daysOverdue": .integer(item.daysOverdue),
      "workingDaysOverdue": .integer(item.workingDaysOverdue), "lead": JSONValue(proposal.lead),
      "counterpart": JSONValue(proposal.counterpart), "status": .string(proposal.status.rawValue),
      "lastUpdate": JSONValue(proposal.lastEntry), "remindersSent": .integer(item.remindersSent),
    ]
  }

  private static func json(_ proposal: ProposalRow) -> JSONValue {
    [
      "proposal": JSONValue(reference: proposal.reference), "title": .string(proposal.title),
      "lead": JSONValue(proposal.lead), "status": .string(proposal.status.rawValue),
      "lastUpdate": JSONValue(proposal.lastEntry),
    ]
  }

  public var records: RecordTable {
    guard unchased != nil else {
      return RecordTable(
        columns: ["institution", "name", "overdue", "oldestDue", "daysLateTotal"],
        rows: counts.map {
          [
            .text($0.institution), .init(institutions.name($0.institution)), .integer($0.overdue),
            .init($0.oldestDue), .integer($0.daysLateTotal),
          ]
        })
    }
    return RecordTable(
      columns: [
        "followUp", "proposal", "title", "action", "owner", "ownerName", "due", "firstDue", "slips", "daysOverdue",
        "workingDaysOverdue", "lead", "counterpart", "status", "lastUpdate", "remindersSent",
      ],
      listing: Rows(of: items) { item in
        let (row, proposal) = (item.followUp, item.followUp.proposal)
        return [
          .init(reference: row.reference), .init(reference: proposal.reference), .text(proposal.title),
          .text(row.action), .text(row.owner), .init(institutions.name(row.owner)), .init(item.due),
          .init(row.firstDue), .integer(row.slips), .integer(item.daysOverdue), .integer(item.workingDaysOverdue),
          .init(proposal.lead), .init(proposal.counterpart), .text(proposal.status.rawValue),
          .init(proposal.lastEntry), .integer(item.remindersSent),
        ]
      })
  }
}
