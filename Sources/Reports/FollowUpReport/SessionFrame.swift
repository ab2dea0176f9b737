import Domain
import Projections
import Registry

/// Between which sessions a report stands.
struct SessionFrame: Sendable {
  let dialogue: DialogueRow
  /// The session that was held and from which on the report counts; nil if none was held yet.
  let last: SessionRow?
  /// The session that it prepares.
  let next: SessionRow?
  /// The day after which things count as new, where it is not the last session's.
  var since: CalendarDate?

  /// - Parameters:
  ///   - session: the one asked for; a planned one is prepared from the last one held. nil = the next one.
  /// - Throws: `RegisterFailure.unknown` if there is no such dialogue or session on that day.
  init(_ queries: Queries, dialogue code: String, session: SessionReference?) throws {
    guard let dialogue = try queries.dialogue(code) else {
      let known = try queries.dialogues().map { Candidate(reference: $0.code, name: $0.title) }
      throw RegisterFailure.unknown(.dialogue, code, nearest: known)
    }
    self.dialogue = dialogue
    let day = queries.day
    guard let session else {
      last = try queries.lastSession(of: code, onOrBefore: day)
      next = try queries.nextSession(of: code, onOrAfter: day)
      return
    }
    guard let row = try queries.session(session) else {
      let known = try queries.sessions(of: code).map {
        Candidate(reference: "\($0.reference)", name: "\($0.state.words), \(DayWording.short($0.date))")
      }
      throw RegisterFailure.unknown(.session, "\(session)", nearest: known)
    }
    if row.state == .held {
      last = row
      next = try queries.nextSession(of: code, onOrAfter: day)
    } else {
      last = try queries.sessions(of: code).last {
        $0.state == .held && $0.date <= day && $0.reference.number < session.number
      }
      next = row.state == .planned ? row : try queries.nextSession(of: code, onOrAfter: day)
    }
  }

  /// The first day that counts as since the last session; nil = from the beginning.
  var start: CalendarDate? { since ?? last?.date }

  /// The last day of the last session: what happened after it is a change.
  var end: CalendarDate? { since ?? last.map { $0.until ?? $0.date } }
}
