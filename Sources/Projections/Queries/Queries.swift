public import Domain
public import EventLog
import GRDB

/// Questions to the projection, all about one moment.
///
/// Valid only inside the call that hands it out.
public struct Queries {
  let db: Database
  /// Keeps the words that stand for numbers, which many questions need.
  let histories: HistoryTable
  /// The day that is asked about, and with whose knowledge.
  public let moment: Moment

  /// For whom the answer is made, where that is not the house itself: then nothing else is in the tables.
  public let disclosure: Disclosure?

  /// Where a file may be made for answers that are too large for memory; nil: nowhere.
  let overflowFolder: String?

  public var day: CalendarDate { moment.day }

  init(db: Database, moment: Moment, disclosure: Disclosure? = nil, overflowFolder: String? = nil) {
    self.db = db
    self.overflowFolder = overflowFolder
    histories = HistoryTable(db: db)
    self.moment = moment
    self.disclosure = disclosure
  }

  /// What puts the rows of a long answer into their order.
  package func rowSorter() -> RowSorter { RowSorter(folder: overflowFolder) }
}

// MARK: - Histories

extension Queries {
  /// Every event with this subject that is known, in total order, as it was recorded; where its words were removed,
  /// with what stands in their place.
  public func history(of subject: Subject) throws -> [StoredEvent] {
    known(of: try histories.history(of: subject))
  }

  /// What is known of a history; words that were removed since are not read at any moment.
  func known(of history: [StoredEvent]) -> [StoredEvent] {
    let history = Amendments.withRedactions(history)
    return moment.known == nil ? history : history.filter { $0.time.microseconds <= knownTime }
  }

  /// The history of a subject as it holds on the day asked about.
  public func standingHistory(of subject: Subject) throws -> StandingHistory {
    StandingHistory(of: try history(of: subject), asOf: day)
  }

  /// A proposal's state on the day asked about; not tabled if the register does not know it.
  public func proposal(_ reference: ProposalReference) throws -> Proposal {
    Proposal.folding(try standingHistory(of: .proposal(reference)).proposalFacts).state
  }

  /// An institution's state on the day asked about.
  public func institutionState(_ code: String) throws -> Institution {
    Institution.folding(try standingHistory(of: .institution(code)).institutionFacts).state
  }

  /// A dialogue's state on the day asked about.
  public func dialogueState(_ code: String) throws -> Dialogue {
    Dialogue.folding(try standingHistory(of: .dialogue(code)).dialogueFacts).state
  }

  /// A session's state on the day asked about.
  public func sessionState(_ reference: SessionReference) throws -> Session {
    Session.folding(try standingHistory(of: .session(reference)).sessionFacts).state
  }

  /// A calendar's working days and holidays.
  public func calendar(_ code: String) throws -> WorkingCalendar {
    WorkingCalendar.folding(try standingHistory(of: .calendar(code)).calendarFacts).state
  }

  /// The register's own settings with everything that is recorded, whatever day it bears: what the register is, and
  /// which numbers its streams give, does not wait for a day.
  public func wholeSettings() throws -> RegisterSettings {
    RegisterSettings.folding(StandingHistory(of: try history(of: .register), asOf: nil).registerFacts).state
  }

  /// The register's own settings on the day asked about.
  public func settings() throws -> RegisterSettings {
    RegisterSettings.folding(try standingHistory(of: .register).registerFacts).state
  }
}

// MARK: - The log

extension Queries {
  /// One event as it was recorded; where its words were removed, with what stands in their place.
  public func event(_ id: EventID) throws -> StoredEvent? {
    let event = try EventFinder(db).event(id)
    guard let event, event.time.microseconds <= knownTime else { return nil }
    guard event.data == nil else { return event }
    return try history(of: event.subject).first { $0.id == id }
  }

  /// The events of the commit that a caller's token began in a stream, in order; empty if there is none.
  public func commit(token: String, stream: String) throws -> [StoredEvent] {
    let sql = "SELECT number FROM token WHERE token = ? AND stream = ?"
    guard let first = try Int.fetchOne(db, sql: sql, arguments: [token, stream]) else { return [] }
    return try commit(startingWith: EventID(stream: stream, number: first))
  }

  /// The events of a commit, by its first one.
  func commit(startingWith first: EventID) throws -> [StoredEvent] {
    let finder = EventFinder(db)
    var (events, number) = ([StoredEvent](), first.number)
    while let place = try finder.place(EventID(stream: first.stream, number: number)),
      number - Int(place.distance) == first.number,
      let event = try finder.event(EventID(stream: first.stream, number: number), at: place)
    {
      events.append(event)
      number += 1
    }
    return events
  }

  /// How far each stream has been read, by name: the record's position.
  public func cursor() throws -> [StreamCursor] {
    try CursorTable(db: db).positions().map {
      StreamCursor(stream: $0.key, size: $0.value.size, lastLeaf: $0.value.lastLeaf)
    }
    .sorted { $0.stream < $1.stream }
  }

  /// The newest time of recording; nil in an empty register.
  public func newestTime() throws -> Timestamp? {
    let finder = EventFinder(db)
    return try finder.streams().compactMap { stream, size in
      guard let last = try lastRecorded(of: stream, size: size, upTo: knownTime) else { return nil }
      return try finder.event(EventID(stream: stream, number: last), withData: false)?.time
    }.max()
  }
}
