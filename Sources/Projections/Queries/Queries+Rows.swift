import Domain
import GRDB

// Answers of many rows, read once and packed; and what can be counted where it lies.
extension Queries {
  /// Every open follow-up, by its proposal.
  public func openFollowUps(dialogue: String? = nil) throws -> OpenFollowUps {
    var request: SQL = "SELECT \(sql: packedFollowUpColumns), f.proposal FROM \(sql: openFollowUps)"
    if let dialogue {
      request +=
        " CROSS JOIN proposal p ON p.history = f.history WHERE p.dialogue = \(dialogue) AND \(sql: holds("p"))"
    }
    var columns = try ColumnReader(request, self)
    var packed = OpenFollowUps(try heirs())
    while try columns.next() { packed.add(&columns) }
    return packed
  }

  /// Open follow-ups by their owners, those due first in front.
  ///
  /// - Parameters:
  ///   - filter: `institution` is the owner.
  ///   - due: whether the overdue ones are meant, or those without a date.
  ///   - keeping: what beside that has to hold of a row.
  public func packedFollowUps(
    _ filter: Filter = Filter(), due: DueState, keeping: ((FollowUpRow) -> Bool)? = nil
  ) throws -> PackedFollowUps {
    let heirs = try heirs()
    let request: SQL = """
      SELECT \(sql: packedFollowUpColumns), \(sql: packedProposalColumns) \(openAndProposals(filter, due, heirs))
      """
    var columns = try ColumnReader(request, self)
    var packed = PackedFollowUps(heirs)
    while try columns.next() { packed.add(&columns, keeping: keeping) }
    packed.sort()
    return packed
  }

  /// How many open follow-ups there are of a sort.
  public func openFollowUpCount(_ filter: Filter = Filter(), due: DueState) throws -> Int {
    let request: SQL = "SELECT count(*) \(openAndProposals(filter, due, try heirs()))"
    return try SQLRequest<Int>(literal: request).fetchOne(db) ?? 0
  }

  private func openAndProposals(_ filter: Filter, _ due: DueState, _ heirs: Heirs) -> SQL {
    var conditions = proposalConditions(filter)
    conditions.append(due == .overdue ? "f.due < \(day.daysSinceEpoch)" : "f.due IS NULL")
    if let institution = filter.institution {
      conditions.append("f.owner IN \(heirs.bodies(answeredForBy: institution))")
    }
    return """
      FROM \(sql: openFollowUps) CROSS JOIN proposal p ON p.history = f.history
      WHERE \(conditions.joined(operator: .and))
      """
  }

  /// The rows of ``proposals(_:)``, packed.
  ///
  /// - Parameter keeping: what beside the filter has to hold of a row.
  public func packedProposals(
    _ filter: Filter = Filter(), keeping: ((ProposalRow) -> Bool)? = nil
  ) throws -> PackedProposals {
    let heirs = try heirs()
    let conditions = proposalConditions(filter) + proposalOnlyConditions(filter, heirs)
    return try packed(where: conditions, heirs, keeping)
  }

  /// The rows of ``proposalsWithoutNextStep(dialogue:)``, packed.
  public func packedWithoutNextStep(
    dialogue: String? = nil, keeping: ((ProposalRow) -> Bool)? = nil
  ) throws -> PackedProposals {
    try packed(where: withoutNextStep(dialogue), try heirs(), keeping)
  }

  /// The rows of ``silentProposals(days:dialogue:)``, packed.
  public func packedSilent(
    days: Int, dialogue: String? = nil, keeping: ((ProposalRow) -> Bool)? = nil
  ) throws -> PackedProposals {
    try packed(where: notDeferred(dialogue), try heirs(), silentBefore: day.adding(days: -days), keeping)
  }

  private func packed(
    where conditions: [SQL], _ heirs: Heirs, silentBefore: CalendarDate? = nil, _ keeping: ((ProposalRow) -> Bool)?
  ) throws -> PackedProposals {
    let request: SQL = """
      SELECT \(sql: packedProposalColumns) FROM proposal p WHERE \(conditions.joined(operator: .and))
      """
    var columns = try ColumnReader(request, self)
    var packed = PackedProposals(heirs)
    while try columns.next() { packed.add(&columns, silentBefore: silentBefore, keeping: keeping) }
    packed.sort()
    return packed
  }
}

// MARK: - Counts

extension Queries {
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

  /// The overdue follow-ups of each dialogue, counted.
  public func overdueCountsByDialogue() throws -> [String: Int] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.dialogue, count(*) FROM \(openFollowUps) CROSS JOIN proposal p ON p.history = f.history
        WHERE f.due < \(day.daysSinceEpoch) AND \(holds("p")) GROUP BY p.dialogue
        """)
    return Dictionary(rows.map { ($0[0] as String, $0[1] as Int) }) { first, _ in first }
  }
}

/// Which open follow-ups are meant.
public enum DueState: Sendable {
  /// Those due before the day asked about.
  case overdue
  /// Those without a due day.
  case undated
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
