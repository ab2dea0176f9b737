public import Domain
public import Projections

/// A filter as the register understands it: which proposals and which open follow-ups fit.
public struct RowFilter: Sendable {
  /// What was typed, with codes and days as the register has them.
  public let expression: FilterExpression
  /// Whether it has to know how a proposal stands.
  public let asksForStanding: Bool
  private let test: FilterTest

  init(_ expression: FilterExpression, _ test: FilterTest) {
    self.expression = expression
    self.test = test
    asksForStanding = test.asksForStanding
  }

  /// Whether a proposal fits.
  ///
  /// What is asked of follow-ups by words joined with "and" has to fit one and the same of them.
  public func accepts(
    _ proposal: ProposalRow, openFollowUps: [FollowUpRow], standing: () -> Standing
  ) -> Bool {
    let standing = asksForStanding ? standing() : nil
    return test.holds(of: FilterTest.Subject(proposal: proposal, followUps: openFollowUps, standing: standing))
  }

  /// Whether an open follow-up fits: what is asked of follow-ups is asked of this one, the rest of its proposal.
  public func accepts(_ followUp: FollowUpRow, standing: () -> Standing) -> Bool {
    accepts(followUp.proposal, openFollowUps: [followUp], standing: standing)
  }
}

/// What has to hold of a proposal and its open follow-ups.
indirect enum FilterTest: Sendable {
  struct Subject: Sendable {
    let proposal: ProposalRow
    let followUps: [FollowUpRow]
    /// Worked out only where it is asked for.
    let standing: Standing?
  }

  case all([FilterTest])
  case any([FilterTest])
  case not(FilterTest)
  case proposal(@Sendable (Subject) -> Bool)
  case standing(Set<Standing>)
  /// Of one open follow-up.
  case followUp(@Sendable (FollowUpRow) -> Bool)

  func holds(of subject: Subject) -> Bool {
    switch self {
    case .all(let parts):
      let steps = parts.filter(\.isAboutFollowUp)
      return (steps.isEmpty || subject.followUps.contains { row in steps.allSatisfy { $0.holds(of: row) } })
        && parts.allSatisfy { $0.isAboutFollowUp || $0.holds(of: subject) }
    case .any(let parts): return parts.contains { $0.holds(of: subject) }
    case .not(let part): return !part.holds(of: subject)
    case .proposal(let holds): return holds(subject)
    case .standing(let standings): return subject.standing.map(standings.contains) ?? false
    case .followUp(let holds): return subject.followUps.contains(where: holds)
    }
  }

  /// Whether one follow-up alone decides, so that several such tests are put to the same one.
  private var isAboutFollowUp: Bool {
    switch self {
    case .followUp: true
    case .all(let parts), .any(let parts): !parts.isEmpty && parts.allSatisfy(\.isAboutFollowUp)
    case .not, .proposal, .standing: false
    }
  }

  private func holds(of followUp: FollowUpRow) -> Bool {
    switch self {
    case .followUp(let holds): holds(followUp)
    case .all(let parts): parts.allSatisfy { $0.holds(of: followUp) }
    case .any(let parts): parts.contains { $0.holds(of: followUp) }
    case .not, .proposal, .standing: false
    }
  }

  var asksForStanding: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.asksForStanding)
    case .not(let part): part.asksForStanding
    case .standing: true
    case .proposal, .followUp: false
    }
  }
}
