import Domain
import EventLog
import GRDB

/// Goes through the log in total order, from either end, and stops at the events that are asked for.
///
/// In a stream time never goes back, so that the streams are merged as they are and nothing is sorted. An event's
/// history is read only where its place does not already say that it is not wanted.
struct LogWalk {
  /// The part of a stream that is asked for, and how far one has come.
  private struct Lane {
    let stream: String
    let number: UInt32
    var rest: Range<Int>
    /// The next event that is asked for.
    var head: (event: StoredEvent, place: EventPlace)?
  }

  private let finder: EventFinder
  private let wanted: PlaceFilter
  private let isReversed: Bool
  private let withData: Bool
  private var lanes: [Lane]

  /// - Parameters:
  ///   - spans: the numbers of each stream that are asked for.
  ///   - isReversed: the oldest event first.
  init(
    _ db: Database, _ spans: [String: Range<Int>], _ wanted: PlaceFilter, isReversed: Bool, withData: Bool
  ) throws {
    finder = EventFinder(db)
    self.wanted = wanted
    self.isReversed = isReversed
    self.withData = withData
    lanes = try spans.compactMap { [finder] stream, rest in
      try finder.table.decoder.names.number(of: stream).map { Lane(stream: stream, number: $0, rest: rest) }
    }
    for lane in lanes.indices { try advance(lane) }
  }

  mutating func next() throws -> LogRow? {
    let heads = lanes.indices.compactMap { lane in lanes[lane].head.map { (lane, $0) } }
    guard let (lane, head) = heads.min(by: { comes($0.1.event, before: $1.1.event) }) else { return nil }
    try advance(lane)
    return LogRow(event: head.event, commit: head.event.id.number - Int(head.place.distance))
  }

  private func comes(_ one: StoredEvent, before other: StoredEvent) -> Bool {
    let (one, other) = isReversed ? (one, other) : (other, one)
    if one.time != other.time { return one.time < other.time }
    return one.id.stream.utf8.lexicographicallyPrecedes(other.id.stream.utf8)
  }

  private mutating func advance(_ lane: Int) throws {
    lanes[lane].head = nil
    while !lanes[lane].rest.isEmpty {
      let number = isReversed ? lanes[lane].rest.removeFirst() : lanes[lane].rest.removeLast()
      guard let place = try finder.place(stream: lanes[lane].number, number: number), wanted.mayHold(place) else {
        continue
      }
      let id = EventID(stream: lanes[lane].stream, number: number)
      guard let event = try finder.event(id, at: place, withData: withData), wanted.holds(event) else { continue }
      lanes[lane].head = (event, place)
      return
    }
  }
}

/// Which events are asked for, by what their places say.
struct PlaceFilter {
  private let filter: EventFilter
  /// Numbers of the table `name`; nil: any.
  private let types: Set<UInt32>?
  private let actor: UInt32?
  /// Whether no event can have what is asked for.
  private let isEmpty: Bool
  private let typeNames: Set<String>

  init(_ filter: EventFilter, _ db: Database) throws {
    self.filter = filter
    var names: [UInt32: String] = [:]
    for type in filter.types {
      let sql = "SELECT id, word FROM name WHERE word = ? OR word LIKE ?"
      for row in try Row.fetchAll(db, sql: sql, arguments: [type, type + ".%"]) { names[row[0]] = row[1] }
    }
    types = filter.types.isEmpty ? nil : Set(names.keys)
    typeNames = Set(names.values)
    actor = try filter.actor.flatMap { try NameReader(db).number(of: $0) }
    isEmpty = (filter.actor != nil && actor == nil) || types?.isEmpty == true
  }

  /// Whether the event at a place may be asked for.
  func mayHold(_ place: EventPlace) -> Bool {
    if isEmpty { return false }
    if let types, place.type != EventPlace.isElsewhere, !types.contains(UInt32(place.type)) { return false }
    if let actor, place.actor != EventPlace.isElsewhere, actor != UInt32(place.actor) { return false }
    return true
  }

  /// Whether what `mayHold` left open is so.
  func holds(_ event: StoredEvent) -> Bool {
    (types == nil || typeNames.contains(event.type)) && (filter.actor == nil || filter.actor == event.actor)
  }

  /// Whether every place decides.
  func isDecided(by place: EventPlace) -> Bool {
    (types == nil || place.type != EventPlace.isElsewhere)
      && (filter.actor == nil || place.actor != EventPlace.isElsewhere)
  }
}
