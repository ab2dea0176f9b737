public import Domain
import GRDB

extension Queries {
  /// Everything that some event is about, in order.
  public func subjects() throws -> [Subject] {
    try String.fetchAll(
      db, sql: "SELECT subject FROM history WHERE since <= ? ORDER BY subject", arguments: [knownTime]
    ).map { Subject($0) }
  }
}
