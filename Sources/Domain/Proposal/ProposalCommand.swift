/// A wish about a proposal, with everything that deciding it needs.
public enum ProposalCommand: Hashable, Sendable {
  case table(Tabling)
  case amend(Amendment)
  case assign(lead: String?, support: [ListChange], counterpart: [ListChange])
  case changeStatus(to: Status, evidence: String?, by: String?, until: String?, followUps: FollowUpDisposal?)
  case respond(side: String, Response)
  case note(Note)
  case followUp(FollowUpCommand)
  case course(CourseCommand)
}

/// A wish about a follow-up.
public enum FollowUpCommand: Hashable, Sendable {
  /// `number`: the next free one, as found in the whole history.
  case schedule(number: Int, action: String, owner: String, due: CalendarDate?, isDecision: Bool)
  case reschedule(number: Int, to: CalendarDate)
  case reassign(number: Int, owner: String)
  case amend(number: Int, action: String)
  case complete(number: Int, outcome: String?)
  case cancel(number: Int)
  case reopen(number: Int, due: CalendarDate)
}

/// One change of a list of institutions.
public enum ListChange: Hashable, Sendable {
  case add(String)
  case remove(String)
  /// Stands in a list that replaces the one before it.
  case set(String)

  /// A list after changes: any `set` starts a new list; `add` and `remove` work on what is there.
  public static func applying(_ changes: [ListChange], to list: [String]) -> [String] {
    let sets = changes.compactMap { if case .set(let code) = $0 { code } else { nil } }
    var result = sets.isEmpty ? list : []
    for change in changes {
      switch change {
      case .set(let code), .add(let code): if !result.contains(code) { result.append(code) }
      case .remove(let code): result.removeAll { $0 == code }
      }
    }
    return result
  }
}

/// What becomes of the open follow-ups of a proposal that ends.
public enum FollowUpDisposal: Hashable, Sendable {
  case keep
  case cancel
  /// They go on under another proposal, whose history the caller adds them to.
  case move(to: String)
}

/// Why a command about a proposal or its follow-ups is refused: facts, worded elsewhere.
public enum ProposalRefusal: Error, Hashable, Sendable {
  case alreadyTabled(on: CalendarDate)
  /// Not on the table on the day of the entry; `tabledOn` if it was tabled later.
  case notTabled(on: CalendarDate, tabledOn: CalendarDate?)
  case illegalMove(from: Status, to: Status)
  case reasonMissing(ReasonFor)
  case evidenceMissing
  case successorMissing
  case standing(to: Status)
  case openFollowUps(to: Status, numbers: [Int])
  case notInList(String)
  case unknownFollowUp(Int, known: [Int])
  /// It was promised only later than the day of the entry; `event` says so.
  case followUpLater(Int, promised: CalendarDate, day: CalendarDate, event: EventID)
  case followUpDone(Int, on: CalendarDate)
  case followUpCancelled(Int, on: CalendarDate)
  case followUpOpen(Int)
  case followUpTaken(Int)
  case relatedInCircle(Relation, [String])
  case onePartOnly
  case splitAfterEnd(Status)
  /// The follow-ups of a proposal cannot be moved to itself.
  case movedToItself
  case noLifeCycle(kind: String)
  case unknownStage(String, Kind, known: [String])
  case everyStageReached(Kind)
  case targetTaken(Int)
  case unknownTarget(Int, known: [Int])
  case goalBeforeBaseline(baseline: CalendarDate, goal: CalendarDate)
  case goalAgainstDirection(Direction)
  case directionMissing
  case notADecimal(String)

  /// What the missing reason is for.
  public enum ReasonFor: Hashable, Sendable {
    case move(from: Status, to: Status)
    case rescheduling(Int)
    case cancelling(Int)
    case reopening(Int)
  }
}
