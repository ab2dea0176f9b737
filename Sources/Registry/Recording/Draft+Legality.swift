import Domain
import EventLog
import Projections

// Whether what holds still follows from what stands before it.
extension Draft {
  /// Does something to histories and refuses if a later entry, there or elsewhere, would no longer follow.
  ///
  /// - Throws: `RegisterFailure.laterEntryRests` or `.amendment` with `.named`; the caller's commit is then abandoned.
  func keepingLegal(_ subjects: [Subject], _ body: () throws -> [EventID]) throws -> [EventID] {
    var before: [Subject: (breaches: Set<EventID>, isFounded: Bool)] = [:]
    for subject in subjects { before[subject] = try standing(of: subject) }
    let ids = try body()
    for (subject, was) in before.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      let history = StandingHistory(of: try queries.history(of: subject), asOf: nil)
      try checkUnderstood(history, subject)
      if let breach = Self.breaches(in: history, of: subject).first(where: { !was.breaches.contains($0.id) }) {
        let type = try queries.event(breach.id)?.type ?? ""
        throw RegisterFailure.laterEntryRests(on: subject, event: breach.id, type: type, effective: breach.effective)
      }
      if was.isFounded, !Self.isFounded(history, subject) { try checkNotNamed(subject, after: ids) }
    }
    return ids
  }

  private func standing(of subject: Subject) throws -> (breaches: Set<EventID>, isFounded: Bool) {
    let history = StandingHistory(of: try queries.history(of: subject), asOf: nil)
    return (Set(Self.breaches(in: history, of: subject).map(\.id)), Self.isFounded(history, subject))
  }

  /// Entries that find nothing to act on, or that no rule allows where they stand.
  private static func breaches(
    in history: StandingHistory, of subject: Subject
  ) -> [(id: EventID, effective: CalendarDate)] {
    func misfits<State: Evolving>(_ type: State.Type, _ facts: [Recorded<State.Fact>]) -> [(EventID, CalendarDate)] {
      type.folding(facts).misfits.map { ($0.id, $0.effective) }
    }
    return switch subject {
    case .proposal: Proposal.breaches(in: history.proposalFacts).map { ($0.id, $0.effective) }
    case .institution: misfits(Institution.self, history.institutionFacts)
    case .dialogue: misfits(Dialogue.self, history.dialogueFacts)
    case .session: misfits(Session.self, history.sessionFacts) + documents(in: history, of: subject)
    case .calendar: misfits(WorkingCalendar.self, history.calendarFacts)
    case .paper: misfits(Paper.self, history.paperFacts) + documents(in: history, of: subject)
    case .register: misfits(RegisterSettings.self, history.registerFacts)
    case .circulation, .reminder, .other: []
    }
  }

  /// The documents of a letter or a session of which nothing else is left.
  private static func documents(
    in history: StandingHistory, of subject: Subject
  ) -> [(id: EventID, effective: CalendarDate)] {
    isFounded(history, subject) ? [] : history.documentFacts.map { ($0.id, $0.effective) }
  }

  /// Whether the register knows the subject by any entry that holds.
  private static func isFounded(_ history: StandingHistory, _ subject: Subject) -> Bool {
    switch subject {
    case .proposal: Proposal.folding(history.proposalFacts).state.isTabled
    case .institution: Institution.folding(history.institutionFacts).state.name != nil
    case .dialogue: Dialogue.folding(history.dialogueFacts).state.title != nil
    case .session: Session.folding(history.sessionFacts).state.state != nil
    case .paper: Paper.folding(history.paperFacts).state.number != nil
    case .register, .calendar, .circulation, .reminder, .other: true
    }
  }

  /// Refuses to let go of something that an entry elsewhere names.
  private func checkNotNamed(_ subject: Subject, after ids: [EventID]) throws {
    let text = "\(subject)"
    let name = text.firstIndex(of: "/").map { String(text[text.index(after: $0)...]) } ?? text
    for other in try queries.subjects(naming: name) where other != subject {
      let standing = StandingHistory(of: try queries.history(of: other), asOf: nil)
      for fact in standing.facts {
        guard Self.names(fact, name) || Self.isWithin(other, subject) else { continue }
        throw RegisterFailure.amendment(ids.first ?? fact.id, .named(subject, by: fact.id, in: other))
      }
      for fact in standing.facts where standing.confirmations[fact.id]?.contains(where: { $0.paper == name }) == true {
        throw RegisterFailure.amendment(ids.first ?? fact.id, .named(subject, by: fact.id, in: other))
      }
    }
  }

  private static func names(_ fact: Recorded<Fact>, _ name: String) -> Bool {
    EventCodec.encode(fact.fact, fact.provenance).data.members.contains { $0.value.names(name) }
  }

  /// Whether a subject belongs to a dialogue.
  private static func isWithin(_ subject: Subject, _ whole: Subject) -> Bool {
    switch (subject, whole) {
    case (.session(let session), .dialogue(let code)): session.dialogue == code
    case (.proposal(let proposal), .dialogue(let code)): proposal.dialogue == code
    default: false
    }
  }
}

extension DataValue {
  /// Whether it is this text, or holds it as a whole element.
  fileprivate func names(_ name: String) -> Bool {
    switch self {
    case .string(let text): text == name || text.hasPrefix("\(name).")
    case .array(let elements): elements.contains { $0.names(name) }
    case .object(let object): object.members.contains { $0.value.names(name) }
    case .integer, .boolean, .null: false
    }
  }
}
