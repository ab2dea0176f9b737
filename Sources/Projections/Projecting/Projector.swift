public import Domain
public import EventLog
import Foundation
import GRDB

/// Takes events into the projection, inside one transaction: rows and cursor are written together or not at all.
///
/// Valid only inside the call that hands it out.
public final class Projector {
  let db: Database
  /// The stream that is written here: its redactions count for the events of every stream.
  public var writtenStream: String?
  /// In a new file every history is folded once, at the end.
  private let isNew: Bool
  private let rows: RowWriters
  private let names: NameTable
  private let counts: Counting
  private let intake: EventIntake
  /// What redactions named while a new file was loaded.
  private var redactedInNew: Set<EventID> = []
  /// The highest events of other streams that were named while a new file was loaded.
  private var namedInNew: [String: Int] = [:]

  /// - Parameter piles: where a new file's events wait until all have come; nil in a file that has its tables.
  init(db: Database, piles: HistoryPiles? = nil) throws {
    self.db = db
    isNew = piles != nil
    rows = RowWriters(db, isNew: isNew)
    names = NameTable(db, isNew: isNew)
    // In less memory fewer changes are held too: at the usual limit just as many as may be.
    counts = Counting(db, most: piles.map { min(Counting.most, $0.memoryLimit >> 9) } ?? Counting.most)
    intake = try EventIntake(db, rows, names, piles: piles)
  }

  /// Questions about a day, with everything that was taken in; `settle` first.
  public func queries(on day: CalendarDate) -> Queries { Queries(db: db, moment: Moment(day: day)) }

  /// Tables in memory made from the events that were known.
  public func past(_ known: Moment.Known) throws -> Projection { try Projection.past(known, from: db) }

  /// How far each stream has been read.
  public func positions() throws -> [String: StreamPosition] { try CursorTable(db: db).positions() }

  /// The highest event of each stream that an event of another stream names.
  public func highestNamed() throws -> [String: Int] { try CursorTable(db: db).highestNamed() }

  /// Says how far a stream has been read.
  public func setPosition(_ position: StreamPosition, of stream: String) throws {
    try CursorTable(db: db).set(position, of: stream)
  }

  /// Takes in a line of the log; a withheld one has nothing to show.
  ///
  /// - Parameter first: the number of the first event of its commit.
  public func take(_ line: LogLine, first: Int) throws {
    try line.withParts { try insert(EventIntake.Event(stream: line.stream, parts: $0, first: first)) }
  }

  /// Takes in an event that is about to be written; the transaction is abandoned if it is not.
  public func take(_ event: StoredEvent, first: Int, command: String?) throws {
    try event.withParts(command: command) {
      try insert(EventIntake.Event(stream: event.id.stream, parts: $0, first: first))
    }
    if !isNew { try settle() }
  }

  private func insert(_ event: EventIntake.Event) throws {
    let parts = event.parts
    let id = EventID(stream: event.stream, number: parts.number)
    let type = isNew ? "" : String(decoding: parts.type, as: UTF8.self)
    let isRedacted = try !isNew && parts.data != nil && RedactedTable(db: db).names(id, type: type)
    try intake.add(event, withData: !isRedacted)
    if !isNew, Redaction.unredactable.contains(type) { try RedactedTable(db: db).remove(id) }
    let targets = target(of: parts)
    try note(event, targets)
    guard !targets.isEmpty, String(decoding: parts.type, as: UTF8.self) == "event.redacted" else { return }
    for target in targets where Redaction.counts(id, naming: target, office: writtenStream) {
      if isNew { redactedInNew.insert(target) } else { try removeWords(of: target) }
    }
  }

  /// Notes the events of other streams that an event names.
  private func note(_ event: EventIntake.Event, _ targets: [EventID]) throws {
    if targets.isEmpty, event.staysInStream { return }
    let basis = String(decoding: event.parts.basis, as: UTF8.self).split(separator: ",").compactMap { EventID($0) }
    let named = (basis + targets).filter { $0.stream != event.stream }
    if isNew {
      for id in named { namedInNew[id.stream] = max(namedInNew[id.stream] ?? 0, id.number) }
    } else {
      try CursorTable(db: db).note(named)
    }
  }

