import Domain
import EventLog
import Foundation
import GRDB

/// The events of a projection that were known at a moment, for tables of their own.
struct PastEvents {
  private let source: Database
  private let known: Moment.Known
  private let finder: EventFinder
  private let tokens: [EventID: String]
  private let words: [EventID: Data]

  init(_ source: Database, _ known: Moment.Known) throws {
    self.source = source
    self.known = known
    finder = EventFinder(source)
    let rows = try Row.fetchAll(source, sql: "SELECT token, stream, number FROM token")
    tokens = Dictionary(rows.map { (EventID(stream: $0[1], number: $0[2]), $0[0] as String) }) { first, _ in first }
    // A redaction counts for every moment: the words that it took out are not what was known before either, whoever
    // held them then.
    let redacted = RedactedTable(db: source)
    words = try redacted.standIns().merging(redacted.replacements()) { _, replacement in replacement }
  }

  /// Gives them to other tables, with how far each stream has been read.
  func hand(to projector: Projector) throws {
    try finder.table.eachRow { subject, records in
      let subject = Subject(subject)
      for event in try finder.table.decoder.events(records, of: subject) where known.holds(event.id, event.time) {
        let distance = try finder.place(event.id).map { Int($0.distance) } ?? 0
        let data = try words[event.id].map { try DataValue(reading: $0).object }
        try projector.take(
          data.map(event.with) ?? event, first: event.id.number - distance, command: tokens[event.id])
      }
    }
    for (stream, position) in try CursorTable(db: source).positions() {
      try projector.setPosition(position, of: stream)
    }
  }
}

extension StoredEvent {
  /// The same event with other data.
  fileprivate func with(_ data: DataObject?) -> StoredEvent {
    StoredEvent(
      id: id, type: type, subject: subject, time: time, effective: effective, actor: actor, basis: basis,
      sharing: sharing, data: data)
  }
}
