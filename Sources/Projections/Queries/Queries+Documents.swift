public import Domain
import EventLog
import GRDB

/// A document as it stands on the day asked about.
public struct DocumentRow: Sendable, Hashable {
  /// The proposal, letter or session that it belongs to.
  public let subject: Subject
  /// Its number among the documents of that one, from 1 on, in the order in which they were attached.
  public let number: Int
  public let mention: DocumentMention
  public let on: CalendarDate
  public let event: EventID
  public let sharing: Sharing
  /// The event by which its name was removed; its copy goes with the name.
  public let redactedBy: EventID?
}

/// Every event that names the bytes of a document, whatever became of it.
public struct NamedDocument: Sendable, Hashable {
  public let mention: DocumentMention
  public let subject: Subject
  public let event: EventID
  /// The event by which its name was removed.
  public let redactedBy: EventID?

  public init(mention: DocumentMention, subject: Subject, event: EventID, redactedBy: EventID?) {
    (self.mention, self.subject, self.event, self.redactedBy) = (mention, subject, event, redactedBy)
  }
}

extension Queries {
  /// The documents of one subject that stand, or all: by subject, then in the order in which they were attached.
  public func documents(of subject: Subject? = nil) throws -> [DocumentRow] {
    try (subject.map { [$0] } ?? documentSubjects()).flatMap { subject in
      let history = try history(of: subject)
      let redactions = Dictionary(history.map { ($0.id, $0.redactedBy) }) { first, _ in first }
      return StandingHistory(of: history, asOf: day).documentFacts.enumerated().map { place, fact in
        DocumentRow(
          subject: subject, number: place + 1, mention: fact.fact, on: fact.effective, event: fact.id,
          sharing: fact.sharing, redactedBy: redactions[fact.id].flatMap { $0 })
      }
    }
  }

  /// Every naming of a document that was ever recorded, withdrawn ones included: what a copy is kept for.
  public func namedDocuments() throws -> [NamedDocument] {
    try documentSubjects().flatMap { subject in
      try history(of: subject).compactMap { event in
        guard event.type == "document.attached",
          case .fact(let fact, _)? = try? event.decoded(), let mention = fact.document
        else { return nil }
        return NamedDocument(mention: mention, subject: subject, event: event.id, redactedBy: event.redactedBy)
      }
    }
  }

  /// The types of events in the log that this version does not know: what they name cannot be told.
  public func unknownTypes() throws -> [String] {
    let (finder, filter) = (EventFinder(db), EventFilter())
    var types: Set<UInt16> = []
    var rare: Set<String> = []
    try eachPlace(filter) { id, place in
      if place.type != EventPlace.isElsewhere {
        types.insert(place.type)
      } else if let type = try finder.event(id, at: place, withData: false)?.type {
        rare.insert(type)
      }
    }
    return try rare.union(types.map { try finder.table.decoder.names[UInt32($0)] }).sorted().filter {
      Catalogue.type(named: $0) == nil
    }
  }

  private func documentSubjects() throws -> [Subject] {
    let sql = """
      SELECT subject FROM history INDEXED BY \(HistoryMarks.document.index)
      WHERE \(HistoryMarks.document.condition) AND since <= ? ORDER BY subject
      """
    return try String.fetchAll(db, sql: sql, arguments: [knownTime]).map { Subject($0) }
  }
}

extension Fact {
  /// The document that it attaches.
  var document: DocumentMention? {
    switch self {
    case .document(let mention), .proposal(.documentAttached(let mention)): mention
    default: nil
    }
  }
}
