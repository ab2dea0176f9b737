public import Domain
import GRDB

extension Queries {
  /// Follow-ups, those due first in front, undated ones last.
  ///
  /// - Parameters:
  ///   - filter: `institution` is the owner; `isOpen` and `isOverdue` are about the follow-up.
  ///   - due: only those due in these days.
  ///   - limit: so many at most; nil for all.
  public func followUps(
    _ filter: Filter = Filter(), due: ClosedRange<CalendarDate>? = nil, limit: Int? = nil
  ) throws -> [FollowUpRow] {
    var conditions = proposalConditions(filter)
    let heirs = try heirs()
    if let institution = filter.institution {
      conditions.append("f.owner IN \(heirs.bodies(answeredForBy: institution))")
    }
    let isOpen = filter.isOpen || filter.isOverdue
    let within = due.map { DueState.within($0) }
    let source: SQL = "\(sql: isOpen ? openFollowUps(due: filter.isOverdue ? .overdue : within) : "follow_up f")"
    if !isOpen { conditions.append("\(sql: holds("f"))") }
    if !isOpen || filter.isOverdue, let within { conditions.append("\(sql: within.condition("f", on: day))") }
    let request: SQL = """
      SELECT f.number AS f_number, f.action, f.owner, f.due, f.first_due, f.slips, f.state, f.ended_on,
        f.is_decision, f.last_entry AS f_last_entry, \(sql: proposalColumns)
      FROM \(source) CROSS JOIN proposal p ON p.history = f.history
      WHERE \(conditions.joined(operator: .and))
      ORDER BY f.due IS NULL, f.due, p.dialogue, p.session IS NULL, p.session, p.number, p.part, f.number
      LIMIT \(limit ?? -1)
      """
    return try SQLRequest<Row>(literal: request).fetchCursor(db).kept { followUp($0)?.passed(to: heirs) }
  }

  /// The first of the open follow-ups that are due in some days, in their order.
  public func firstFollowUps(_ count: Int, due days: ClosedRange<CalendarDate>) throws -> [FollowUpRow] {
    let due = openSpans("s", due: .within(days)).map { "SELECT s.due FROM follow_up_span s WHERE \($0)" }
    // Only what is due up to the day of the last one is read.
    let last = try Int.fetchOne(
      db, sql: due.joined(separator: " UNION ALL ") + " ORDER BY due LIMIT 1 OFFSET \(max(0, count - 1))")
    var open = Filter()
    open.isOpen = true
    let end = last.map { CalendarDate(daysSinceEpoch: $0) } ?? days.upperBound
    return try followUps(open, due: days.lowerBound...end, limit: count)
  }

  /// Open proposals, not deferred and not standing, without an open follow-up that has a date.
  public func proposalsWithoutNextStep(dialogue: String? = nil) throws -> [ProposalRow] {
    try proposals(where: withoutNextStep(dialogue))
  }

  /// Open proposals, not deferred, without any entry for more than so many days.
  public func silentProposals(days: Int, dialogue: String? = nil) throws -> [ProposalRow] {
    let rows = try proposals(where: notDeferred(dialogue))
    let silent = rows.enumerated().filter { $0.element.lastEntry < day.adding(days: -days) }
    return silent.sorted { ($0.element.lastEntry, $0.offset) < ($1.element.lastEntry, $1.offset) }.map(\.element)
  }

  /// The conditions of open proposals that are not deferred.
  func notDeferred(_ dialogue: String?) -> [SQL] {
    [
      "p.is_open = 1 AND p.status <> 'deferred' AND p.dialogue = ifnull(\(dialogue), p.dialogue)",
      "\(sql: holds("p"))",
    ]
  }

  /// The conditions of those of them that are not standing, and have no open follow-up with a date.
  func withoutNextStep(_ dialogue: String?) -> [SQL] {
    notDeferred(dialogue) + [isWithoutNextStep]
  }

  /// The condition of the latter by itself.
  var isWithoutNextStep: SQL {
    """
    p.is_standing = 0 AND NOT EXISTS (SELECT 1 FROM follow_up_span f
      WHERE \(sql: belongs("f")) AND f.state = 0 AND f.due IS NOT NULL AND \(sql: holds("f")))
    """
  }

  func followUp(_ row: Row) -> FollowUpRow? {
    guard let proposal = proposal(row), let state = FollowUpRow.State(rawValue: row["state"]) else { return nil }
    return FollowUpRow(
      reference: FollowUpReference(proposal: proposal.reference, number: row["f_number"]), action: row["action"],
      owner: row["owner"], due: row.day("due"), firstDue: row.day("first_due"), slips: row["slips"], state: state,
      endedOn: row.day("ended_on"), isDecision: row["is_decision"],
      lastEntry: CalendarDate(daysSinceEpoch: row["f_last_entry"]), proposal: proposal)
  }
}
