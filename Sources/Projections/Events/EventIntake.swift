import Domain
import EventLog
import Foundation
import GRDB

/// Takes events into the tables: those of a new file all at once, later ones history by history.
final class EventIntake {
  /// An event as it stands in its line.
  struct Event {
    let stream: String
    let parts: LogLine.Parts
    /// The number of the first event of its commit.
    let first: Int
    let basis: EventRecord.Basis

    init(stream: String, parts: LogLine.Parts, first: Int) {
      self.stream = stream
      self.parts = parts
      self.first = first
      basis = parts.basis.isEmpty ? .none : parts.basisNumber(in: stream).map { .own($0) } ?? .text(parts.basis)
    }

    /// Whether it was decided on nothing that stands in another stream.
    var staysInStream: Bool {
      switch basis {
      case .none, .own: true
      case .text: false
      }
    }
  }

  private let db: Database
  private let names: NameTable
  private let rows: RowWriters
  private let places: PlaceTable
  private let marker: HistoryMarker
  private let decoder: EventDecoder
  /// Where the events of a new file wait until all have come; nil in a file that has its histories.
  private let piles: HistoryPiles?
  /// The subjects of a new file; the number of a history is one more than its subject's.
  private var subjects = ByteNames()
  /// What came to each history since it was last written.
  private var pending: [Int: [UInt8]] = [:]
  /// The stream of the event that was added last.
  private var stream = (name: "", number: 0)
  /// Its actor, who often recorded the next one too.
  private var actor = (name: [UInt8](), number: 0)

  init(_ db: Database, _ rows: RowWriters, _ names: NameTable, piles: HistoryPiles?) throws {
    self.db = db
    self.rows = rows
    self.names = names
    self.piles = piles
    places = PlaceTable(db, rows)
    marker = try HistoryMarker(names)
    decoder = EventDecoder(db)
  }

  /// Adds an event; it stands in the tables after `write`.
  func add(_ event: Event, withData: Bool) throws {
    let parts = event.parts
    if stream.name != event.stream { stream = (event.stream, try names.number(of: event.stream)) }
    let (type, actor) = (try names.number(of: parts.type), try number(ofActor: parts.actor))
    let head = EventRecord.Head(
      time: parts.time.microseconds, number: parts.number, effective: parts.effective.daysSinceEpoch,
      stream: UInt32(clamping: stream.number), type: UInt32(clamping: type), actor: UInt32(clamping: actor),
      sharing: parts.sharing)
    let record = EventRecord(head: head, basis: event.basis, data: withData ? parts.data : nil)
    let history = try history(of: parts.subject)
    try places.note(
      EventPlace(
        history: UInt32(clamping: history), distance: UInt32(clamping: parts.number - event.first),
        type: UInt16(clamping: type), actor: UInt16(clamping: actor)),
      stream: stream.number, number: parts.number)
    if !parts.command.isEmpty { try note(parts.command, of: event) }
    if let piles { try piles.add(record, to: history) } else { pending[history, default: []].append(record) }
  }

  /// Makes everything that came findable by its name; only a new file's histories wait.
  func settlePlaces() throws { try places.flush() }

  private func history(of subject: UnsafeRawBufferPointer) throws -> Int {
    if piles != nil { return subjects.number(of: subject).number + 1 }
    let text = String(decoding: subject, as: UTF8.self)
    if let known = try HistoryTable(db: db).number(of: text) { return known }
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO history (subject, since, marks, events) VALUES (?, \(Forever.time), 0, x'')")
    try insertion.execute(arguments: [text])
    return Int(db.lastInsertedRowID)
  }

  private func number(ofActor name: UnsafeRawBufferPointer) throws -> Int {
    let isSame = actor.name.withUnsafeBytes { ByteSearch.equal($0, name) }
    if !isSame { actor = (Array(name), try names.number(of: name)) }
    return actor.number
  }

  private func note(_ token: UnsafeRawBufferPointer, of event: Event) throws {
    let insertion = try db.cachedStatement(sql: "INSERT OR IGNORE INTO token VALUES (?, ?, ?, ?)")
    try insertion.execute(arguments: [
      String(decoding: token, as: UTF8.self), event.stream, event.parts.number,
      String(decoding: event.parts.type, as: UTF8.self),
    ])
  }

