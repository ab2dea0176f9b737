public import Domain
import GRDB

// Answers of many rows, read once and packed; and what can be counted where it lies.
extension Queries {
  /// Open follow-ups by their owners, those due first in front.
  ///
  /// - Parameters:
  ///   - filter: `institution` is the owner.
  ///   - due: which of them are meant.
  ///   - keeping: what beside that has to hold of a row.
  public func packedFollowUps(
    _ filter: Filter = Filter(), due: DueState, keeping: ((FollowUpRow) throws -> Bool)? = nil
  ) throws -> PackedFollowUps {
    var (columns, packer) = (try packedColumns(filter, due), try FollowUpPacker(self))
    while try columns.next() { try packer.add(&columns, keeping: keeping) }
    return packer.packed()
  }

  /// Calls back with each open follow-up of a sort, in no order.
  public func eachFollowUp(due: DueState, _ body: (FollowUpRow) throws -> Void) throws {
    var (columns, packer) = (try packedColumns(Filter(), due), try FollowUpPacker(self))
    while try columns.next() { try body(packer.row(&columns)) }
  }

  /// What is packed of open follow-ups and of the proposal of each.
  private func packedColumns(_ filter: Filter, _ due: DueState) throws -> ColumnReader {
    let request: SQL = """
      SELECT \(sql: packedFollowUpColumns), \(sql: packedProposalColumns) \(openAndProposals(filter, due, try heirs()))
      """
    return try ColumnReader(request, self)
  }

  /// How many open follow-ups there are of a sort.
  public func openFollowUpCount(_ filter: Filter = Filter(), due: DueState) throws -> Int {
    let request: SQL = "SELECT count(*) \(openAndProposals(filter, due, try heirs()))"
    return try SQLRequest<Int>(literal: request).fetchOne(db) ?? 0
  }

  private func openAndProposals(_ filter: Filter, _ due: DueState, _ heirs: Heirs) -> SQL {
    var conditions = proposalConditions(filter)
    if let institution = filter.institution {
      conditions.append("f.owner IN \(heirs.bodies(answeredForBy: institution))")
    }
    return """
      FROM \(sql: openFollowUps(due: due)) CROSS JOIN proposal p ON p.history = f.history
      WHERE \(conditions.joined(operator: .and))
      """
  }

  /// The rows of ``proposals(_:)``, packed.
  ///
  /// - Parameters:
  ///   - openFollowUps: where the open follow-ups of each are found that are packed with it; nil packs none.
  ///   - keeping: what beside the filter has to hold of a row.
  public func packedProposals(
    _ filter: Filter = Filter(), with openFollowUps: OpenFollowUps? = nil,
    keeping: ((ProposalRow) throws -> Bool)? = nil
  ) throws -> PackedProposals {
    try packed(where: asked(filter), ProposalPacker(self, with: openFollowUps), keeping)
  }

  /// Calls back with each of the rows of ``proposals(_:)``, in no order.
  public func eachProposal(_ filter: Filter = Filter(), _ body: (ProposalRow) throws -> Void) throws {
    var (columns, packer) = (try packedColumns(where: asked(filter)), try ProposalPacker(self))
    while try columns.next() { try body(packer.row(&columns)) }
  }

  private func asked(_ filter: Filter) throws -> [SQL] {
    proposalConditions(filter) + proposalOnlyConditions(filter, try heirs())
  }

  /// The rows of ``proposalsWithoutNextStep(dialogue:)``, packed.
  public func packedWithoutNextStep(
    dialogue: String? = nil, keeping: ((ProposalRow) throws -> Bool)? = nil
  ) throws -> PackedProposals {
    try packed(where: withoutNextStep(dialogue), ProposalPacker(self), keeping)
  }

  /// How many they are.
  public func withoutNextStepCount() throws -> Int {
    let request: SQL = "SELECT count(*) FROM proposal p WHERE \(withoutNextStep(nil).joined(operator: .and))"
    return try SQLRequest<Int>(literal: request).fetchOne(db) ?? 0
  }

