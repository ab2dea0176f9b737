import Domain
import EventLog
import Projections

/// Writes a history for a test, one event after the other, as an office would have recorded it.
struct EventWriter {
  private(set) var events: [StoredEvent] = []
  private let stream: String
  private let actor: String

  init(stream: String, actor: String) {
    self.stream = stream
    self.actor = actor
  }

  /// Records a fact on a day, the recording made on the same day unless another is given.
  @discardableResult
  mutating func record(
    _ fact: Fact, about subject: Subject, on day: CalendarDate, recorded: CalendarDate? = nil,
    _ provenance: Provenance = Provenance()
  ) -> EventID {
    let (type, data) = EventCodec.encode(fact, provenance)
    return write(type, data, about: subject, on: day, recorded: recorded)
  }

  /// Writes an event of any type, also one that the catalogue does not know.
  @discardableResult
  mutating func write(
    _ type: String, _ data: DataObject?, about subject: Subject, on day: CalendarDate, recorded: CalendarDate? = nil
  ) -> EventID {
    let id = EventID(stream: stream, number: events.count + 1)
    // Times never run backwards in a stream.
    let clock = Timestamp(date: recorded ?? day, secondsOfDay: 9 * 3600)
    let time = events.last.map { max(clock, $0.time.adding(seconds: 60)) } ?? clock
    events.append(
      StoredEvent(
        id: id, type: type, subject: subject, time: time, effective: day, actor: actor, basis: [],
        sharing: .internal, data: data))
    return id
  }

  /// The projection of what was written.
  func projection() throws -> Projection {
    try ProjectionFolder.buildInMemory { projector in
      for event in events { try projector.take(event, first: event.id.number, command: nil) }
      let end = StreamPosition(
        size: events.count, lastLeaf: .zero, lastTime: events.last?.time, lastLineOffset: 0, endOffset: 0,
        identity: .unknown)
      try projector.setPosition(end, of: stream)
    }
  }
}
