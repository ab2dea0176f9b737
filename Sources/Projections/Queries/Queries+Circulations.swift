public import Domain
import EventLog
import GRDB

/// A return form that went to an institution.
public struct CirculationRow: Sendable, Hashable {
  /// What the form calls itself: the institution's code and the day, `MOC-2026-08-10`.
  public let reference: String
  public let on: CalendarDate
  public let institution: String
  public let replyBy: CalendarDate
  /// References of the follow-ups and proposals on it.
  public let items: [String]
  public let event: EventID
  public let time: Timestamp
}

/// A filled-in form that was recorded.
public struct CollectedForm: Sendable, Hashable {
  /// The first event of its commit.
  public let event: EventID
  /// The day on which it took effect.
  public let on: CalendarDate
  /// Those of its entries that stand.
  public let events: [EventID]
  /// Whether rows of it were left out, which can be collected later.
  public let isPart: Bool
}

extension CollectedForm {
  /// The token of a commit that records a form: the beginning of the digest of its file, a colon, the form's reference.
  ///
  /// - Parameter digest: hexadecimal; as much of it is taken as a token has room for.
  public static func token(digest: String, form: String) -> String {
    "\(digest.prefix(max(0, min(32, 63 - form.utf8.count)))):\(form)"
  }

  /// The form that a token says was recorded, and whether rows were left out; nil for any other token.
  ///
  /// Where rows were left out, `p` and a number, 1 and up, stand between the digest and the form, after another colon.
  static func form(of token: String) -> (reference: String, isPart: Bool)? {
    var parts = token.split(separator: ":", omittingEmptySubsequences: false)
    let isPart = parts.count == 3 && parts[1].contains(/^p[1-9]\d*$/)
    if isPart { parts.remove(at: 1) }
    guard parts.count == 2, ((isPart ? 8 : 24)...32).contains(parts[0].utf8.count),
      parts[0].allSatisfy(\.isHexDigit), parts[1].contains(/^[A-Z][A-Z0-9-]*-\d{4}-\d{2}-\d{2}$/)
    else { return nil }
    return (String(parts[1]), isPart)
  }
}

/// A letter that came in.
public struct LetterRow: Sendable, Hashable {
  public let reference: String
  public let from: String
  /// The day on which it arrived; the day that it bears where that is not known.
  public let on: CalendarDate
  /// References of what it is about.
  public let about: [String]
}

extension Queries {
  /// The forms circulated by the day asked about, the oldest first; sent again on the same day, one form is one row with
  /// all that was in it.
  public func circulations() throws -> [CirculationRow] {
    let rows = try subjects(of: "circulation").compactMap { subject -> CirculationRow? in
      let rows = try standingHistory(of: Subject(subject)).facts.compactMap { event -> CirculationRow? in
        guard case .circulation(.issued(let institution, let replyBy, let items)) = event.fact else { return nil }
        return CirculationRow(
          reference: String(subject.dropFirst("circulation/".count)), on: event.effective, institution: institution,
          replyBy: replyBy, items: items, event: event.id, time: event.time)
      }
      guard let last = rows.last else { return nil }
      var items: [String] = []
      for item in rows.flatMap(\.items) where !items.contains(item) { items.append(item) }
      return CirculationRow(
        reference: last.reference, on: last.on, institution: last.institution, replyBy: last.replyBy, items: items,
        event: last.event, time: last.time)
    }
    return rows.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
  }

  /// The events by which one form was circulated, the oldest first; none if there is no such form.
  public func circulation(_ reference: String) throws -> [CirculationRow] {
    try StandingHistory(of: history(of: .circulation(reference)), asOf: nil).facts.compactMap { event in
      guard case .circulation(.issued(let institution, let replyBy, let items)) = event.fact else { return nil }
      return CirculationRow(
        reference: reference, on: event.effective, institution: institution, replyBy: replyBy, items: items,
        event: event.id, time: event.time)
    }
  }

  /// The filled-in forms that were recorded, by the reference of the form, the oldest first.
  ///
  /// They are known by the token of their commit (``CollectedForm/token(digest:form:)``).
  public func collectedForms() throws -> [String: [CollectedForm]] {
    let commits = try Row.fetchAll(
      db,
      sql: """
        SELECT token, stream FROM token WHERE token GLOB '*:*-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
        """)
    let recorded = try commits.compactMap { row -> (form: (reference: String, isPart: Bool), events: [StoredEvent])? in
      guard let form = CollectedForm.form(of: row[0]) else { return nil }
      let events = try commit(token: row[0], stream: row[1]).filter { $0.time.microseconds <= knownTime }
      return events.isEmpty ? nil : (form, events)
    }
    var forms: [String: [CollectedForm]] = [:]
    for (form, commit) in recorded.sorted(by: { Self.isBefore($0.events[0], $1.events[0]) }) {
      let events = try commit.filter { event in
        try standingHistory(of: event.subject).facts.contains { $0.id == event.id }
      }
      guard let first = events.first else { continue }
      forms[form.reference, default: []].append(
        CollectedForm(event: first.id, on: first.effective, events: events.map(\.id), isPart: form.isPart))
    }
    return forms
  }

  private static func isBefore(_ one: StoredEvent, _ other: StoredEvent) -> Bool {
    (one.time, one.id.stream, one.id.number) < (other.time, other.id.stream, other.id.number)
  }

  /// The letters received by the day asked about.
  public func lettersReceived() throws -> [LetterRow] {
    try subjects(of: "paper").flatMap { subject in
      try standingHistory(of: Subject(subject)).paperFacts.compactMap { event -> LetterRow? in
        guard case .received(_, let dated, let from, let received, _, _, let about) = event.fact else { return nil }
        return LetterRow(
          reference: String(subject.dropFirst("paper/".count)), from: from, on: received ?? dated, about: about)
      }
    }
  }

  /// The subjects of one family that are known, in order.
  private func subjects(of family: String) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT subject FROM history WHERE subject >= ? AND subject < ? AND since <= ? ORDER BY subject
        """,
      arguments: ["\(family)/", "\(family)0", knownTime])
  }
}
