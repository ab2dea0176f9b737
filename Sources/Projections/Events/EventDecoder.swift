import Domain
import EventLog
import GRDB

/// Makes events of the bytes of histories.
struct EventDecoder {
  let names: NameReader

  init(_ db: Database) { names = NameReader(db) }

  /// The events of one history.
  ///
  /// - Parameters:
  ///   - withBasis: whether what they were decided on is read; nothing is folded of it.
  ///   - withData: whether their data is read.
  func events(
    _ records: [EventRecord], of subject: Subject, withBasis: Bool = true, withData: Bool = true
  ) throws -> [StoredEvent] {
    try records.map { try event($0, of: subject, withBasis: withBasis, withData: withData) }
  }

  func event(
    _ record: EventRecord, of subject: Subject, withBasis: Bool = true, withData: Bool = true
  ) throws -> StoredEvent {
    let head = record.head
    return StoredEvent(
      id: try id(head), type: try names[head.type], subject: subject,
      time: Timestamp(microseconds: head.time), effective: CalendarDate(daysSinceEpoch: head.effective),
      actor: try names[head.actor], basis: withBasis ? try basis(of: record) : [], sharing: head.sharing,
      data: withData ? record.data.flatMap { try? DataObject(checked: $0) } : nil)
  }

  func id(_ head: EventRecord.Head) throws -> EventID {
    EventID(stream: try names[head.stream], number: head.number)
  }

  private func basis(of record: EventRecord) throws -> [EventID] {
    switch record.basis {
    case .none: []
    case .own(let number): [EventID(stream: try names[record.head.stream], number: number)]
    case .text(let text): String(decoding: text, as: UTF8.self).split(separator: ",").compactMap { EventID($0) }
    }
  }

  /// The events in total order: time, stream, number.
  func ordered(_ records: [EventRecord]) throws -> [EventRecord] {
    if zip(records, records.dropFirst()).allSatisfy({ Self.isUsual($0.head, $1.head) }) { return records }
    return try records.sorted { try isBefore($0.head, $1.head) }
  }

  private static func isUsual(_ one: EventRecord.Head, _ other: EventRecord.Head) -> Bool {
    one.time < other.time || (one.time == other.time && one.stream == other.stream && one.number < other.number)
  }

  func isBefore(_ one: EventRecord.Head, _ other: EventRecord.Head) throws -> Bool {
    if one.time != other.time { return one.time < other.time }
    if one.stream == other.stream { return one.number < other.number }
    return try names[one.stream].utf8.lexicographicallyPrecedes(names[other.stream].utf8)
  }
}
