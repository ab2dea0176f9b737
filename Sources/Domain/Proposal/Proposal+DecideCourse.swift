extension Proposal {
  /// What a wish about its course amounts to.
  func decide(_ command: CourseCommand, of tabling: Tabling) throws(ProposalRefusal) -> [ProposalEvent] {
    switch command {
    case .wait(let on, let thirdParty):
      let now = waiting?.value ?? Wait(on: Wait.nobody, thirdParty: nil)
      return now == Wait(on: on, thirdParty: thirdParty) ? [] : [.waiting(on: on, thirdParty: thirdParty)]
    case .relate(let relation, let to, let circle):
      if relations.contains(Link(relation: relation, to: to)) { return [] }
      guard circle.isEmpty else { throw .relatedInCircle(relation, circle) }
      return [.related(relation, to: to)]
    case .review(let session, let outcome):
      let isKnown = reviews.contains { $0.session == session && $0.outcome == outcome }
      return isKnown ? [] : [.reviewed(session: session, outcome: outcome)]
    case .split(let into, let disposal): return try decideSplit(into: into, disposal: disposal)
    case .reach(let stage, let kind): return try decideStage(stage, of: kind, tabling: tabling)
    case .setTarget(let number, let definition): return try decideTarget(number, definition)
    case .readTarget(let number, let reading): return try decideReading(number, reading)
    }
  }

  /// The parts take its place: it goes on in them and ends itself.
  private func decideSplit(
    into parts: [String], disposal: FollowUpDisposal?
  ) throws(ProposalRefusal) -> [ProposalEvent] {
    guard !currentStatus.isEnded else { throw .splitAfterEnd(currentStatus) }
    guard parts.count > 1 else { throw .onePartOnly }
    let endings = try decideEndings(of: .superseded, disposal: disposal)
    return [.split(into: parts), .statusChanged(StatusChange(from: currentStatus, to: .superseded))] + endings
  }

  private func decideStage(
    _ stage: String?, of kind: Kind?, tabling: Tabling
  ) throws(ProposalRefusal) -> [ProposalEvent] {
    guard let cycle = kind.map(LifeCycle.init(of:)) ?? lifeCycle else { throw .noLifeCycle(kind: tabling.kind) }
    let isOwn = cycle.kind.rawValue == tabling.kind
    guard let name = stage ?? cycle.stages.first(where: { reached($0, of: cycle) == nil }) else {
      throw .everyStageReached(cycle.kind)
    }
    guard cycle.stages.contains(name) else { throw .unknownStage(name, cycle.kind, known: cycle.stages) }
    let milestone = isOwn ? name : LifeCycle.name(of: name, in: cycle.kind)
    return milestones[milestone] == nil ? [.milestoneReached(milestone)] : []
  }

  private func decideTarget(
    _ number: Int, _ definition: TargetDefinition
  ) throws(ProposalRefusal) -> [ProposalEvent] {
    guard targets[number] == nil else { throw .targetTaken(number) }
    let (baseline, goal) = (definition.baseline, definition.goal)
    guard baseline.on < goal.on else { throw .goalBeforeBaseline(baseline: baseline.on, goal: goal.on) }
    guard let from = DecimalNumber(baseline.value) else { throw .notADecimal(baseline.value) }
    guard let to = DecimalNumber(goal.value) else { throw .notADecimal(goal.value) }
    switch definition.direction {
    case .up where to < from: throw .goalAgainstDirection(.up)
    case .down where from < to: throw .goalAgainstDirection(.down)
    case nil where from == to: throw .directionMissing
    default: return [.targetSet(number: number, definition)]
    }
  }

  private func decideReading(_ number: Int, _ reading: Reading) throws(ProposalRefusal) -> [ProposalEvent] {
    guard let target = targets[number] else { throw .unknownTarget(number, known: targets.keys.sorted()) }
    guard DecimalNumber(reading.value) != nil else { throw .notADecimal(reading.value) }
    return target.readings.contains(reading) ? [] : [.targetRead(number: number, value: reading.value, on: reading.on)]
  }
}

extension Proposal.Wait {
  /// The word for: nobody is waited for.
  public static let nobody = "none"
  /// The word for the office that keeps the register.
  public static let secretariat = "secretariat"

  /// Whether anybody is waited for at all.
  public var isForSomebody: Bool { on != Self.nobody || thirdParty != nil }
}
