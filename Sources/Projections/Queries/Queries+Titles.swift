public import Domain
import GRDB

extension Queries {
  /// The proposals of a dialogue that bear a title, whatever its case, the newest reference first.
  public func proposals(titled title: String, in dialogue: String) throws -> [ProposalReference] {
    let sql = """
      SELECT p.reference FROM proposal p WHERE p.dialogue = ? AND p.title = ? COLLATE NOCASE AND \(holds("p"))
      ORDER BY p.session DESC, p.number DESC
      """
    return try String.fetchAll(db, sql: sql, arguments: [dialogue, title]).compactMap { ProposalReference($0) }
  }
}