  /// The rows of ``silentProposals(days:dialogue:)``, packed.
  public func packedSilent(
    days: Int, dialogue: String? = nil, keeping: ((ProposalRow) throws -> Bool)? = nil
  ) throws -> PackedProposals {
    let packer = try ProposalPacker(self, silentBefore: day.adding(days: -days))
    return try packed(where: notDeferred(dialogue), packer, keeping)
  }

  private func packed(
    where conditions: [SQL], _ packer: ProposalPacker, _ keeping: ((ProposalRow) throws -> Bool)?
  ) throws -> PackedProposals {
    var (columns, packer) = (try packedColumns(where: conditions), packer)
    while try columns.next() { try packer.add(&columns, keeping: keeping) }
    return packer.packed()
  }

  /// What is packed of proposals, and the number of the history of each.
  private func packedColumns(where conditions: [SQL]) throws -> ColumnReader {
    let request: SQL = """
      SELECT \(sql: packedProposalColumns), p.history FROM proposal p WHERE \(conditions.joined(operator: .and))
      """
    return try ColumnReader(request, self)
  }
}

// MARK: - Counts

extension Queries {
  /// The proposals that were tabled in each session, counted; the parts of a split were not.
  public func tabledCounts() throws -> [SessionReference: Int] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.dialogue, p.session, count(*) FROM proposal p
        WHERE p.session IS NOT NULL AND p.part = '' AND \(holds("p")) GROUP BY p.dialogue, p.session
        """)
    return Dictionary(
      rows.map { (SessionReference(dialogue: $0[0], number: $0[1]), $0[2] as Int) }
    ) { first, _ in first }
  }

  /// The open follow-ups of each owner, counted.
  public func openCounts() throws -> [String: Int] {
    let heirs = try heirs()
    // Each half is counted from its index alone.
    let halves = openSpans("f").map { half in
      "SELECT (SELECT word FROM name WHERE id = f.owner), count(*) FROM follow_up_span f WHERE \(half) GROUP BY f.owner"
    }
    return try Row.fetchAll(db, sql: halves.joined(separator: " UNION ALL ")).reduce(into: [:]) { counts, row in
      counts[heirs.heir(of: row[0]), default: 0] += row[1] as Int
    }
  }

  /// The proposals of each dialogue, counted.
  public func proposalCounts() throws -> [String: ProposalCount] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.dialogue, count(*), sum(p.is_open = 1 AND p.is_standing = 0), sum(p.is_open = 1 AND p.is_standing = 1)
        FROM proposal p WHERE \(holds("p")) GROUP BY p.dialogue
        """)
    return Dictionary(
      rows.map { ($0[0] as String, ProposalCount(all: $0[1], open: $0[2], standing: $0[3])) }
    ) { first, _ in first }
  }
}

/// Which open follow-ups are meant.
public enum DueState: Sendable {
  /// Those due before the day asked about.
  case overdue
  /// Those without a due day.
  case undated
  /// Those due in these days.
  case within(ClosedRange<CalendarDate>)
}

extension DueState {
  /// In SQL, on a table of follow-ups by its name or alias.
  ///
  /// - Parameter day: the one asked about.
  func condition(_ table: String, on day: CalendarDate) -> String {
    switch self {
    case .overdue: "\(table).due < \(day.daysSinceEpoch)"
    case .undated: "\(table).due IS NULL"
    case .within(let days):
      "\(table).due BETWEEN \(days.lowerBound.daysSinceEpoch) AND \(days.upperBound.daysSinceEpoch)"
    }
  }
}

/// How many proposals there are in one place.
public struct ProposalCount: Sendable, Hashable {
  public var all = 0
  /// Of which more is expected, without the standing commitments.
  public var open = 0
  /// Standing commitments that go on.
  public var standing = 0

  public init(all: Int = 0, open: Int = 0, standing: Int = 0) {
    self.all = all
    self.open = open
    self.standing = standing
  }
}
