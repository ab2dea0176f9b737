public import Domain
public import EventLog
import GRDB

/// Which events of the log are asked for; without anything, all.
public struct EventFilter: Sendable, Hashable {
  public var subject: Subject?
  /// Stored names, or the part before the full stop: `proposal.noted`, `follow-up`.
  public var types: [String] = []
  public var actor: String?
  public var stream: String?
  /// Recorded at this time or later.
  public var since: Timestamp?
  /// Recorded at this time or before.
  public var until: Timestamp?

  public init() {}
}

// The log as it was recorded, event by event.
extension Queries {
  /// Events in total order, newest first.
  ///
  /// - Parameters:
  ///   - limit: at most so many; nil = all.
  ///   - isReversed: the oldest of all first.
  public func log(limit: Int?, _ filter: EventFilter = EventFilter(), isReversed: Bool = false) throws -> [LogRow] {
    let order: SQL = isReversed ? "time, stream, number" : "time DESC, stream DESC, number DESC"
    let request: SQL = """
      SELECT \(sql: EventTable.columns), first FROM event WHERE \(condition(filter)) ORDER BY \(order) LIMIT \(limit ?? -1)
      """
    return try SQLRequest<Row>(literal: request).fetchAll(db).map {
      LogRow(event: EventTable.event($0), commit: $0[10])
    }
  }

  /// How many events are known.
  public func eventCount(_ filter: EventFilter = EventFilter()) throws -> Int {
    try SQLRequest<Int>(literal: "SELECT count(*) FROM event WHERE \(condition(filter))").fetchOne(db) ?? 0
  }

  /// Calls back with each event in total order, the oldest first, without its data; one is held at a time.
  public func eachEvent(_ body: (LogRow) throws -> Void) throws {
    let request: SQL = """
      SELECT stream, number, type, subject, time, effective, actor, basis, sharing, NULL, first FROM event
      WHERE \(condition(EventFilter())) ORDER BY time, stream, number
      """
    let rows = try SQLRequest<Row>(literal: request).fetchCursor(db)
    while let row = try rows.next() { try body(LogRow(event: EventTable.event(row), commit: row[10])) }
  }

  /// Calls back with the name of each event as they stand in the files: stream by stream, by number.
  ///
  /// - Parameter limit: only the newest so many; nil = all.
  public func eachName(limit: Int?, _ filter: EventFilter, _ body: (EventID) throws -> Void) throws {
    let newest: SQL = """
      SELECT stream, number FROM event WHERE \(condition(filter))
      ORDER BY time DESC, stream DESC, number DESC LIMIT \(limit ?? -1)
      """
    let request: SQL = "SELECT stream, number FROM (\(newest)) ORDER BY stream, number"
    let rows = try SQLRequest<Row>(literal: request).fetchCursor(db)
    while let row = try rows.next() { try body(EventID(stream: row[0], number: row[1])) }
  }

  /// Calls back with each history as far as it is known, by subject; one is held at a time.
  public func eachHistory(_ body: (Subject, [StoredEvent]) throws -> Void) throws {
    try EventTable(db: db).eachHistory(where: condition(EventFilter())) { subject, events in
      try body(subject, Amendments.withRedactions(events))
    }
  }

  /// The events whose words are gone, or are to go, by somebody's order.
  public func redactedNames() throws -> Set<EventID> { Set(try RedactedTable(db: db).events().map(\.id)) }

  /// The events that are off the record as recorded or as corrected, with every correction and whatever else was said
  /// about them: they leave the house in no form.
  public func offRecordNames() throws -> Set<EventID> {
    let sql = "SELECT DISTINCT subject FROM event WHERE instr(data, '\"offRecord\":true') > 0"
    return try String.fetchAll(db, sql: sql).reduce(into: []) { names, subject in
      names.formUnion(
        OffRecord.names(in: Amendments.withRedactions(try EventTable(db: db).history(of: Subject(subject)))))
    }
  }

  private func condition(_ filter: EventFilter) -> SQL {
    var parts: [SQL] = ["time <= \(knownTime)"]
    if let subject = filter.subject { parts.append("subject = \(subject.description)") }
    if !filter.types.isEmpty {
      let types = filter.types.map { "(type = \($0) OR type LIKE \($0 + ".%"))" as SQL }
      parts.append("(\(types.joined(separator: " OR ")))")
    }
    if let actor = filter.actor { parts.append("actor = \(actor)") }
    if let stream = filter.stream { parts.append("stream = \(stream)") }
    if let since = filter.since { parts.append("time >= \(since.microseconds)") }
    if let until = filter.until { parts.append("time <= \(until.microseconds)") }
    return parts.joined(separator: " AND ")
  }
}

/// What is off the record in a history.
enum OffRecord {
  /// - Parameter history: in total order.
  static func names(in history: [StoredEvent]) -> Set<EventID> {
    // Each event with the one that it is about in the end.
    var roots: [EventID: EventID] = [:]
    var flagged: Set<EventID> = []
    for event in history {
      let target = event.type.hasPrefix("event.") ? event.data?["target"]?.text.flatMap { EventID($0) } : nil
      let root = target.map { roots[$0] ?? $0 } ?? event.id
      roots[event.id] = root
      if let data = event.data, isOffRecord(data) { flagged.insert(root) }
    }
    return Set(roots.filter { flagged.contains($0.value) }.keys)
  }

  private static func isOffRecord(_ data: DataObject) -> Bool {
    data["offRecord"]?.boolean == true || (data["data"]?.object).map(isOffRecord) ?? false
  }
}
