public import Domain
import EventLog
import GRDB

// Where words that are to be removed stand once more.
extension Queries {
  /// The events in whose data any of some texts stands, letter for letter, in total order.
  public func events(repeating texts: [String]) throws -> [(id: EventID, subject: Subject)] {
    guard !texts.isEmpty else { return [] }
    // As a string of the log has it, without its quotation marks.
    let written = texts.map { String(decoding: DataValue.string($0).encoded.dropFirst().dropLast(), as: UTF8.self) }
    var found: [(event: StoredEvent, subject: Subject)] = []
    let decoder = EventDecoder(db)
    try eachHistory(holding: written) { subject, records in
      found += try decoder.events(records, of: subject, withBasis: false, withData: false).map { ($0, subject) }
    }
    return found.sorted { one, other in
      (one.event.time, one.event.id.stream, one.event.id.number)
        < (other.event.time, other.event.id.stream, other.event.id.number)
    }.map { (id: $0.event.id, subject: $0.subject) }
  }
}
