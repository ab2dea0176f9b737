import Domain
import GRDB

/// The open follow-ups of one proposal after the other, each asked for when it is needed.
///
/// Valid only inside the call that hands out the queries.
public final class OpenFollowUps {
  private let queries: Queries
  private let heirs: Heirs?
  private let statement: Statement
  private var columns: ColumnReader

  /// - Parameter queries: about which moment.
  public init(_ queries: Queries) throws {
    self.queries = queries
    heirs = try queries.heirs().unlessEmpty
    // A proposal is given by its reference, or by the number of its history.
    statement = try queries.db.makeStatement(
      sql: """
        SELECT \(queries.packedFollowUpColumns)
        FROM (SELECT coalesce(?2, (SELECT id FROM history WHERE subject = ?1)) AS history) p
        CROSS JOIN follow_up f ON f.id BETWEEN \(HistoryRows.range("p.history"))
        WHERE f.state = 'open' AND \(queries.holds("f"))
        """)
    columns = ColumnReader(statement, queries)
  }

  /// Those of a proposal, those due first in front, undated ones last.
  public func of(_ proposal: ProposalRow) throws -> [FollowUpRow] {
    var (names, row, count) = (PackedNames(), PackedRow(), 0)
    columns.restart(proposal.reference.text, nil)
    while try columns.next() {
      row.addFollowUp(&columns, &names)
      count += 1
    }
    if count == 0 { return [] }
    let rows = row.read { reader in (0..<count).map { _ in reader.followUp(names).row(of: proposal) } }
    return (heirs.map { heirs in rows.map { $0.passed(to: heirs) } } ?? rows).inOrder
  }

  /// Packs how many there are of the proposal with a history, and each of them, in no order.
  func pack(of history: Int, into row: inout PackedRow, _ names: inout PackedNames) throws {
    var (open, count) = (PackedRow(), 0)
    columns.restart(nil, history)
    while try columns.next() {
      open.addFollowUp(&columns, &names)
      count += 1
    }
    row.add(count)
    row.append(open)
  }
}

extension [FollowUpRow] {
  /// Those due first in front, undated ones last.
  var inOrder: [FollowUpRow] {
    count < 2 ? self : sorted { ($0.dueOrNever, $0.reference.number) < ($1.dueOrNever, $1.reference.number) }
  }
}

extension FollowUpRow {
  fileprivate var dueOrNever: Int { due?.daysSinceEpoch ?? Int.max }
}