  /// Says that a history is to be folded again although nothing came to it.
  private func touch(_ history: Int) { pending[history, default: []] += [] }

  /// Writes what came, and calls back with each history that grew or was touched.
  func write(_ body: (Subject, Int, [StoredEvent]) throws -> Void) throws {
    try places.flush()
    for history in pending.keys {
      try flush(history)
      _ = try HistoryTable(db: db).withHistory(history) { text, records in
        let subject = Subject(text)
        try body(subject, history, try decoder.events(records, of: subject, withBasis: false))
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes what came to one history, which still has to be folded.
  private func flush(_ history: Int) throws {
    guard let added = pending[history], !added.isEmpty else { return }
    let statement = try db.cachedStatement(sql: "SELECT subject, events FROM history WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [history]) else { throw EventRecord.damage }
    let bytes = [UInt8](row[1] as Data) + added
    try bytes.withUnsafeBytes { raw in
      try write(try decoder.ordered(EventRecords(raw).records), of: row[0], history)
    }
    pending[history] = []
  }

  /// Writes all histories of a new file, and calls back with each.
  ///
  /// - Parameters:
  ///   - redaction: takes the data out of an event where it has to go.
  ///   - progress: is told how many histories are done.
  func writeNew(
    _ redaction: (EventRecord) throws -> EventRecord, _ progress: HistoryProgress,
    _ body: (Subject, Int, [StoredEvent]) throws -> Void
  ) throws {
    try places.flush()
    var done = 0
    try piles?.eachHistory { history, records in
      let text = subjects.text(history - 1)
      let records = try decoder.ordered(records).map(redaction)
      try write(records, of: text, history)
      let subject = Subject(text)
      try body(subject, history, try decoder.events(records, of: subject, withBasis: false))
      done += 1
      if done.isMultiple(of: HistoryStride.length) { progress(done, subjects.count) }
    }
  }

  private func write(_ records: [EventRecord], of subject: String, _ history: Int) throws {
    guard let first = records.first else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.reduce(0) { $0 + 48 + ($1.data?.count ?? 0) })
    for record in records { bytes.append(record) }
    let row = try rows[.history]
    row.add(history)
    row.add(subject)
    row.add(first.head.time)
    row.add(marker.marks(of: records).rawValue)
    try row.write(last: bytes)
    if piles == nil { try setStart(of: history, to: first.head.time) }
  }

  /// Notes when a history began, in the rare case that this is news: an index hangs on it.
  private func setStart(of history: Int, to time: Int) throws {
    let statement = try db.cachedStatement(sql: "UPDATE history SET since = ?2 WHERE id = ?1 AND since <> ?2")
    statement.setUncheckedArguments([history, time])
    try statement.execute()
  }

  /// The type of an event that is held or on its way.
  func type(of id: EventID, at place: EventPlace) throws -> String? {
    try flush(Int(place.history))
    return try EventFinder(db).event(id, at: place, withData: false)?.type
  }

  /// Takes the data out of an event, whose history is then folded again.
  ///
  /// - Returns: whether it had any.
  func removeData(of id: EventID, in history: Int) throws -> Bool {
    try flush(history)
    touch(history)
    return try HistoryTable(db: db).withHistory(history) { subject, records in
      var removed = false
      let records = try records.map { record in
        guard record.data != nil, try decoder.id(record.head) == id else { return record }
        removed = true
        return record.withoutData
      }
      if removed { try write(records, of: subject, history) }
      return removed
    } ?? false
  }
}

extension LogLine.Parts {
  /// The number of the event that the basis names, if it is one of a stream and nothing else.
  fileprivate func basisNumber(in stream: String) -> Int? {
    var stream = stream
    let digits = stream.withUTF8 { name -> UnsafeRawBufferPointer.SubSequence? in
      guard basis.count > name.count + 1, basis.count <= name.count + 16, basis[name.count] == UInt8(ascii: "/"),
        ByteSearch.equal(UnsafeRawBufferPointer(rebasing: basis[..<name.count]), UnsafeRawBufferPointer(name))
      else { return nil }
      return basis[(name.count + 1)...]
    }
    guard let digits, digits.first != UInt8(ascii: "0") else { return nil }
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }
}
