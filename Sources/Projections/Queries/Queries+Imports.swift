public import Domain
import GRDB

// What imports have recorded, and where somebody went on after them.
extension Queries {
  /// What the token of an imported row looks like: the beginning of the file's digest, a colon, and the row.
  private static let importToken = String(repeating: "[0-9a-f]", count: 32) + ":[0-9]*"

  /// The proposals of which an import recorded something, and of which something else was recorded after that.
  public func proposalsChangedSinceImport() throws -> Set<ProposalReference> {
    let sql = """
      WITH imported(stream, start) AS MATERIALIZED (
        SELECT stream, first FROM event WHERE command GLOB ?
      )
      SELECT event.subject FROM event
      LEFT JOIN imported ON imported.stream = event.stream AND imported.start = event.first
      GROUP BY event.subject
      HAVING max(CASE WHEN imported.start IS NULL THEN event.time END)
        >= min(CASE WHEN imported.start IS NOT NULL THEN event.time END)
      """
    return Set(
      try String.fetchAll(db, sql: sql, arguments: [Self.importToken]).compactMap { ProposalReference($0) })
  }

  /// The events of a proposal that imports recorded.
  public func importedEvents(of reference: ProposalReference) throws -> Set<EventID> {
    let sql = """
      SELECT event.stream, event.number FROM event
      JOIN event AS start ON start.stream = event.stream AND start.number = event.first
      WHERE event.subject = ? AND start.command GLOB ?
      """
    let rows = try Row.fetchAll(db, sql: sql, arguments: [reference.text, Self.importToken])
    return Set(rows.map { EventID(stream: $0[0], number: $0[1]) })
  }
}
