public import Domain
import EventLog
import GRDB

/// A reminder that went out.
public struct ReminderRow: Sendable, Hashable {
  public let on: CalendarDate
  public let institution: String
  public let step: String
  /// The follow-ups that it named.
  public let items: [String]
  public let event: EventID
  /// The letter's number, as it was recorded.
  public let authority: String?
}

extension Queries {
  /// The reminders issued by the day asked about, the oldest first.
  public func reminders() throws -> [ReminderRow] {
    let subjects = try String.fetchAll(
      db,
      sql: """
        SELECT subject FROM history WHERE subject >= 'reminder/' AND subject < 'reminder0' AND since <= ?
        ORDER BY subject
        """,
      arguments: [knownTime])
    let rows = try subjects.flatMap { subject in
      try standingHistory(of: Subject(subject)).facts.compactMap { event -> ReminderRow? in
        guard case .reminder(.issued(let institution, let step, let items)) = event.fact else { return nil }
        return ReminderRow(
          on: event.effective, institution: institution, step: step, items: items, event: event.id,
          authority: event.provenance.authority)
      }
    }
    return rows.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
  }

  /// The subjects about which an interim reply may have been noted: their events say whether it holds.
  public func interimNotes() throws -> Set<Subject> { Set(try subjects(holding: ["\"interim\""])) }

  /// Interim replies that came by letter, by what they are about: a proposal's or a follow-up's reference.
  public func interimLetters() throws -> [String: [CalendarDate]] {
    let subjects = try String.fetchAll(
      db,
      sql:
        "SELECT subject FROM history WHERE subject >= 'paper/' AND subject < 'paper0' AND since <= ? ORDER BY subject",
      arguments: [knownTime])
    var days: [String: [CalendarDate]] = [:]
    for subject in subjects {
      for event in try standingHistory(of: Subject(subject)).paperFacts {
        guard case .received(_, let dated, _, let received, _, .interim?, let about) = event.fact else { continue }
        for reference in about { days[reference, default: []].append(received ?? dated) }
      }
    }
    return days
  }
}
