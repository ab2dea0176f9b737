import Domain
import Projections

/// How many proposals stand, from one question about all their follow-ups.
struct Standings: Sendable {
  private let day: CalendarDate
  private let judges: Bool
  private let open: OpenFollowUps
  private let nextSessions: [String: CalendarDate]

  init(_ queries: Queries, dialogue: String? = nil) throws {
    day = queries.day
    judges = queries.disclosure == nil
    open = try queries.openFollowUps(dialogue: dialogue)
    let planned = try queries.sessions(of: dialogue).filter { [day] in $0.state == .planned && $0.date >= day }
    nextSessions = Dictionary(planned.map { ($0.reference.dialogue, $0.date) }, uniquingKeysWith: min)
  }

  /// The open follow-ups of a proposal, those due first in front.
  func openFollowUps(of row: ProposalRow) -> [FollowUpRow] { open.of(row) }

  func standing(of row: ProposalRow) -> Standing { standing(of: row, openFollowUps: openFollowUps(of: row)) }

  /// The same where its open follow-ups are at hand.
  func standing(of row: ProposalRow, openFollowUps followUps: [FollowUpRow]) -> Standing {
    let rule = StandingRule(day: day, nextSession: nextSessions[row.reference.dialogue], judges: judges)
    return rule.standing(
      of: .init(
        status: row.status, isStanding: row.isStanding, lastEntry: row.lastEntry,
        open: followUps.map { (due: $0.due, slips: $0.slips) }))
  }
}
