import Domain
import Projections

/// How proposals stand on the day asked about.
struct Standings: Sendable {
  private let day: CalendarDate
  private let judges: Bool
  private let nextSessions: [String: CalendarDate]

  init(_ queries: Queries, dialogue: String? = nil) throws {
    day = queries.day
    judges = queries.disclosure == nil
    let planned = try queries.sessions(of: dialogue).filter { [day] in $0.state == .planned && $0.date >= day }
    nextSessions = Dictionary(planned.map { ($0.reference.dialogue, $0.date) }, uniquingKeysWith: min)
  }

  /// - Parameter followUps: its open follow-ups, those due first in front.
  func standing(of row: ProposalRow, openFollowUps followUps: [FollowUpRow]) -> Standing {
    let rule = StandingRule(day: day, nextSession: nextSessions[row.reference.dialogue], judges: judges)
    return rule.standing(
      of: .init(
        status: row.status, isStanding: row.isStanding, lastEntry: row.lastEntry,
        open: followUps.map { (due: $0.due, slips: $0.slips) }))
  }
}
