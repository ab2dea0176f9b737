public import Domain
public import EventLog
public import Projections

/// One commit while it is being decided, under the lock.
///
/// Each event goes into the projection's open transaction as soon as it is decided, so that the next command of
/// the same commit sees it. If anything is refused, the transaction is abandoned and nothing was recorded.
public final class Draft {
  /// The day in the register's time zone.
  public let today: CalendarDate
  public let desk: Desk
  /// The stream that is written.
  public let office: String
  let clock: Clock
  let time: Timestamp
  private let projector: Projector
  private let currentDialogue: String?
  /// What a command expected and found: its further events about other subjects are not measured by it.
  private var expectationsMet: Set<EventID> = []
  private let firstNumber: Int
  /// What is to be written, in order.
  public private(set) var events: [StoredEvent] = []

  init(
    projector: Projector, desk: Desk, office: String, clock: Clock, time: Timestamp, today: CalendarDate,
    firstNumber: Int, currentDialogue: String?
  ) {
    self.projector = projector
    self.desk = desk
    self.office = office
    self.clock = clock
    self.time = time
    self.today = today
    self.firstNumber = firstNumber
    self.currentDialogue = currentDialogue
  }

  /// Questions about today, the events of this commit included.
  public var queries: Queries { projector.queries(on: today) }

  /// Questions about another day, the events of this commit included.
  func queries(on day: CalendarDate) -> Queries { projector.queries(on: day) }

  /// Resolves what people type, the events of this commit included.
  public var references: References { References(queries, currentDialogue: currentDialogue) }

  /// Adds an event that was decided.
  @discardableResult
  func add(
    _ fact: Fact, to subject: Subject, on day: CalendarDate, sharing: Sharing, provenance: Provenance
  ) throws -> EventID {
    try checkBodies(of: fact, in: subject, on: day)
    let (type, data) = EventCodec.encode(fact, provenance)
    return try add(type: type, data: data, to: subject, on: day, sharing: sharing)
  }

  /// Adds an event of which the stored form is known.
  @discardableResult
  func add(type: String, data: DataObject, to subject: Subject, on day: CalendarDate, sharing: Sharing) throws
    -> EventID
  {
    guard events.count < Segment.eventLimit else { throw RegisterFailure.tooManyEvents(Segment.eventLimit) }
    let id = EventID(stream: office, number: firstNumber + events.count)
    let event = StoredEvent(
      id: id, type: type, subject: subject, time: time, effective: day, actor: desk.actor,
      basis: Self.basis(of: try queries.history(of: subject)), sharing: sharing, data: data)
    try projector.take(event, first: firstNumber, command: events.isEmpty ? desk.token : nil)
    events.append(event)
    return id
  }

  /// For each stream the newest event of a history, or that such an event names, sorted by stream.
  public static func basis(of history: [StoredEvent]) -> [EventID] {
    var newest: [String: Int] = [:]
    for id in history.lazy.flatMap({ [$0.id] + $0.basis }) {
      newest[id.stream] = max(newest[id.stream] ?? 0, id.number)
    }
    return newest.map { EventID(stream: $0.key, number: $0.value) }
      .sorted { $0.stream.utf8.lexicographicallyPrecedes($1.stream.utf8) }
  }

  /// Where a fact comes from, with the paper's own number and date filled in.
  func provenance(_ circumstances: Circumstances) throws -> (Provenance, paperDate: CalendarDate?) {
    try circumstances.provenance(references, queries, office: office, isClockFixed: clock.isFixed)
  }

  /// Refuses if somebody has added to the history what the caller has not seen.
  func check(_ expected: EventID?, isNewestOf history: [StoredEvent], _ subject: Subject) throws {
    guard let expected, !expectationsMet.contains(expected) else { return }
    if history.last?.id == expected {
      expectationsMet.insert(expected)
      return
    }
    throw RegisterFailure.changedMeanwhile(subject, expected: expected, heads: history.last.map { [$0.id] } ?? [])
  }

  /// Refuses to write a history in which something is not understood.
  func checkUnderstood(_ history: StandingHistory, _ subject: Subject) throws {
    guard let unknown = history.notUnderstood.first else { return }
    throw RegisterFailure.historyNotUnderstood(subject, event: unknown.event.id, unknown.why)
  }
}
