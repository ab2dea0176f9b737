import Domain
import EventLog
import Foundation
import GRDB

/// Reads the events as they were read from the log, history by history.
struct HistoryTable {
  let db: Database
  let decoder: EventDecoder

  init(db: Database) {
    self.db = db
    decoder = EventDecoder(db)
  }

  /// The number of a subject's history; nil if there is none.
  func number(of subject: String) throws -> Int? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM history WHERE subject = ?")
    return try Int.fetchOne(statement, arguments: [subject])
  }

  /// A history in total order: every event with this subject.
  func history(of subject: Subject) throws -> [StoredEvent] {
    let statement = try db.cachedStatement(sql: "SELECT events FROM history WHERE subject = ?")
    guard let bytes = try Data.fetchOne(statement, arguments: [subject.description]) else { return [] }
    return try Self.records(bytes) { try decoder.events($0, of: subject) }
  }

  /// Calls back with each whole history, ordered by subject.
  ///
  /// - Parameters:
  ///   - mark: only those that have it, of which there are few; all without one.
  ///   - condition: on the columns of the table.
  ///   - order: by which column; `id`, as they lie in the file, is the quickest.
  func eachHistory(
    marked mark: HistoryMarks? = nil, where condition: SQL = "1", order: String = "subject",
    _ body: (Subject, [StoredEvent]) throws -> Void
  ) throws {
    try eachRow(marked: mark, where: condition, order: order) { subject, records in
      let subject = Subject(subject)
      try body(subject, try decoder.events(records, of: subject))
    }
  }

  /// Calls back with each history as it stands there.
  ///
  /// - Parameter order: a column; by number, as they lie in the file, without one.
  func eachRow(
    marked mark: HistoryMarks? = nil, where condition: SQL = "1", order: String = "id",
    _ body: (String, [EventRecord]) throws -> Void
  ) throws {
    // Left alone, SQLite takes the index that gives the order, and reads every history.
    let (source, marked) = mark.map { ("history INDEXED BY \($0.index)", $0.condition) } ?? ("history", "1")
    let request: SQL = """
      SELECT subject, events FROM \(sql: source) WHERE \(sql: marked) AND \(condition) ORDER BY \(sql: order)
      """
    let rows = try SQLRequest<Row>(literal: request).fetchCursor(db)
    while let row = try rows.next() {
      let subject: String = row[0]
      try row.withUnsafeData(atIndex: 1) { bytes in
        try Self.records(bytes ?? Data()) { try body(subject, $0) }
      }
    }
  }

  /// Calls back with one history by its number.
  func withHistory<Answer>(_ number: Int, _ body: (String, [EventRecord]) throws -> Answer) throws -> Answer? {
    let statement = try db.cachedStatement(sql: "SELECT subject, events FROM history WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
    let (subject, bytes): (String, Data) = (row[0], row[1])
    return try Self.records(bytes) { try body(subject, $0) }
  }

  /// Reads the events of a history, which are valid only inside the call.
  static func records<Answer>(_ bytes: Data, _ body: ([EventRecord]) throws -> Answer) throws -> Answer {
    try bytes.withUnsafeBytes { try body(EventRecords($0).records) }
  }
}

/// Events by their names.
///
/// Neighbours in a stream often belong to one history: the one that was read last is kept.
final class EventFinder {
  let table: HistoryTable
  private let places: PlaceReader
  private var last: (number: UInt32, subject: Subject, events: Data)?

  init(_ db: Database) {
    table = HistoryTable(db: db)
    places = PlaceReader(db)
  }

  /// Where an event stands; nil if it is not held.
  func place(_ id: EventID) throws -> EventPlace? {
    guard let stream = try table.decoder.names.number(of: id.stream) else { return nil }
    return try places.place(stream: Int(stream), number: id.number)
  }

  func place(stream: UInt32, number: Int) throws -> EventPlace? {
    try places.place(stream: Int(stream), number: number)
  }

  /// The event, in the history that it belongs to.
  func event(_ id: EventID, at place: EventPlace, withData: Bool = true) throws -> StoredEvent? {
    let history = try history(place.history)
    return try HistoryTable.records(history.events) { records in
      for record in records where record.head.number == id.number {
        guard try table.decoder.names[record.head.stream] == id.stream else { continue }
        return try table.decoder.event(record, of: history.subject, withData: withData)
      }
      return nil
    }
  }

  /// Whether every event of a stream is held.
  ///
  /// - Parameter size: the number of the last one.
  func isWhole(_ stream: String, size: Int) throws -> Bool {
    guard let number = try table.decoder.names.number(of: stream) else { return false }
    let sql = "SELECT count FROM held WHERE stream = ?"
    return try Int.fetchOne(table.db, sql: sql, arguments: [Int(number)]) == size
  }

  /// The streams of which events are held, each with the number of the last one.
  func streams() throws -> [(name: String, size: Int)] {
    var (streams, from) = ([(name: String, size: Int)](), 0)
    while let row = try Int.fetchOne(
      table.db, sql: "SELECT id FROM place WHERE id >= ? ORDER BY id LIMIT 1", arguments: [from])
    {
      let stream = row >> PlaceTable.streamBits
      from = (stream + 1) << PlaceTable.streamBits
      let last = try Row.fetchOne(
        table.db, sql: "SELECT id, length(events) FROM place WHERE id < ? ORDER BY id DESC LIMIT 1", arguments: [from])
      guard let last else { continue }
      let block = (last[0] as Int) & (1 << PlaceTable.streamBits - 1)
      streams.append(
        (
          name: try table.decoder.names[UInt32(clamping: stream)],
          size: block * PlaceTable.blockLength + (last[1] as Int) / EventPlace.length
        ))
    }
    return streams
  }

  func event(_ id: EventID, withData: Bool = true) throws -> StoredEvent? {
    try place(id).flatMap { try event(id, at: $0, withData: withData) }
  }

  private func history(_ number: UInt32) throws -> (subject: Subject, events: Data) {
    if let last, last.number == number { return (last.subject, last.events) }
    let statement = try table.db.cachedStatement(sql: "SELECT subject, events FROM history WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [Int(number)]) else { throw EventRecord.damage }
    let history = (subject: Subject(row[0] as String), events: row[1] as Data)
    last = (number, history.subject, history.events)
    return history
  }
}
