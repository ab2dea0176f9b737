public import Domain
public import Projections

// What commands answer and refuse is said in English; papers ask the wording of their own language.

extension Status {
  /// "under examination".
  public var words: String { Wording.english(.status(self)) }
}

extension Response {
  /// What the other side has said: "accepted in part".
  public var words: String { Wording.english(.response(self)) }
}

extension Standing {
  /// "at risk".
  public var words: String { Wording.english(.standing(self)) }

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
}

extension FollowUpRow.State {
  /// "done".
  public var words: String { Wording.english(.followUp(self)) }
}

extension Session.State {
  /// "planned".
  public var words: String { Wording.english(.session(self)) }
}

extension Grade {
  /// How sure the claim is, as it stands behind a source: "official".
  public var words: String { Wording.english(.grade(self)) }
}

extension Sharing {
  /// Who may see it.
  public var words: String { Wording.english(.sharing(self)) }
}
