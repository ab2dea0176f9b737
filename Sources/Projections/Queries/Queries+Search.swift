public import Domain
public import EventLog
import GRDB

/// A history in which words may stand.
///
/// Valid only inside the call that hands it out: its events are read from the bytes of the table.
public struct SearchedHistory {
  public let subject: Subject
  /// Whether each event says what it says by itself: none was ever corrected, withdrawn, shared or redacted, whatever of
  /// that was known.
  public let isPlain: Bool
  fileprivate let records: [EventRecord]
  fileprivate let decoder: EventDecoder

  /// The events of which the texts may hold all the words: those that do, and some others.
  public func events(mayHold words: SearchWords) throws -> [StoredEvent] {
    try decoder.events(records.filter { Self.may($0, hold: words) }, of: subject, withBasis: false)
  }

  /// The events of some types.
  public func events(of types: Set<String>) throws -> [StoredEvent] {
    let records = try records.filter { try types.contains(decoder.names[$0.head.type]) }
    return try decoder.events(records, of: subject, withBasis: false)
  }

  private static func may(_ record: EventRecord, hold words: SearchWords) -> Bool {
    record.data.map { words.mayStand(in: $0) } ?? false
  }
}

extension Queries {
  /// Calls back with each history in which all the words may stand in one event, whether or not it holds, in no order.
  ///
  /// From the index where it covers everything that is recorded, else from all histories.
  public func eachHistory(mayHold words: SearchWords, _ body: (SearchedHistory) throws -> Void) throws {
    let index = SearchIndex(db: db)
    let condition = try index.isComplete() ? index.condition(words) : "1"
    let (known, amending) = (knownTime, try numbersOfAmending())
    try histories.eachRow(where: condition) { subject, records in
      // Also what was redacted only later has its words no more, and is told by what stands in their place.
      let isPlain = !records.contains { amending.contains($0.head.type) }
      let records = moment.known == nil ? records : records.filter { $0.head.time <= known }
      try body(
        SearchedHistory(subject: Subject(subject), isPlain: isPlain, records: records, decoder: histories.decoder))
    }
  }
}

extension Queries {
  /// The types of events about other events, as numbers of the table `name`; few enough to be looked through.
  private func numbersOfAmending() throws -> [UInt32] {
    try Int.fetchAll(db, sql: "SELECT id FROM name WHERE word >= 'event.' AND word < 'event/'").map {
      UInt32(clamping: $0)
    }
  }
}

extension Projection {
  /// Brings the full text index up to date, so that a search need not read every event.
  ///
  /// - Parameter progress: is told how many histories are in it, where all of them are put in.
  public func prepareSearch(progress: HistoryProgress = { _, _ in }) throws {
    let day = CalendarDate(daysSinceEpoch: 0)
    if try ask(Moment(day: day), { try SearchIndex(db: $0.db).isComplete() }) { return }
    try update { projector in
      try SearchIndex(db: projector.queries(on: day).db).carryOn(progress)
      return (answer: (), keep: true)
    }
  }
}
