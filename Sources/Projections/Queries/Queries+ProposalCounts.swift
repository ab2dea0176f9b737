public import Domain
import GRDB

// Proposals that are counted: from the counts that are carried on where they are settled by the day (`SettledCount`), one
// by one where they change after it, and where it is asked what was known at a time.
extension Queries {
  /// The proposals of each dialogue, counted.
  public func proposalCounts() throws -> [String: ProposalCount] {
    let counted = """
      SELECT dialogue, sum(count), sum(iif(\(Self.isGoingOn), count, 0)), sum(iif(\(Self.isStanding), count, 0))
      FROM settled_count c WHERE \(isCounted) GROUP BY dialogue
      """
    let isUnsettled = try isUnsettled
    let single = """
      SELECT p.dialogue, count(*), sum(p.is_open = 1 AND p.is_standing = 0), sum(p.is_open = 1 AND p.is_standing = 1)
      FROM proposal p WHERE \(isUnsettled) AND \(holds("p")) GROUP BY p.dialogue
      """
    return try Row.fetchAll(db, sql: "\(counted) UNION ALL \(single)").reduce(into: [:]) { counts, row in
      counts[row[0], default: ProposalCount()] += ProposalCount(all: row[1], open: row[2], standing: row[3])
    }
  }

  /// The proposals that were tabled in each session, counted; the parts of a split were not.
  public func tabledCounts() throws -> [SessionReference: Int] {
    let counted = """
      SELECT dialogue, session, sum(count) FROM settled_count c
      WHERE session >= 0 AND \(SettledCount.Sort.condition("sort", [], not: .part)) AND \(isCounted)
      GROUP BY dialogue, session
      """
    let isUnsettled = try isUnsettled
    let single = """
      SELECT p.dialogue, p.session, count(*) FROM proposal p
      WHERE p.session IS NOT NULL AND p.part = '' AND \(isUnsettled) AND \(holds("p")) GROUP BY p.dialogue, p.session
      """
    return try Row.fetchAll(db, sql: "\(counted) UNION ALL \(single)").reduce(into: [:]) { counts, row in
      guard (row[2] as Int) > 0 else { return }
      counts[SessionReference(dialogue: row[0], number: row[1]), default: 0] += row[2] as Int
    }
  }

  /// How many proposals ``proposalsWithoutNextStep(dialogue:)`` gives.
  public func withoutNextStepCount() throws -> Int {
    try count(
      SettledCount.Sort.condition("sort", .open, not: [.deferred, .standing, .hasNextStep]),
      single: "SELECT count(*) FROM proposal p WHERE \(withoutNextStep(nil).joined(operator: .and))")
  }

  /// How many proposals ``silentProposals(days:dialogue:)`` gives.
  public func silentCount(days: Int) throws -> Int {
    let before = day.adding(days: -days).daysSinceEpoch
    var silent = try count(
      "\(SettledCount.Sort.condition("sort", .open, not: .deferred)) AND last_entry < \(before)")
    var columns = try ColumnReader(
      "SELECT p.entries FROM proposal p WHERE \(sql: try isUnsettled) AND \(notDeferred(nil).joined(operator: .and))",
      self)
    while try columns.next() {
      if columns.lastEntry() < before { silent += 1 }
    }
    return silent
  }

  /// Proposals that are deferred, by dialogue, session and number.
  public func deferredProposals() throws -> [ProposalRow] {
    let settled: SQL = "p.history IN (SELECT history FROM proposal_place WHERE \(sql: SettledCount.isDeferred))"
    return try proposals(where: [
      "(\(settled) OR (\(sql: isUnsettled)))", "p.status = \(Status.deferred.rawValue)", "\(sql: holds("p"))",
    ])
  }

  /// Those of a sort that are settled; and those that another statement counts.
  private func count(_ sort: String, single: SQL? = nil) throws -> Int {
    let sql = "SELECT ifnull(sum(count), 0) FROM settled_count c WHERE \(sort) AND \(isCounted)"
    let counted = try Int.fetchOne(db, sql: sql) ?? 0
    guard let single else { return counted }
    return counted + (try SQLRequest<Int>(literal: "\(single) AND \(sql: isUnsettled)").fetchOne(db) ?? 0)
  }

  // MARK: - Which are counted

  private static let isGoingOn = SettledCount.Sort.condition("sort", .open, not: .standing)
  private static let isStanding = SettledCount.Sort.condition("sort", [.open, .standing])

  /// Whether a count is of proposals that are settled by the day.
  private var isCounted: String { moment.knowsAll ? "c.last_entry <= \(day.daysSinceEpoch)" : "FALSE" }

  /// Whether a proposal `p` is not among those that are counted.
  private var isUnsettled: String {
    get throws {
      guard moment.knowsAll else { return "TRUE" }
      let isLater = "last_entry > \(day.daysSinceEpoch)"
      let count = try Int.fetchOne(db, sql: "SELECT ifnull(sum(count), 0) FROM settled_count WHERE \(isLater)") ?? 0
      // A few are found by the index; to hold the numbers of many takes more than to look at all.
      let isFound = count > 1 << 12 ? "" : " AND p.history IN (SELECT history FROM proposal_place WHERE \(isLater))"
      return "p.\(isLater)\(isFound)"
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

  public static func += (one: inout ProposalCount, other: ProposalCount) {
    one.all += other.all
    one.open += other.open
    one.standing += other.standing
  }
}
