public import Domain
public import EventLog
import GRDB

// Which entries name something, which commit an entry belongs to, and which papers there are.
extension Queries {
  /// The subjects with an event in whose data a text stands as a whole value, and those that belong to a dialogue of
  /// that name.
  ///
  /// Only where to look: whether it holds at the moment asked about is for the folded history to say.
  public func subjects(naming text: String) throws -> [Subject] {
    let sql = """
      SELECT DISTINCT subject FROM event
      WHERE (instr(data, ?) > 0 OR instr(data, ?) > 0 OR subject LIKE ? OR subject LIKE ?) AND time <= \(knownTime)
      ORDER BY subject
      """
    let arguments: StatementArguments = ["\"\(text)\"", "\"\(text).", "\(text)-%", "session/\(text)-%"]
    return try String.fetchAll(db, sql: sql, arguments: arguments).map { Subject($0) }
  }

  /// The subjects with an event that rests on a paper.
  public func subjects(citing paper: String) throws -> [Subject] {
    let sql = "SELECT DISTINCT subject FROM event WHERE instr(data, ?) > 0 AND time <= \(knownTime) ORDER BY subject"
    return try String.fetchAll(db, sql: sql, arguments: ["\"paper\":\"\(paper)\""]).map { Subject($0) }
  }

  /// The events of the commit to which an event belongs, in order; empty if it is not known.
  public func commit(of id: EventID) throws -> [StoredEvent] {
    let sql = """
      SELECT \(EventTable.columns) FROM event
      WHERE stream = ? AND first = (SELECT first FROM event WHERE stream = ? AND number = ?) AND time <= \(knownTime)
      ORDER BY number
      """
    return try Row.fetchAll(db, sql: sql, arguments: [id.stream, id.stream, id.number]).map(EventTable.event)
  }

  /// The newest event of a stream that an actor recorded, before a number.
  public func newestEvent(of actor: String, in stream: String, before number: Int = .max) throws -> EventID? {
    let sql = "SELECT max(number) FROM event WHERE stream = ? AND actor = ? AND number < ? AND time <= \(knownTime)"
    return try Int.fetchOne(db, sql: sql, arguments: [stream, actor, number]).map {
      EventID(stream: stream, number: $0)
    }
  }

  /// The papers that were ever logged, withdrawn ones included, by stream and number; one stream's, or all.
  public func paperReferences(of stream: String? = nil) throws -> [PaperReference] {
    let sql = """
      SELECT DISTINCT subject FROM event
      WHERE subject >= 'paper/' AND subject < 'paper0' AND time <= \(knownTime)
      """
    return try String.fetchAll(db, sql: sql).compactMap { PaperReference($0.dropFirst("paper/".count)) }
      .filter { stream == nil || $0.stream == stream }
      .sorted { ($0.stream, $0.number) < ($1.stream, $1.number) }
  }

  /// A paper's state on the day asked about.
  public func paperState(_ reference: PaperReference) throws -> Paper {
    Paper.folding(try standingHistory(of: .paper("\(reference)")).paperFacts).state
  }
}
