public import Domain
import GRDB

// Answers of many rows, read once and packed.
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
    // Each is of a proposal that was tabled: without a condition on those they are counted in their indexes alone.
    let spans = openSpans("s", due: due).map { "SELECT s.id FROM follow_up_span s WHERE \($0)" }
    let request: SQL =
      filter == Filter()
      ? "SELECT count(*) FROM (\(sql: spans.joined(separator: " UNION ALL ")))"
      : "SELECT count(*) \(openAndProposals(filter, due, try heirs()))"
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
  var isOverdue: Bool { if case .overdue = self { true } else { false } }

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
