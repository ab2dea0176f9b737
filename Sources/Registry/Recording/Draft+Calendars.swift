public import Domain
import EventLog
import Projections

/// What became of a calendar of working days.
public struct CalendarChange: Sendable {
  public let code: String
  public let command: CalendarCommand
  public let before: WorkingCalendar
  public let after: WorkingCalendar
  public let day: CalendarDate
  /// Empty if nothing changed.
  public let events: [EventID]
}

// Calendars of working days and their holidays.
extension Draft {
  /// Decides about a calendar.
  ///
  /// A holiday takes effect on the day on which it was announced, so that a question about an earlier day does not
  /// know it.
  public func handle(
    _ command: CalendarCommand, on typed: String, _ circumstances: Circumstances
  ) throws -> CalendarChange {
    let code = ReferenceText.normalised(typed)
    guard CodeRule.isInstitution(code) else { throw RegisterFailure.badCode(.calendar, typed) }
    let subject = Subject.calendar(code)
    let standing = StandingHistory(of: try queries.history(of: subject), asOf: nil)
    try checkUnderstood(standing, subject)
    let before = WorkingCalendar.folding(standing.calendarFacts).state
    let isDefined = standing.calendarFacts.contains { if case .defined = $0.fact { true } else { false } }
    let facts: [CalendarEvent]
    do throws(CalendarRefusal) {
      facts = try before.decide(command, isDefined: isDefined)
    } catch .undefined {
      throw RegisterFailure.unknown(.calendar, code, nearest: try References.calendars(queries, near: code))
    } catch {
      throw RegisterFailure.calendar(code, error)
    }
    var usual = circumstances
    if case .announce(let holiday) = command { usual.on = circumstances.on ?? holiday.announced }
    var (day, events) = (usual.on ?? today, [EventID]())
    for fact in facts {
      let recorded = try record(.calendar(fact), in: subject, usual, usual: .joint)
      (day, events) = (recorded.day, events + [recorded.event])
    }
    let after = WorkingCalendar.folding(
      StandingHistory(of: try queries.history(of: subject), asOf: nil).calendarFacts
    ).state
    return CalendarChange(
      code: code, command: command, before: before, after: after, day: day, events: events)
  }
}

extension References {
  /// The code of a calendar that the register knows.
  public func calendar(_ typed: String) throws -> String {
    let code = ReferenceText.normalised(typed)
    if try queries.isKnown(.calendar(code)) { return code }
    throw RegisterFailure.unknown(.calendar, typed, nearest: try Self.calendars(queries, near: code))
  }

  static func calendars(_ queries: Queries, near code: String) throws -> [Candidate] {
    let known = try queries.calendarCodes().map { Candidate(reference: $0, name: "") }
    return Nearest.candidates(to: code, among: known)
  }
}
