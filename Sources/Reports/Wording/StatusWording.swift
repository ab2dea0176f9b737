public import Domain
public import Projections

extension Status {
  /// "under examination".
  public var words: String {
    switch self {
    case .tabled: "tabled"
    case .underExamination: "under examination"
    case .agreed: "agreed"
    case .underImplementation: "under implementation"
    case .completed: "completed"
    case .closed: "closed"
    case .deferred: "deferred"
    case .declined: "declined"
    case .withdrawn: "withdrawn"
    case .superseded: "superseded"
    case .lapsed: "lapsed"
    }
  }
}

extension Response {
  /// What the other side has said: "accepted in part".
  public var words: String {
    switch self {
    case .none: "no response"
    case .noted: "noted"
    case .acceptedInPart: "accepted in part"
    case .accepted: "accepted"
    case .declined: "declined"
    }
  }
}

extension Standing {
  /// "at risk".
  public var words: String {
    switch self {
    case .done: "done"
    case .ended: "ended"
    case .paused: "paused"
    case .overdue: "overdue"
    case .atRisk: "at risk"
    case .onTrack: "on track"
    case .noNextStep: "no next step"
    case .standing: "standing commitment"
    case .open: "open"
    }
  }

  /// How much it asks for attention.
  public var style: TextStyle {
    switch self {
    case .done, .onTrack: .good
    case .overdue: .bad
    case .atRisk, .noNextStep: .warning
    case .ended, .paused: .quiet
    case .standing, .open: .plain
    }
  }

  /// The rule in words, as it is printed in reports.
  public var rule: String {
    switch self {
    case .done: "completed as its owner says, or closed as the secretariat has verified"
    case .ended: "declined, withdrawn, lapsed or superseded"
    case .paused: "deferred"
    case .overdue: "a follow-up was due before this day"
    case .atRisk:
      "a follow-up is due within \(StandingRule.dueSoonDays) days and nothing was entered for "
        + "\(StandingRule.quietDays) days, or was moved twice or more, or is due after the next session"
    case .onTrack: "every dated follow-up lies ahead"
    case .noNextStep: "open, without an open follow-up that has a date"
    case .standing: "a regular commitment, never completed and counted apart"
    case .open: "neither done, ended nor deferred, and nothing is overdue"
    }
  }
}

extension FollowUpRow.State {
  /// "done".
  public var words: String {
    switch self {
    case .open: "open"
    case .completed: "done"
    case .cancelled: "cancelled"
    }
  }
}

extension Session.State {
  /// "planned".
  public var words: String { rawValue }
}

extension Grade {
  /// How sure the claim is, as it stands behind a source: "official".
  public var words: String {
    switch self {
    case .press: "press"
    case .oral: "oral"
    case .official: "official"
    case .minutes: "agreed minutes"
    case .signed: "signed"
    case .verified: "verified"
    }
  }
}

extension Sharing {
  /// Who may see it.
  public var words: String {
    switch self {
    case .internal: "internal"
    case .joint: "joint"
    case .public: "public"
    }
  }
}
