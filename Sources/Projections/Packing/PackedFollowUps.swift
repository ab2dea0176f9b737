import Domain
public import EventLog

/// Open follow-ups of one moment, packed, by their owners; each is made into a row when it is reached.
public struct PackedFollowUps: Sendable {
  private let rows: SortedRows
  private let names: PackedNames
  private let heirs: Heirs?
  private let late: [Int: OverdueCount]
  private let places: [String: Int]

  fileprivate init(
    _ rows: SortedRows, _ names: PackedNames, _ heirs: Heirs?, late: [Int: OverdueCount], places: [String: Int]
  ) {
    (self.rows, self.names, self.heirs, self.late, self.places) = (rows, names, heirs, late, places)
  }

  /// Those who own any, in no order.
  public var owners: [String] { Array(places.keys) }

  public var count: Int { rows.count }

  /// What kept the rows from being read to the end; nil where nothing did.
  public var failure: FileFailure? { rows.failure }

  /// Those that are overdue on the day that was asked about, counted by owner, most first.
  public var overdueCounts: [OverdueCount] { OverdueCount.ranked(Array(late.values)) }

  /// Those of the owners given, one owner's after the other's, those due first in front.
  public func rows(of owners: [String]) -> AnyIterator<FollowUpRow> {
    rows.rows(of: owners.compactMap { places[$0] }) { [names, heirs] in $0.followUp(names, heirs) }
  }
}

/// Packs open follow-ups as they are read.
struct FollowUpPacker {
  private var sorter: RowSorter
  private var names = PackedNames()
  private var row = PackedRow()
  private var late: [Int: OverdueCount] = [:]
  private var places: [String: Int] = [:]
  private let heirs: Heirs?
  private let day: CalendarDate

  init(_ queries: Queries) throws {
    sorter = queries.rowSorter()
    heirs = try queries.heirs().unlessEmpty
    day = queries.day
  }

  mutating func add(_ columns: inout ColumnReader, keeping: ((FollowUpRow) throws -> Bool)?) throws {
    let (own, place) = pack(&columns)
    if let keeping, try !keeping(row.read { $0.followUp(names, heirs) }) { return }
    row.order(by: own.due ?? .max)
    row.order(by: place, names)
    row.order(by: own.number)
    let owner = heirs.map { $0.heir(of: names[own.owner]) } ?? names[own.owner]
    let group = names.place(of: owner)
    places[owner] = group
    if let due = own.due.map(CalendarDate.init(daysSinceEpoch:)), due < day { count(due, of: owner, group) }
    sorter.add(row, to: group)
  }

  /// The row that a reader stands on.
  mutating func row(_ columns: inout ColumnReader) -> FollowUpRow {
    _ = pack(&columns)
    return row.read { $0.followUp(names, heirs) }
  }

  private mutating func pack(_ columns: inout ColumnReader) -> (own: PackedRow.Own, proposal: PackedPlace) {
    row.removeAll()
    return (row.addFollowUp(&columns, &names), row.addProposal(&columns, &names))
  }

  private mutating func count(_ due: CalendarDate, of owner: String, _ group: Int) {
    let one = OverdueCount(institution: owner, overdue: 1, oldestDue: due, daysLateTotal: due.days(to: day))
    late[group] = late[group]?.adding(one) ?? one
  }

  mutating func packed() -> PackedFollowUps {
    PackedFollowUps(sorter.sorted(), names, heirs, late: late, places: places)
  }
}

// MARK: - One follow-up

extension Queries {
  /// What is packed of a follow-up `f`, in this order.
  var packedFollowUpColumns: String {
    "f.number, f.owner, f.due, f.action, f.first_due, f.slips, f.state, f.ended_on, f.is_decision, f.last_entry"
  }
}

extension PackedRow {
  /// What decides where a follow-up stands: the owner is the place of a name.
  typealias Own = (number: Int, owner: Int, due: Int?)

  @discardableResult
  mutating func addFollowUp(_ columns: inout ColumnReader, _ names: inout PackedNames) -> Own {
    let own = (number: columns.number(), owner: names.place(of: columns.text()), due: columns.optional())
    add(own.number)
    add(own.owner)
    add(own.due)
    columns.pack(into: &self)
    add(columns.optional())
    add(columns.number())
    add(names.place(of: columns.text()))
    add(columns.optional())
    for _ in 0..<2 { add(columns.number()) }
    return own
  }
}

extension PackedReader {
  /// A follow-up and its proposal.
  fileprivate mutating func followUp(_ names: PackedNames, _ heirs: Heirs?) -> FollowUpRow {
    let own = followUp(names)
    let row = own.row(of: proposal(names))
    return heirs.map { row.passed(to: $0) } ?? row
  }

  mutating func followUp(_ names: PackedNames) -> LooseFollowUp {
    LooseFollowUp(
      number: number(), owner: names[number()], due: optionalDay(), action: text(), firstDue: optionalDay(),
      slips: number(), state: FollowUpRow.State(rawValue: names[number()]) ?? .open, endedOn: optionalDay(),
      isDecision: number() == 1, lastEntry: day())
  }
}

/// A follow-up without its proposal.
struct LooseFollowUp {
  let number: Int
  let owner: String
  let due: CalendarDate?
  let action: String
  let firstDue: CalendarDate?
  let slips: Int
  let state: FollowUpRow.State
  let endedOn: CalendarDate?
  let isDecision: Bool
  let lastEntry: CalendarDate

  func row(of proposal: ProposalRow) -> FollowUpRow {
    FollowUpRow(
      reference: FollowUpReference(proposal: proposal.reference, number: number), action: action, owner: owner,
      due: due, firstDue: firstDue, slips: slips, state: state, endedOn: endedOn, isDecision: isDecision,
      lastEntry: lastEntry, proposal: proposal)
  }
}
