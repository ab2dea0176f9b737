import Domain
import Projections

/// How many proposals stand, from one question about all their follow-ups.
struct Standings: Sendable {
  private let day: CalendarDate
  private let judges: Bool
  private let open: [ProposalReference: [FollowUpRow]]
  private let nextSessions: [String: CalendarDate]

  init(_ queries: Queries, dialogue: String? = nil) throws {
    day = queries.day
    judges = queries.disclosure == nil
    var filter = Filter()
    filter.dialogue = dialogue
    filter.isOpen = true
    open = Dictionary(grouping: try queries.followUps(filter), by: \.proposal.reference)
    let planned = try queries.sessions(of: dialogue).filter { [day] in $0.state == .planned && $0.date >= day }
    nextSessions = Dictionary(planned.map { ($0.reference.dialogue, $0.date) }, uniquingKeysWith: min)
  }

  /// The open follow-ups of a proposal, those due first in front.
  func openFollowUps(of proposal: ProposalReference) -> [FollowUpRow] { open[proposal] ?? [] }

  func standing(of row: ProposalRow) -> Standing {
    let followUps = openFollowUps(of: row.reference)
    let rule = StandingRule(day: day, nextSession: nextSessions[row.reference.dialogue], judges: judges)
    return rule.standing(
      of: .init(
        status: row.status, isStanding: row.isStanding, lastEntry: row.lastEntry,
        open: followUps.map { (due: $0.due, slips: $0.slips) }))
  }
}
