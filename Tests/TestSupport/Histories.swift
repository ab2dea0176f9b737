public import Domain
public import EventLog

/// Events of several streams for tests that need no files: each a second after the one before, if nothing is waited for.
public struct Histories {
  /// In total order.
  public private(set) var events: [StoredEvent] = []
  private var ids: [String: Int] = [:]
  private var seconds = 0

  public init() {}

  static let start = Timestamp(date: "2026-01-01", secondsOfDay: 0)

  /// Lets time pass before the next event.
  public mutating func wait(seconds: Int) { self.seconds += seconds }

  /// Adds a fact.
  @discardableResult
  public mutating func add(
    _ fact: Fact, to subject: Subject, on day: CalendarDate, stream: String = "mea", sharing: Sharing = .internal,
    provenance: Provenance = Provenance()
  ) -> EventID {
    let (type, data) = EventCodec.encode(fact, provenance)
    return add(type: type, data: data, to: subject, on: day, stream: stream, sharing: sharing)
  }

  /// Adds a fact about a proposal.
  @discardableResult
  public mutating func add(
    _ fact: ProposalEvent, to reference: ProposalReference = "JPHLEPD-9-05", on day: CalendarDate,
    stream: String = "mea", sharing: Sharing = .internal
  ) -> EventID {
    add(.proposal(fact), to: .proposal(reference), on: day, stream: stream, sharing: sharing)
  }

  /// Adds an event that says something about another one, in that one's history.
  @discardableResult
  public mutating func amend(
    _ type: String, _ target: EventID, _ members: DataObject = DataObject(), on day: CalendarDate = "2026-01-02",
    stream: String = "mea"
  ) -> EventID {
    var data: DataObject = ["target": .string("\(target)")]
    for member in members.members { data[member.name] = member.value }
    let subject = events.first { $0.id == target }?.subject ?? .proposal("JPHLEPD-9-05")
    return add(type: type, data: data, to: subject, on: day, stream: stream, sharing: .internal)
  }

  /// Adds an event of any type; without data it is one whose words were removed.
  @discardableResult
  public mutating func add(
    type: String, data: DataObject?, to subject: Subject = .proposal("JPHLEPD-9-05"), on day: CalendarDate,
    stream: String = "mea", sharing: Sharing = .internal
  ) -> EventID {
    seconds += 1
    let id = EventID(stream: stream, number: (ids[stream] ?? 0) + 1)
    ids[stream] = id.number
    let history = events.filter { $0.subject == subject }
    let newest = Dictionary(history.map { ($0.id.stream, $0.id) }) { max($0, $1, by: \.number) }
    events.append(
      StoredEvent(
        id: id, type: type, subject: subject, time: Self.start.adding(seconds: seconds), effective: day,
        actor: "mea.d3", basis: newest.values.sorted { $0.stream < $1.stream }, sharing: sharing, data: data))
    return id
  }

  /// Takes the words out of an event, as the next writer does after a redaction.
  public mutating func removeWords(of id: EventID) {
    events = events.map { event in
      guard event.id == id else { return event }
      return StoredEvent(
        id: id, type: event.type, subject: event.subject, time: event.time, effective: event.effective,
        actor: event.actor, basis: event.basis, sharing: event.sharing, data: nil)
    }
  }
}

private func max(_ left: EventID, _ right: EventID, by key: KeyPath<EventID, Int>) -> EventID {
  left[keyPath: key] < right[keyPath: key] ? right : left
}
