public import Domain
import EventLog
public import Projections

// The course of a proposal: what it belongs to, what a session did with it, its parts, its targets.
extension Draft {
  /// Relates a proposal to another one.
  public func relate(
    _ reference: ProposalReference, _ relation: Relation, to other: ProposalReference,
    _ circumstances: Circumstances
  ) throws -> ProposalChange {
    let command = CourseCommand.relate(
      relation, to: other.text, circle: try circle(from: other, to: reference, by: relation))
    return try handle(.course(command), on: reference, circumstances)
  }

  /// The proposals on the way from one to another along one relation, the first included; empty if there is none.
  private func circle(
    from start: ProposalReference, to end: ProposalReference, by relation: Relation
  ) throws -> [String] {
    var (way, next): ([String], [(reference: ProposalReference, way: [String])]) = ([], [(start, [start.text])])
    var seen: Set<ProposalReference> = []
    while way.isEmpty, let (reference, steps) = next.popLast() {
      if reference == end { way = steps }
      guard seen.insert(reference).inserted else { continue }
      for link in try queries.proposal(reference).relations where link.relation == relation {
        if let further = ProposalReference(link.to) { next.append((further, steps + [link.to])) }
      }
    }
    return way
  }

  /// Records what a session did with a proposal, on the session's day.
  ///
  /// - Throws: `RegisterFailure.reviewBeforeSession` if the session has not been held.
  public func review(
    _ reference: ProposalReference, in session: SessionReference, _ outcome: ReviewOutcome,
    _ circumstances: Circumstances
  ) throws -> ProposalChange {
    guard session.dialogue == reference.dialogue else {
      throw RegisterFailure.sessionOfAnotherDialogue(session, dialogue: reference.dialogue)
    }
    var circumstances = circumstances
    let day = try queries.dayHeld(session)
    circumstances.on = circumstances.on ?? (circumstances.paper == nil ? day : nil)
    return try handle(.course(.review(session: "\(session)", outcome: outcome)), on: reference, circumstances)
  }

  /// Splits a proposal: each part is put on the table under its reference and a letter, and what was promised for
  /// the whole goes where the caller says.
  ///
  /// - Parameters:
  ///   - titles: of the parts, in the order of their letters.
  ///   - disposal: what becomes of open follow-ups; nil is refused where there are any.
  public func split(
    _ reference: ProposalReference, into titles: [Text], followUps disposal: FollowUpDisposal?,
    _ circumstances: Circumstances
  ) throws -> [ProposalChange] {
    let whole = try queries.proposal(reference)
    guard reference.part.isEmpty else { throw RegisterFailure.partOfASplit(reference) }
    let parts = try freeParts(of: reference, count: titles.count)
    let split = CourseCommand.split(into: parts.map(\.text), followUps: disposal)
    // The whole is decided first: what is refused of it leaves no parts behind.
    var changes = [try handle(.course(split), on: reference, circumstances)]
    guard let tabling = whole.tabling else { return changes }
    let day = changes[0].day
    let heirs = try queries(on: day).heirs()
    for (part, title) in zip(parts, titles) {
      var (own, on) = (tabling.passed(to: heirs), circumstances)
      (own.title, own.aliases, own.summary) = (title, [], nil)
      on.on = day
      changes.append(try handle(.table(own), on: part, on))
      _ = try relate(part, .partOf, to: reference, on)
    }
    return changes
  }

  /// The next free letters behind a reference.
  private func freeParts(of reference: ProposalReference, count: Int) throws -> [ProposalReference] {
    let all = "abcdefghijklmnopqrstuvwxyz".compactMap { ProposalReference(reference.text + String($0)) }
    let free = try all.filter { try queries.reference(meant: $0) == nil }
    guard free.count >= count else { throw RegisterFailure.tooManyParts(all.count) }
    return Array(free.prefix(count))
  }

  /// Puts the open follow-ups that ended with one proposal under another one, with the day promised first.
  public func moveFollowUps(
    of change: ProposalChange, to other: ProposalReference, _ circumstances: Circumstances
  ) throws -> [ProposalChange] {
    guard other != change.reference else {
      throw RegisterFailure.proposal(change.reference, .movedToItself, title: nil)
    }
    let heirs = try queries(on: change.day).heirs()
    return try change.before.openFollowUps.flatMap { followUp in
      var circumstances = circumstances
      circumstances.on = change.day
      circumstances.reason = circumstances.reason ?? "moved from \(change.reference).\(followUp.number)"
      let first = try addFollowUp(
        to: other, action: followUp.action, owner: heirs.heir(of: followUp.owner),
        due: followUp.firstDue ?? followUp.due,
        isDecision: followUp.isDecision, circumstances)
      guard let due = followUp.due, due != followUp.firstDue, followUp.firstDue != nil,
        case .followUp(let number, _)? = first.facts.first
      else { return [first] }
      return [first, try handle(.followUp(.reschedule(number: number, to: due)), on: other, circumstances)]
    }
  }

  /// Sets a target with the next free number.
  public func setTarget(
    of proposal: ProposalReference, _ definition: TargetDefinition, _ circumstances: Circumstances
  ) throws -> ProposalChange {
    let given = FollowUpNumbers(in: try queries.history(of: .proposal(proposal)), of: "target.set")
    let number = given.next(for: office, from: try queries.wholeSettings().numbersFrom[office] ?? 1)
    return try handle(.course(.setTarget(number: number, definition)), on: proposal, circumstances)
  }

  /// Records a reading of a target for a day.
  ///
  /// A reading for a day before the target was set takes effect when the target does.
  public func readTarget(
    _ target: TargetReference, _ value: String, _ circumstances: Circumstances
  ) throws -> ProposalChange {
    let (_, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    var circumstances = circumstances
    let subject = Subject.proposal(target.proposal)
    let facts = StandingHistory(of: try queries.history(of: subject), asOf: nil).proposalFacts
    let set = facts.first { fact in
      if case .targetSet(target.number, _) = fact.fact { true } else { false }
    }
    circumstances.on = max(day, set?.effective ?? day)
    let command = CourseCommand.readTarget(number: target.number, Reading(value: value, on: day))
    return try handle(.course(command), on: target.proposal, circumstances)
  }
}

extension Queries {
  /// The last day of a session.
  ///
  /// - Throws: `RegisterFailure.reviewBeforeSession` if it has not been held.
  func dayHeld(_ session: SessionReference) throws -> CalendarDate {
    let state = try sessionState(session)
    guard state.state == .held, let day = state.until ?? state.date else {
      throw RegisterFailure.reviewBeforeSession(session)
    }
    return day
  }

  /// The open proposals of a session's dialogue on which that session has not yet said anything, in their order.
  ///
  /// What was tabled after the session is not for it to review.
  ///
  /// - Throws: `RegisterFailure.reviewBeforeSession` if it has not been held.
  public func proposalsToReview(in session: SessionReference) throws -> [ProposalRow] {
    let day = try dayHeld(session)
    var filter = Filter()
    filter.dialogue = session.dialogue
    return try proposals(filter).filter { row in
      guard row.isOpen, row.tabledOn <= day else { return false }
      return try !proposal(row.reference).reviews.contains { $0.session == "\(session)" }
    }
  }
}
