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
  private var touched: Set<Subject> = []
  /// In a new file every history is folded once, at the end.
  private let isNew: Bool
  /// Where a new file's events wait for that; nil if they came into the table in another way.
  private let piles: HistoryPiles?
  private let rows: RowWriters
  /// What redactions named while a new file was loaded, which has no index to find events by.
  private var redactedInNew: [EventID] = []

  init(db: Database, isNew: Bool, piles: HistoryPiles? = nil) {
    self.db = db
    self.isNew = isNew
    self.piles = piles
    rows = RowWriters(db)
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
    guard let header = line.header else { return }
    let event = StoredEvent(
      id: header.id, type: header.type, subject: Subject(header.subject), time: header.time,
      effective: header.effective, actor: header.actor, basis: header.basis, sharing: header.sharing, data: nil)
    try insert(event, first: first, basis: line.basisText, command: header.command, data: line.dataBytes)
  }

  /// Takes in an event that is about to be written; the transaction is abandoned if it is not.
  public func take(_ event: StoredEvent, first: Int, command: String?) throws {
    let basis = event.basis.map(\.description).joined(separator: ",")
    try insert(event, first: first, basis: basis, command: command, data: event.data.map { $0.encoded[...] })
    try settle()
  }

  private func insert(
    _ event: StoredEvent, first: Int, basis: String, command: String?, data: ArraySlice<UInt8>?
  ) throws {
    let isRedacted = try !isNew && data != nil && RedactedTable(db: db).names(event.id, type: event.type)
    try EventTable.insert(event, first: first, basis: basis, command: command, data: isRedacted ? nil : data, rows)
    if !isNew, Redaction.unredactable.contains(event.type) { try RedactedTable(db: db).remove(event.id) }
    let targets = target(of: event, data)
    try CursorTable(db: db).note(event.basis + targets, namedIn: event.id.stream)
    if isNew { try piles?.add(event, data: data) } else { touched.insert(event.subject) }
    guard event.type == "event.redacted" else { return }
    for target in targets where Redaction.counts(event.id, naming: target, office: writtenStream) {
      if isNew { redactedInNew.append(target) } else { try removeWords(of: target) }
    }
  }

  /// Takes the data of a redacted event out of the tables; its history then says what stands in its place.
  private func removeWords(of target: EventID) throws {
    let subject = try RedactedTable(db: db).removeWords(of: target)
    if let subject, !isNew { touched.insert(subject) }
  }

  /// Lets the redactions of the stream written here count for other streams, also those that were read before anybody
  /// said which stream that is.
  public func countRedactions() throws {
    guard let writtenStream, !isNew else { return }
    for target in try RedactedTable(db: db).uncounted(of: writtenStream) { try removeWords(of: target) }
  }

  /// The events whose words were removed for good.
  public func redactedEvents() throws -> [RedactedEvent] { try RedactedTable(db: db).events() }

  /// Notes that in a segment no redacted event has its words any more.
  public func note(_ segment: RedactedSegment) throws { try RedactedTable(db: db).note(segment) }

  /// The event that another one is about, where it is about one.
  private func target(of event: StoredEvent, _ data: ArraySlice<UInt8>?) -> [EventID] {
    guard event.type.hasPrefix("event."), let data else { return [] }
    let target = (try? DataValue(reading: data))?.object?["target"]?.text
    return target.flatMap { EventID($0) }.map { [$0] } ?? []
  }

  /// Folds the histories that have new events, so that the state tables show them.
  public func settle() throws {
    let events = EventTable(db: db)
    let tables = StateTables(db: db, rows: rows, isNew: isNew)
    for subject in touched { try tables.fold(subject, events.history(of: subject)) }
    touched.removeAll()
  }

  /// Folds every history of a new projection, and makes the indexes that loading would only have slowed.
  func finishNew() throws {
    try db.execute(sql: Schema.logIndexes)
    for target in redactedInNew { try removeWords(of: target) }
    let tables = StateTables(db: db, rows: rows, isNew: isNew)
    if let piles {
      let redacted = Set(try redactedEvents().map(\.id))
      try piles.eachHistory(without: redacted) { subject, history in try tables.fold(subject, history) }
    } else {
      try EventTable(db: db).eachHistory { subject, history in try tables.fold(subject, history) }
    }
    try db.execute(sql: Schema.stateIndexes)
  }
}
