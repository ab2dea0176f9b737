/// What happens to one promised action of a proposal.
public enum FollowUpEvent: Hashable, Sendable {
  /// `isDecision`: it is put before the next session for decision.
  case scheduled(action: String, owner: String, due: CalendarDate?, isDecision: Bool)
  case rescheduled(due: CalendarDate)
  case reassigned(owner: String)
  case amended(action: String)
  case completed(outcome: String?)
  case cancelled
  case reopened(due: CalendarDate)
}

/// One action that somebody promised, as it stands.
public struct FollowUp: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case open
    case completed(on: CalendarDate)
    case cancelled(on: CalendarDate)
  }

  /// A change of the due day, and when it took effect.
  public struct Move: Hashable, Sendable {
    public let from: CalendarDate?
    public let to: CalendarDate
    public let on: CalendarDate
    public let event: EventID

    /// Whether a promise moved to a later day.
    public var isSlip: Bool { from.map { $0 < to } ?? false }
  }

  /// 1 and up, never reused within the proposal.
  public let number: Int
  public internal(set) var action: String
  /// The code of the institution that promised it.
  public internal(set) var owner: String
  /// The day by which it is promised now; nil = undated.
  public internal(set) var due: CalendarDate?
  /// The day that was promised first.
  public internal(set) var firstDue: CalendarDate?
  public internal(set) var isDecision: Bool
  public internal(set) var state: State = .open
  public internal(set) var outcome: String?
  public internal(set) var moves: [Move] = []
  /// The day from which it is a promise.
  public let added: CalendarDate
  /// The newest event that says something about it.
  public internal(set) var lastEvent: EventID
  /// The effective day of that event.
  public internal(set) var lastEntry: CalendarDate
  /// Where the due day that holds now comes from.
  public internal(set) var dueProvenance: Provenance
  /// The smallest circle that any standing fact of it was shared with.
  public internal(set) var sharing: Sharing

  public var isOpen: Bool { state == .open }

  /// Moves to a later day: broken promises.
  ///
  /// A date brought forward is a change, not a slip.
  public var slips: Int { moves.count { $0.isSlip } }

  /// Days between the first promise and the date in force; positive = later.
  public var netSlip: Int {
    guard let firstDue, let due else { return 0 }
    return firstDue.days(to: due)
  }

  /// Whether it is late on a day: open, and due before that day; due on the day itself is not late.
  public func isOverdue(on day: CalendarDate) -> Bool {
    guard isOpen, let due else { return false }
    return due < day
  }
}
