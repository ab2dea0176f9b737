/// How a proposal stands in a report: the first that fits, so that the counts add up to the register.
public enum Standing: String, Sendable, CaseIterable {
  /// Completed or closed.
  case done
  /// Declined, withdrawn, lapsed or superseded.
  case ended
  /// Deferred.
  case paused
  /// Has an overdue follow-up.
  case overdue
  case atRisk = "at-risk"
  case onTrack = "on-track"
  case noNextStep = "no-next-step"
  /// A standing commitment, counted apart.
  case standing
  /// Open, and no more is said: how it looks to us is not for a paper that leaves the house.
  case open

  /// Those among which we tell: every one says how we see it.
  public static let inHouse = allCases.filter { $0 != .open }
}

/// The rules of standing, with the days that they count by.
public struct StandingRule: Sendable {
  /// A follow-up due within so many days...
  public static let dueSoonDays = 21
  /// ...of a proposal without an entry for so many days is at risk.
  public static let quietDays = 30
  /// So many slips put a proposal at risk.
  public static let riskySlips = 2

  /// The day that is asked about.
  public let day: CalendarDate
  /// The dialogue's next session after that day, if one is planned.
  public let nextSession: CalendarDate?
  /// Whether what is open and not overdue is judged further; not in a paper that leaves the house.
  public let judges: Bool

  public init(day: CalendarDate, nextSession: CalendarDate?, judges: Bool = true) {
    self.day = day
    self.nextSession = nextSession
    self.judges = judges
  }

  /// What of a proposal decides how it stands.
  public struct Facts: Sendable {
    public let status: Status
    /// A regular commitment.
    public let isStanding: Bool
    public let lastEntry: CalendarDate
    /// Of each open follow-up: its due day and how often it slipped.
    public let open: [(due: CalendarDate?, slips: Int)]

    public init(
      status: Status, isStanding: Bool, lastEntry: CalendarDate, open: [(due: CalendarDate?, slips: Int)]
    ) {
      self.status = status
      self.isStanding = isStanding
      self.lastEntry = lastEntry
      self.open = open
    }
  }

  /// How a proposal stands.
  public func standing(of facts: Facts) -> Standing {
    switch facts.status {
    case .completed, .closed: return .done
    case .declined, .withdrawn, .lapsed, .superseded: return .ended
    case .deferred: return .paused
    case .tabled, .underExamination, .agreed, .underImplementation: break
    }
    if facts.isStanding { return .standing }
    let dated = facts.open.compactMap { open in open.due.map { (due: $0, slips: open.slips) } }
    if dated.contains(where: { $0.due < day }) { return .overdue }
    if !judges { return .open }
    if dated.isEmpty { return .noNextStep }
    let isQuiet = facts.lastEntry.days(to: day) > Self.quietDays
    let isAtRisk = dated.contains { followUp in
      let isDueSoon = day.days(to: followUp.due) <= Self.dueSoonDays
      let isAfterSession = nextSession.map { followUp.due > $0 } ?? false
      return (isDueSoon && isQuiet) || followUp.slips >= Self.riskySlips || isAfterSession
    }
    return isAtRisk ? .atRisk : .onTrack
  }

  /// How a proposal stands, from its folded state.
  public func standing(of proposal: Proposal) -> Standing {
    standing(
      of: Facts(
        status: proposal.currentStatus, isStanding: proposal.tabling?.isStanding ?? false,
        lastEntry: proposal.lastEntry ?? day, open: proposal.openFollowUps.map { (due: $0.due, slips: $0.slips) }))
  }
}