  /// Takes the data of a redacted event out of the tables; its history then says what stands in its place.
  private func removeWords(of target: EventID) throws {
    try intake.settlePlaces()
    let place = try EventFinder(db).place(target)
    let type = try place.flatMap { try intake.type(of: target, at: $0) }
    if let type, Redaction.unredactable.contains(type) { return }
    let isHeld = try place.map { try intake.removeData(of: target, in: Int($0.history)) } ?? false
    try RedactedTable(db: db).note(target, stoodHere: isHeld)
  }

  /// Lets the redactions of the stream written here count for other streams, also those that were read before anybody
  /// said which stream that is.
  public func countRedactions() throws {
    guard let writtenStream, !isNew else { return }
    try settle()
    for target in try RedactedTable(db: db).uncounted(of: writtenStream) { try removeWords(of: target) }
  }

  /// The events whose words were removed for good.
  public func redactedEvents() throws -> [RedactedEvent] { try RedactedTable(db: db).events() }

  /// Notes that in a segment no redacted event has its words any more.
  public func note(_ segment: RedactedSegment) throws { try RedactedTable(db: db).note(segment) }

  /// The event that another one is about, where it is about one.
  private func target(of parts: LogLine.Parts) -> [EventID] {
    guard parts.type.first == UInt8(ascii: "e"), parts.type.starts(with: "event.".utf8), let data = parts.data else {
      return []
    }
    let target = (try? DataValue(reading: data))?.object?["target"]?.text
    return target.flatMap { EventID($0) }.map { [$0] } ?? []
  }

  /// Folds the histories that have new events, so that the state tables show them.
  public func settle() throws {
    if isNew { return }
    let tables = StateTables(db: db, rows: rows, names: names, counts: counts, isNew: false)
    try intake.write(tables.fold)
    try counts.write()
  }

  /// Folds every history of a new projection, and makes the indexes that loading would only have slowed.
  ///
  /// - Parameter progress: is told how many histories are folded.
  func finishNew(_ progress: HistoryProgress) throws {
    let tables = StateTables(db: db, rows: rows, names: names, counts: counts, isNew: true)
    let redactions = NewRedactions(db, redactedInNew)
    try intake.writeNew(redactions.redacted, progress, tables.fold)
    try counts.write()
    try redactions.finish()
    try CursorTable(db: db).note(namedInNew.map { EventID(stream: $0.key, number: $0.value) })
    try db.execute(sql: Schema.logIndexes)
    try db.execute(sql: Schema.stateIndexes)
  }
}

/// Takes the words out of the events that redactions named while a new file was loaded.
private final class NewRedactions {
  private let db: Database
  private let decoder: EventDecoder
  private var unseen: Set<EventID>

  init(_ db: Database, _ named: Set<EventID>) {
    self.db = db
    decoder = EventDecoder(db)
    unseen = named
  }

  /// An event as it may be written.
  func redacted(_ record: EventRecord) throws -> EventRecord {
    if unseen.isEmpty { return record }
    let id = try decoder.id(record.head)
    guard unseen.remove(id) != nil, try !Redaction.unredactable.contains(decoder.names[record.head.type]) else {
      return record
    }
    try RedactedTable(db: db).note(id, stoodHere: record.data != nil)
    return record.withoutData
  }

  /// Those that have not come yet will come without their words.
  func finish() throws {
    for id in unseen { try RedactedTable(db: db).note(id, stoodHere: false) }
  }
}

extension StoredEvent {
  /// Calls back with its parts as they would stand in a line.
  fileprivate func withParts(command: String?, _ body: (LogLine.Parts) throws -> Void) throws {
    let texts = [
      type, subject.description, actor, basis.map { "\($0)" }.joined(separator: ","), command ?? "",
    ].map { Array($0.utf8) }
    let bytes = texts.flatMap { $0 } + (data?.encoded ?? [])
    try bytes.withUnsafeBytes { raw in
      var (at, parts) = (0, [UnsafeRawBufferPointer]())
      for text in texts {
        parts.append(UnsafeRawBufferPointer(rebasing: raw[at..<at + text.count]))
        at += text.count
      }
      let data = data == nil ? nil : UnsafeRawBufferPointer(rebasing: raw[at...])
      try body(
        LogLine.Parts(
          number: id.number, time: time, effective: effective, sharing: sharing, more: false, type: parts[0],
          subject: parts[1], actor: parts[2], basis: parts[3], command: parts[4], data: data))
    }
  }
}
