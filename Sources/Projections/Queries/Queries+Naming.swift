public import Domain
public import EventLog
import Foundation
import GRDB

// Which entries name something, which commit an entry belongs to, and which papers there are.
extension Queries {
  /// The subjects with an event in whose data a text stands as a whole value, and those that belong to a dialogue of
  /// that name.
  ///
  /// Only where to look: whether it holds at the moment asked about is for the folded history to say.
  public func subjects(naming text: String) throws -> [Subject] {
    let belonging: SQL = """
      (subject LIKE \("\(text)-%") OR subject LIKE \("session/\(text)-%")) AND since <= \(knownTime)
      """
    let own = try SQLRequest<String>(literal: "SELECT subject FROM history WHERE \(belonging)").fetchAll(db)
    let naming = try subjects(holding: ["\"\(text)\"", "\"\(text)."])
    return Set(own.map { Subject($0) } + naming).sorted { $0.description < $1.description }
  }

  /// The subjects with an event that rests on a paper.
  public func subjects(citing paper: String) throws -> [Subject] {
    try subjects(holding: ["\"paper\":\"\(paper)\""])
  }

  /// The subjects with an event that is known and in whose data any of some texts stands, byte for byte, in order.
  ///
  /// - Parameter mark: which histories are looked at; all without one.
  func subjects(holding texts: [String], marked mark: HistoryMarks? = nil) throws -> [Subject] {
    var subjects: [Subject] = []
    try eachHistory(holding: texts, marked: mark) { subject, _ in subjects.append(subject) }
    return subjects
  }

  /// Calls back with each history in which any of some texts stands, and with the events that hold one, by subject.
  func eachHistory(
    holding texts: [String], marked mark: HistoryMarks? = nil, _ body: (Subject, [EventRecord]) throws -> Void
  ) throws {
    let wanted = texts.map { text in
      var text = text
      return text.withUTF8 { Data(buffer: $0) }
    }
    // SQLite finds the histories; whether it is the data of an event that is known is seen event by event.
    let holding = wanted.map { "instr(events, \($0)) > 0" as SQL }.joined(separator: " OR ")
    try histories.eachRow(
      marked: mark, where: "since <= \(knownTime) AND (\(holding))", order: "subject"
    ) { subject, records in
      let held = records.filter { record in
        record.head.time <= knownTime && wanted.contains { record.holds($0) }
      }
      if !held.isEmpty { try body(Subject(subject), held) }
    }
  }

  /// The events of the commit to which an event belongs, in order; empty if it is not known.
  public func commit(of id: EventID) throws -> [StoredEvent] {
    guard let place = try EventFinder(db).place(id) else { return [] }
    return try commit(startingWith: EventID(stream: id.stream, number: id.number - Int(place.distance))).filter {
      $0.time.microseconds <= knownTime
    }
  }

  /// The newest event of a stream that an actor recorded, before a number.
  public func newestEvent(of actor: String, in stream: String, before number: Int = .max) throws -> EventID? {
    var filter = EventFilter()
    (filter.actor, filter.stream) = (actor, stream)
    return try log(limit: 1, filter, before: number).first?.event.id
  }

  /// The papers that were ever logged, withdrawn ones included, by stream and number; one stream's, or all.
  public func paperReferences(of stream: String? = nil) throws -> [PaperReference] {
    let sql = """
      SELECT subject FROM history
      WHERE subject >= 'paper/' AND subject < 'paper0' AND since <= \(knownTime)
      """
    return try String.fetchAll(db, sql: sql).compactMap { PaperReference($0.dropFirst("paper/".count)) }
      .filter { stream == nil || $0.stream == stream }
      .sorted { ($0.stream, $0.number) < ($1.stream, $1.number) }
  }

  /// A paper's state on the day asked about.
  public func paperState(_ reference: PaperReference) throws -> Paper {
    Paper.folding(try standingHistory(of: .paper("\(reference)")).paperFacts).state
  }
}

extension EventRecord {
  /// Whether some bytes stand in its data.
  fileprivate func holds(_ text: Data) -> Bool {
    guard let data else { return false }
    return text.withUnsafeBytes { ByteSearch.holds($0, in: data) }
  }
}
