import Domain
import EventLog
import Projections

// The same value with another paper is not "nothing to change": the oral date now stands in a letter.
extension Draft {
  /// Records that a paper says what entries of a history say already.
  ///
  /// - Parameters:
  ///   - facts: those that hold on the day, in fold order.
  ///   - saying: for each value that was given again, whether a fact is one that sets it.
  ///   - provenance: names the paper; without one, nothing is confirmed.
  /// - Returns: the events, and what they confirm; nothing where each entry rests on that paper already.
  func confirm(
    _ subject: Subject, _ facts: [Recorded<Fact>], saying: [(Fact) -> Bool], on day: CalendarDate,
    _ provenance: Provenance, _ circumstances: Circumstances
  ) throws -> (events: [EventID], confirmation: Confirmation?) {
    guard let paper = provenance.paper else { return ([], nil) }
    var targets: [EventID] = []
    for says in saying {
      guard let fact = facts.last(where: { says($0.fact) }), !targets.contains(fact.id) else { continue }
      targets.append(fact.id)
    }
    let history = try queries.history(of: subject)
    let open = try targets.compactMap { StandingEvent($0, in: history, asOf: today) }
      .filter { try !rests($0, on: paper) }
    let events = try open.map {
      try add(
        .confirmed(target: $0.event.id), about: $0, on: day, provenance, sharing: circumstances.sharing ?? .internal)
    }
    return (events, open.isEmpty ? nil : Confirmation(targets: open.map(\.event.id), paper: paper))
  }
}

extension ProposalCommand {
  /// For each value that it gives: whether a fact sets that value's field.
  var saying: [(Fact) -> Bool] {
    switch self {
    case .table, .note: []
    case .amend(let amendment):
      [
        ("title", amendment.title != nil), ("kind", amendment.kind != nil), ("sector", amendment.sector != nil),
        ("summary", amendment.summary != nil), ("aliases", amendment.aliases != nil),
        ("standing", amendment.isStanding != nil),
      ].filter(\.1).map { Fact.setting($0.0) }
    case .assign(let lead, let support, let counterpart):
      [("lead", lead != nil), ("support", !support.isEmpty), ("counterpart", !counterpart.isEmpty)]
        .filter(\.1).map { Fact.setting($0.0) }
    case .changeStatus: [Fact.setting("status")]
    case .respond: [Fact.setting("response")]
    case .followUp(let command): command.saying
    case .course(let command): command.saying
    }
  }
}

extension FollowUpCommand {
  fileprivate var saying: [(Fact) -> Bool] {
    switch self {
    case .schedule, .complete, .cancel, .reopen: []
    case .reschedule(let number, _): [Fact.setting("due", followUp: number)]
    case .reassign(let number, _): [Fact.setting("owner", followUp: number)]
    case .amend(let number, _): [Fact.setting("action", followUp: number)]
    }
  }
}

extension CourseCommand {
  fileprivate var saying: [(Fact) -> Bool] {
    switch self {
    case .wait: [Fact.setting("waiting")]
    case .relate(let relation, let to, _): [{ $0 == .proposal(.related(relation, to: to)) }]
    case .review(let session, let outcome): [{ $0 == .proposal(.reviewed(session: session, outcome: outcome)) }]
    case .reach(let stage, _):
      [{ fact in if case .proposal(.milestoneReached(let name)) = fact { name == stage } else { false } }]
    case .readTarget(let number, let reading):
      [{ $0 == .proposal(.targetRead(number: number, value: reading.value, on: reading.on)) }]
    case .split, .setTarget: []
    }
  }
}

extension SessionCommand {
  /// For each value that it gives: whether a fact sets that value's field.
  var saying: [(Fact) -> Bool] {
    switch self {
    case .plan, .hold: [Fact.setting("date")]
    case .cancel: [Fact.setting("state")]
    case .agreeMinutes: [Fact.setting("minutes")]
    }
  }
}

extension Fact {
  /// Whether a fact sets a field.
  static func setting(_ name: String, followUp: Int? = nil) -> (Fact) -> Bool {
    { fact in fact.settings(followUp: followUp).contains { $0.name == name } }
  }
}
