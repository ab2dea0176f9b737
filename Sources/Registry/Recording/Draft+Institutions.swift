public import Domain
import EventLog
import Projections

// Bodies that change: their names, where they are written to, and who takes their place.
extension Draft {
  /// Decides about a body that the register knows.
  public func handle(
    _ command: InstitutionCommand, on code: String, _ circumstances: Circumstances
  ) throws -> InstitutionChange {
    let subject = Subject.institution(code)
    let history = try queries.history(of: subject)
    let whole = StandingHistory(of: history, asOf: nil)
    try checkUnderstood(whole, subject)
    let (_, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    let before = Self.institution(history, on: day)
    let facts: [InstitutionEvent]
    do throws(InstitutionRefusal) {
      facts = try before.decide(command, on: day, whole: Institution.folding(whole.institutionFacts).state)
    } catch {
      throw RegisterFailure.institution(code, error, name: before.name?.wording())
    }
    let owned = try owned(by: code, on: max(day, today))
    let ids = try facts.map { try record(.institution($0), in: subject, circumstances, usual: .joint).event }
    let grown = try queries.history(of: subject)
    return InstitutionChange(
      code: code, fact: facts.first, before: before, after: Self.institution(grown, on: day), day: day, owned: owned,
      events: ids,
      later: later(than: day, like: facts.first, in: grown, \.institutionFacts) {
        $0.isAboutTheSame(as: $1)
      })
  }

  /// Passes the work of a body on to others, or ends it.
  ///
  /// - Parameter successors: codes that the register knows.
  public func succeed(
    _ code: String, how: SuccessionKind, by successors: [String], _ circumstances: Circumstances
  ) throws -> InstitutionChange {
    var circle: [String] = []
    for successor in successors where circle.isEmpty { circle = try way(from: successor, to: code) }
    let side = try queries.institution(code)?.side
    for successor in successors {
      guard let row = try queries.institution(successor), let side, row.side != side else { continue }
      throw RegisterFailure.institution(code, .successorOfAnotherSide(successor, side: row.side), name: nil)
    }
    return try handle(.succeed(how: how, successors: successors, circle: circle), on: code, circumstances)
  }

  /// The bodies on the way from one to another along successions, on any day; empty if there is none.
  private func way(from start: String, to end: String) throws -> [String] {
    var (next, seen) = ([[start]], Set<String>())
    while let way = next.popLast() {
      guard let code = way.last, seen.insert(code).inserted else { continue }
      if code == end { return way }
      let facts = StandingHistory(of: try queries.history(of: .institution(code)), asOf: nil).institutionFacts
      next += (Institution.folding(facts).state.succession?.successors ?? []).map { way + [$0] }
    }
    return []
  }

  private func owned(by code: String, on day: CalendarDate) throws -> InstitutionChange.Owned {
    var filter = Filter()
    filter.institution = code
    filter.isOpen = true
    let queries = queries(on: day)
    return .init(
      followUps: try queries.followUps(filter).count,
      proposals: try queries.proposals(filter).count { $0.bodies.contains(code) })
  }

  private static func institution(_ history: [StoredEvent], on day: CalendarDate) -> Institution {
    Institution.folding(StandingHistory(of: history, asOf: day).institutionFacts).state
  }
}

// MARK: - Bodies that are named

extension Draft {
  /// Refuses an entry that names a body whose work has passed on, or ended, by the day on which it takes effect.
  func checkBodies(of fact: Fact, in subject: Subject, on day: CalendarDate) throws {
    var named = fact.institutions
    guard !named.isEmpty else { return }
    let queries = queries(on: day)
    if case .proposal(.assigned) = fact, case .proposal(let reference) = subject {
      // A list that is changed names those again that it held before.
      let before = try queries.proposal(reference)
      let bodies = before.bodies.union(before.passed(to: try queries.heirs()).bodies)
      named.removeAll { bodies.contains($0) }
    }
    if case .proposal(.tabled(let part)) = fact, case .proposal(let reference) = subject, !reference.part.isEmpty {
      // A part of a split was put forward by whoever put forward the whole.
      named = part.bodies
    }
    try checkGoOn(named, on: day)
  }

  /// Refuses a history in which a fact names a body that it did not name before, and that had ended by its day.
  func checkBodies(in subject: Subject, newSince before: [Recorded<Fact>]) throws {
    let held = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    for fact in try StandingHistory(of: queries.history(of: subject), asOf: nil).facts {
      let old = held[fact.id].flatMap { $0.effective == fact.effective ? $0.fact.institutions : nil } ?? []
      let named = fact.fact.institutions.filter { !old.contains($0) }
      if held[fact.id]?.fact != fact.fact || held[fact.id]?.effective != fact.effective {
        try checkGoOn(named, on: fact.effective)
      }
    }
  }

  /// Refuses bodies whose work has passed on, or ended, by a day.
  private func checkGoOn(_ named: [String], on day: CalendarDate) throws {
    let queries = queries(on: day)
    for code in named {
      guard let row = try queries.institution(code), let end = row.succession else { continue }
      let living = Set(end.successors.map(try queries.heirs().heir)).sorted()
      let successors = try living.map { code in
        Candidate(reference: code, name: try queries.institution(code)?.name.wording() ?? "")
      }
      throw RegisterFailure.bodyHasEnded(code, end, successors: successors)
    }
  }
}

extension Draft {
  /// Who leads, supports or answers is changed on the list that is read: the one of those that answer on that day.
  func underHeirs(
    _ before: Proposal, _ command: ProposalCommand, on day: CalendarDate
  ) throws -> (before: Proposal, command: ProposalCommand) {
    guard case .assign(let lead, let support, let counterpart) = command else { return (before, command) }
    let heirs = try queries(on: day).heirs()
    let passed = { (changes: [ListChange]) -> [ListChange] in
      changes.map { change in
        guard case .remove(let code) = change else { return change }
        return .remove(heirs.heir(of: code))
      }
    }
    return (
      before.passed(to: heirs), .assign(lead: lead, support: passed(support), counterpart: passed(counterpart))
    )
  }
}

extension InstitutionEvent {
  fileprivate func isAboutTheSame(as other: InstitutionEvent) -> Bool {
    switch (self, other) {
    case (.renamed, .renamed), (.succeeded, .succeeded): true
    case (.contactSet(let post, _), .contactSet(let otherPost, _)): post == otherPost
    default: false
    }
  }
}
