public import Domain
import GRDB

extension Queries {
  /// Everything that some event is about, in order.
  public func subjects() throws -> [Subject] {
    try String.fetchAll(
      db, sql: "SELECT DISTINCT subject FROM event WHERE time <= ? ORDER BY subject", arguments: [knownTime]
    ).map { Subject($0) }
  }
}
