public import Domain
import GRDB

// What a whole file of commands asks at once, instead of row by row.
extension Queries {
  /// The tokens of a stream that begin with a text, each with the type of the first event of its commit.
  public func tokens(beginningWith text: String, in stream: String) throws -> [String: String] {
    // Behind every token that begins so: tokens are ASCII.
    let sql = "SELECT token, type FROM token WHERE token >= ? AND token < ? AND stream = ?"
    let rows = try Row.fetchAll(db, sql: sql, arguments: [text, text + "\u{7F}", stream])
    return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
  }

  /// Every proposal that any event names as its subject, also one that was entered in error.
  public func proposalsEver() throws -> [ProposalReference] {
    try String.fetchAll(db, sql: "SELECT subject FROM history").compactMap { ProposalReference($0) }
  }
}
