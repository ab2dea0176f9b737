public import Domain

/// Open follow-ups of one moment, packed, by their owners; each is made into a row when it is reached.
public struct PackedFollowUps: Sendable {
  private var pages = PackedPages()
  private var names = PackedNames()
  private var byOwner: [String: [PackedKey]] = [:]
  private let heirs: Heirs
  private let passesOn: Bool

  init(_ heirs: Heirs) {
    self.heirs = heirs
    passesOn = !heirs.codes.isEmpty
  }

  /// Those who own any, in no order.
  public var owners: [String] { Array(byOwner.keys) }

  public var count: Int { byOwner.values.reduce(0) { $0 + $1.count } }

  /// Those that are overdue on a day, counted by owner, most first.
  public func overdueCounts(on day: CalendarDate) -> [OverdueCount] {
    let counts = byOwner.compactMap { owner, keys -> OverdueCount? in
      let late = keys.lazy.map { Int($0.first) }.filter { $0 < day.daysSinceEpoch }
      guard let oldest = late.min() else { return nil }
      return OverdueCount(
        institution: owner, overdue: late.count, oldestDue: CalendarDate(daysSinceEpoch: oldest),
        daysLateTotal: late.reduce(0) { $0 + day.daysSinceEpoch - $1 })
    }
    return OverdueCount.ranked(counts)
  }

  /// Those of the owners given, one owner's after the other's, those due first in front.
  public func rows(of owners: [String]) -> AnyIterator<FollowUpRow> {
    var keys = owners.lazy.flatMap { byOwner[$0] ?? [] }.makeIterator()
    return AnyIterator { keys.next().map { row(at: $0.place) } }
  }

  private func row(at place: UInt32) -> FollowUpRow {
    let row = pages.read(at: place) { reader in
      let own = reader.followUp(names)
      return own.row(of: reader.proposal(names))
    }
    return passesOn ? row.passed(to: heirs) : row
  }

  mutating func add(_ columns: inout ColumnReader, keeping: ((FollowUpRow) -> Bool)?) {
    let place = pages.begin()
    let own = pages.addFollowUp(&columns, &names)
    var key = pages.addProposal(&columns, &names).0
    if let keeping, !keeping(row(at: place)) { return pages.takeBack(place) }
    (key.first, key.followUp, key.place) = (Int32(clamping: own.due ?? .max), Int32(clamping: own.number), place)
    let owner = names[own.owner]
    byOwner[passesOn ? heirs.heir(of: owner) : owner, default: []].append(key)
  }

  /// Puts the rows of each owner into their order.
  mutating func sort() {
    for (owner, keys) in byOwner {
      let ranks = DialogueRanks(keys, names)
      byOwner[owner] = keys.sorted { ranks.precedes($0, $1) }
    }
  }
}

/// The open follow-ups of a moment by their proposals, packed.
public struct OpenFollowUps: Sendable {
  private struct Held {
    let place: UInt32
    /// The one of the same proposal that was read before; -1: there is none.
    let before: Int32
  }

  private var pages = PackedPages()
  private var names = PackedNames()
  private var all: [Held] = []
  private var last: [String: Int32] = [:]
  private let heirs: Heirs
  private let passesOn: Bool

  init(_ heirs: Heirs) {
    self.heirs = heirs
    passesOn = !heirs.codes.isEmpty
  }

  mutating func add(_ columns: inout ColumnReader) {
    let place = pages.begin()
    _ = pages.addFollowUp(&columns, &names)
    let proposal = columns.text()
    all.append(Held(place: place, before: last[proposal] ?? -1))
    last[proposal] = Int32(truncatingIfNeeded: all.count - 1)
  }

  /// Those of a proposal, those due first in front, undated ones last.
  public func of(_ proposal: ProposalRow) -> [FollowUpRow] {
    guard var place = last[proposal.reference.text] else { return [] }
    var rows: [FollowUpRow] = []
    while place >= 0 {
      let held = all[Int(place)]
      let row = pages.read(at: held.place) { $0.followUp(names) }.row(of: proposal)
      rows.append(passesOn ? row.passed(to: heirs) : row)
      place = held.before
    }
    if rows.count == 1 { return rows }
    return rows.sorted { ($0.dueOrNever, $0.reference.number) < ($1.dueOrNever, $1.reference.number) }
  }
}

extension FollowUpRow {
  fileprivate var dueOrNever: Int { due?.daysSinceEpoch ?? Int.max }
}

// MARK: - One follow-up

extension Queries {
  /// What is packed of a follow-up `f`, in this order.
  var packedFollowUpColumns: String {
    "f.number, f.owner, f.due, f.action, f.first_due, f.slips, f.state, f.ended_on, f.is_decision, f.last_entry"
  }
}

extension PackedPages {
  mutating func addFollowUp(
    _ columns: inout ColumnReader, _ names: inout PackedNames
  ) -> (number: Int, owner: Int, due: Int?) {
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
