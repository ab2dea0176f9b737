public import Domain
import GRDB

// How proposals belong together: which one goes on in which.
extension Queries {
  /// The proposals whose history names another one as what they continue, replace, depend on or were split into.
  ///
  /// Only where to look: whether it holds at the moment asked about is for the folded state to say.
  public func proposalsNaming(_ reference: ProposalReference) throws -> [ProposalReference] {
    let sql = """
      SELECT DISTINCT subject FROM event
      WHERE (\(Self.linking)) AND instr(data, ?) > 0 AND time <= \(knownTime) ORDER BY subject
      """
    return try String.fetchAll(db, sql: sql, arguments: ["\"\(reference.text)\""]).compactMap { text in
      ProposalReference(text).flatMap { $0 == reference ? nil : $0 }
    }
  }

  /// The events that can name another proposal; an index over them has the same condition.
  static let linking = """
    type IN ('proposal.related', 'proposal.split', 'event.corrected')
      OR (type = 'proposal.status-changed' AND instr(data, '"by":"') > 0)
    """
}
