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
    if let subject = filter.subject {
      let rows = try rows(of: subject, filter)
      return Array((isReversed ? rows : rows.reversed()).prefix(limit ?? rows.count))
    }
    var walk = try walk(filter, isReversed: isReversed)
    var rows: [LogRow] = []
    while rows.count < limit ?? .max, let row = try walk.next() { rows.append(row) }
    return rows
  }

  /// The same of what stands before a number in each stream.
  func log(limit: Int, _ filter: EventFilter, before number: Int) throws -> [LogRow] {
    let spans = try spans(filter).mapValues { $0.clamped(to: 0..<number) }
    var walk = try LogWalk(db, spans, PlaceFilter(filter, db), isReversed: false, withData: false)
    var rows: [LogRow] = []
    while rows.count < limit, let row = try walk.next() { rows.append(row) }
    return rows
  }

  /// Calls back with the events of ``log(limit:_:isReversed:)``, without their data, so many at a time.
  ///
  /// - Parameter size: how many at a time; those of one subject come all at once.
  package func eachPart(
    of size: Int, limit: Int, _ filter: EventFilter, isReversed: Bool, _ body: ([LogRow]) throws -> Void
  ) throws {
    if filter.subject != nil { return try body(log(limit: limit, filter, isReversed: isReversed)) }
    var walk = try walk(filter, isReversed: isReversed, withData: false)
    var (part, left) = ([LogRow](), limit)
    while left > 0, let row = try walk.next() {
      part.append(row)
      left -= 1
      if part.count == size || left == 0 {
        try body(part)
        part.removeAll(keepingCapacity: true)
      }
    }
    if !part.isEmpty { try body(part) }
  }

  /// How many events are known.
  public func eventCount(_ filter: EventFilter = EventFilter()) throws -> Int {
    if let subject = filter.subject { return try rows(of: subject, filter).count }
    var (count, counted) = (0, Set<String>())
    if filter.types.isEmpty, filter.actor == nil {
      // Nothing but numbers is asked for.
      let (finder, spans) = (EventFinder(db), try spans(filter))
      for (stream, size) in try finder.streams() where try finder.isWhole(stream, size: size) {
        count += spans[stream]?.count ?? 0
        counted.insert(stream)
      }
    }
    try eachPlace(filter, except: counted) { _, _ in count += 1 }
    return count
  }

  /// Calls back with each event in total order, the oldest first, without its data; one is held at a time.
  public func eachEvent(_ body: (LogRow) throws -> Void) throws {
    var walk = try walk(EventFilter(), isReversed: true, withData: false)
    while let row = try walk.next() { try body(row) }
  }

  /// Calls back with the name of each event as they stand in the files: stream by stream, by number.
  ///
  /// - Parameter limit: only the newest so many; nil = all.
  public func eachName(limit: Int?, _ filter: EventFilter, _ body: (EventID) throws -> Void) throws {
    if limit == nil, filter.subject == nil { return try eachPlace(filter) { id, _ in try body(id) } }
    let names = try log(limit: limit, filter).map(\.event.id)
    for name in names.sorted(by: { ($0.stream, $0.number) < ($1.stream, $1.number) }) { try body(name) }
  }

  /// Calls back with each history as far as it is known, by subject; one is held at a time.
  public func eachHistory(_ body: (Subject, [StoredEvent]) throws -> Void) throws {
    try histories.eachHistory(where: "since <= \(knownTime)") { subject, events in
      try body(subject, known(of: events))
    }
  }

  /// Calls back with each history that has events which are asked for: all of it as far as it is known, in total order,
  /// and those events; one is held at a time.
  package func eachHistory(
    with filter: EventFilter, _ body: (Subject, [StoredEvent], [LogRow]) throws -> Void
  ) throws {
    if let subject = filter.subject {
      let rows = try rows(of: subject, filter)
      return rows.isEmpty ? () : try body(subject, history(of: subject), rows)
    }
    let (finder, spans, wanted) = (EventFinder(db), try spans(filter), try PlaceFilter(filter, db))
    try histories.eachHistory(where: "since <= \(knownTime)", order: "id") { subject, events in
      let rows = try events.compactMap { event in try row(of: event, finder, spans, wanted) }
      if rows.isEmpty { return }
      try body(subject, known(of: events), rows)
    }
  }

  /// The events whose words are gone, or are to go, by somebody's order.
  public func redactedNames() throws -> Set<EventID> { Set(try RedactedTable(db: db).events().map(\.id)) }

  /// The events that are off the record as recorded or as corrected, with every correction and whatever else was said
  /// about them: they leave the house in no form.
  public func offRecordNames() throws -> Set<EventID> {
    var names: Set<EventID> = []
    try histories.eachHistory(marked: .offRecord) { _, events in
      names.formUnion(OffRecord.names(in: Amendments.withRedactions(events)))
    }
    return names
  }

  private func walk(_ filter: EventFilter, isReversed: Bool, withData: Bool = true) throws -> LogWalk {
    try LogWalk(db, spans(filter), PlaceFilter(filter, db), isReversed: isReversed, withData: withData)
  }

  /// The events of one subject in total order.
  private func rows(of subject: Subject, _ filter: EventFilter) throws -> [LogRow] {
    let (finder, spans, wanted) = (EventFinder(db), try spans(filter), try PlaceFilter(filter, db))
    return try finder.table.history(of: subject).compactMap { try row(of: $0, finder, spans, wanted) }
  }

  /// An event as the log has it; nil if it is not asked for.
  private func row(
    of event: StoredEvent, _ finder: EventFinder, _ spans: [String: Range<Int>], _ wanted: PlaceFilter
  ) throws -> LogRow? {
    guard spans[event.id.stream]?.contains(event.id.number) == true, wanted.holds(event),
      let place = try finder.place(event.id)
    else { return nil }
    return LogRow(event: event, commit: event.id.number - Int(place.distance))
  }

  /// Calls back with each event, stream by stream, by number.
  func eachPlace(
    _ filter: EventFilter, except skipped: Set<String> = [], _ body: (EventID, EventPlace) throws -> Void
  ) throws {
    let (finder, wanted) = (EventFinder(db), try PlaceFilter(filter, db))
    for (stream, span) in try spans(filter).sorted(by: { $0.key < $1.key }) where !skipped.contains(stream) {
      guard let lane = try finder.table.decoder.names.number(of: stream) else { continue }
      for number in span {
        guard let place = try finder.place(stream: lane, number: number), wanted.mayHold(place) else { continue }
        let id = EventID(stream: stream, number: number)
        if !wanted.isDecided(by: place) {
          guard let event = try finder.event(id, at: place, withData: false), wanted.holds(event) else { continue }
        }
        try body(id, place)
      }
    }
  }

  /// The numbers of each stream that were recorded in the time asked about.
  private func spans(_ filter: EventFilter) throws -> [String: Range<Int>] {
    var spans: [String: Range<Int>] = [:]
    for (stream, size) in try EventFinder(db).streams() where filter.stream == nil || filter.stream == stream {
      let until = min(knownTime, filter.until?.microseconds ?? knownTime)
      let last = try lastRecorded(of: stream, size: size, upTo: until) ?? 0
      let before = try filter.since.flatMap {
        try lastRecorded(of: stream, size: size, upTo: $0.microseconds - 1)
      }
      let first = (before ?? 0) + 1
      if first <= last { spans[stream] = first..<last + 1 }
    }
    return spans
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
