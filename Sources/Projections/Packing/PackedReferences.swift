import Domain
public import EventLog
import GRDB

/// The references of proposals in their order, packed, where nothing else is wanted of them.
public struct PackedReferences: Sequence, Sendable {
  private let rows: SortedRows

  fileprivate init(_ rows: SortedRows) { self.rows = rows }

  public var count: Int { rows.count }

  /// What kept them from being read to the end; nil where nothing did.
  public var failure: FileFailure? { rows.failure }

  public func makeIterator() -> AnyIterator<String> { rows.rows(of: [0]) { $0.text() } }
}

extension Queries {
  /// The references of ``silentProposals(days:dialogue:)``.
  ///
  /// - Parameter keeping: what has to hold of a proposal.
  public func silentReferences(
    days: Int, keeping: ((ProposalRow) throws -> Bool)? = nil
  ) throws -> PackedReferences {
    guard let keeping else { return try silentReferences(before: day.adding(days: -days).daysSinceEpoch) }
    var (sorter, row) = (rowSorter(), PackedRow())
    let silent = try packedSilent(days: days, keeping: keeping)
    for (place, proposal) in silent.enumerated() {
      row.removeAll()
      row.order(by: place)
      row.add(proposal.reference.text)
      sorter.add(row)
    }
    if let failure = silent.failure { throw failure }
    return PackedReferences(sorter.sorted())
  }

  private func silentReferences(before day: Int) throws -> PackedReferences {
    var columns = try ColumnReader(
      """
      SELECT p.entries, p.dialogue, p.session, p.number, p.part, p.reference
      FROM proposal p WHERE \(notDeferred(nil).joined(operator: .and))
      """, self)
    var (sorter, row) = (rowSorter(), PackedRow())
    while try columns.next() {
      let lastEntry = columns.lastEntry()
      if lastEntry >= day { continue }
      row.removeAll()
      row.order(by: lastEntry)
      row.order(by: columns.text())
      row.order(by: columns.optional() ?? .max)
      row.order(by: columns.number())
      row.order(by: columns.text())
      columns.pack(into: &row)
      sorter.add(row)
    }
    return PackedReferences(sorter.sorted())
  }
}
