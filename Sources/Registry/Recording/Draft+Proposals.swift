public import Domain
import EventLog
import Projections

// Proposals and what was promised for them.
extension Draft {
  /// Puts a proposal on the table.
  ///
  /// - Parameters:
  ///   - tabling: as agreed; session is filled in from the place.
  ///   - typed: a reference that was already given; nil = the next free number of the place.
  public func table(
    _ tabling: Tabling, at place: TablingPlace, reference typed: String?, _ circumstances: Circumstances
  ) throws -> ProposalChange {
    let reference = try newReference(at: place, typed: typed)
    var (tabling, circumstances) = (tabling, circumstances)
    if case .session(let session) = place {
      tabling.session = "\(session)"
      let held = try queries.sessionState(session)
      // Tabled in a session that was held: on its day. Tabled for one that is planned: now.
      if held.state == .held, circumstances.paper == nil { circumstances.on = circumstances.on ?? held.date }
    }
    try checkSides(of: tabling, dialogue: reference.dialogue)
    return try handle(.table(tabling), on: reference, circumstances)
  }

  /// Adds a follow-up with the next free number.
  public func addFollowUp(
    to proposal: ProposalReference, action: String, owner: String, due: CalendarDate?, isDecision: Bool,
    _ circumstances: Circumstances
  ) throws -> ProposalChange {
    let given = FollowUpNumbers(in: try queries.history(of: .proposal(proposal)))
    let first = try queries.wholeSettings().numbersFrom[office] ?? 1
    let number = given.next(for: office, from: first)
    let command = FollowUpCommand.schedule(
      number: number, action: action, owner: owner, due: due, isDecision: isDecision)
    return try handle(.followUp(command), on: proposal, circumstances)
  }

  /// Decides about a proposal.
  public func handle(
    _ command: ProposalCommand, on reference: ProposalReference, _ circumstances: Circumstances
  ) throws -> ProposalChange {
    let subject = Subject.proposal(reference)
    let history = try queries.history(of: subject)
    try check(circumstances.expected, isNewestOf: history, subject)
    let whole = StandingHistory(of: history, asOf: nil)
    try checkUnderstood(whole, subject)
    let (provenance, paperDate) = try provenance(circumstances)
    let day = circumstances.on ?? paperDate ?? today
    let before = Self.state(history, on: day)
    let facts = try decide(command, reference, before: before, whole: whole, on: day, reason: provenance.reason)
    let sharing = circumstances.sharing ?? .internal
    let ids = try facts.map {
      try add(.proposal($0), to: subject, on: day, sharing: sharing, provenance: provenance)
    }
    let confirmed: (events: [EventID], confirmation: Confirmation?) =
      facts.isEmpty
      ? try confirm(
        subject, StandingHistory(of: history, asOf: day).facts, saying: command.saying, on: day, provenance,
        circumstances) : ([], nil)
    let grown = try queries.history(of: subject)
    try checkLaterEntries(subject, before: whole, after: StandingHistory(of: grown, asOf: nil))
    return ProposalChange(
      reference: reference, facts: facts, day: day, before: before, after: Self.state(grown, on: day),
      now: Self.state(grown, on: today), events: ids + confirmed.events,
      later: later(than: day, like: facts.first, in: grown, \.proposalFacts) { $0.isAboutTheSame(as: $1) },
      confirmation: confirmed.confirmation)
  }

  private func decide(
    _ command: ProposalCommand, _ reference: ProposalReference, before: Proposal, whole: StandingHistory,
    on day: CalendarDate, reason: String?
  ) throws -> [ProposalEvent] {
    let final = Proposal.folding(whole.proposalFacts).state
    let (before, command) = try underHeirs(before, command, on: day)
    do throws(ProposalRefusal) {
      if case .table = command, let tabledOn = final.tabledOn { throw .alreadyTabled(on: tabledOn) }
      return try before.decide(command, on: day, reason: reason)
    } catch {
      var refusal = error
      if case .notTabled(let day, _) = error { refusal = .notTabled(on: day, tabledOn: final.tabledOn) }
      if case .unknownFollowUp(let number, _) = error, let promise = whole.promise(of: number) {
        refusal = .followUpLater(number, promised: promise.effective, day: day, event: promise.id)
      }
      throw RegisterFailure.proposal(reference, refusal, title: final.tabling?.title.wording())
    }
  }

  private static func state(_ history: [StoredEvent], on day: CalendarDate) -> Proposal {
    Proposal.folding(StandingHistory(of: history, asOf: day).proposalFacts).state
  }

  /// Refuses an entry in the past after which a later one would find nothing to act on.
  private func checkLaterEntries(_ subject: Subject, before: StandingHistory, after: StandingHistory) throws {
    let known = Set(Proposal.folding(before.proposalFacts).misfits.map(\.id))
    guard let misfit = Proposal.folding(after.proposalFacts).misfits.first(where: { !known.contains($0.id) })
    else { return }
    let (type, _) = EventCodec.encode(.proposal(misfit.fact), misfit.provenance)
    throw RegisterFailure.laterEntryRests(
      on: subject, event: misfit.id, type: type, effective: misfit.effective)
  }

  private func newReference(at place: TablingPlace, typed: String?) throws -> ProposalReference {
    let (dialogue, session) =
      switch place {
      case .session(let session): (session.dialogue, Int?.some(session.number))
      case .dialogue(let code): (code, Int?.none)
      }
    guard let typed else {
      var number = try nextNumber(dialogue: dialogue, session: session)
      while try queries.isTaken(dialogue: dialogue, session: session, number: number) { number += 1 }
      return ProposalReference(dialogue: dialogue, session: session, number: number)
    }
    let text = try references.inFull(ReferenceText.normalised(typed), typed: typed)
    guard let given = ProposalReference(text) else { throw RegisterFailure.notAReference(.proposal, typed) }
    guard given.dialogue == dialogue, given.session == session else {
      throw RegisterFailure.badValue(
        field: "--ref", value: typed, known: ["\(dialogue)-\(session.map(String.init) ?? "X")-NN"])
    }
    if let taken = try queries.reference(meant: given) {
      throw RegisterFailure.referenceTaken(taken, title: try queries.proposalRow(taken)?.title ?? "")
    }
    return ProposalReference(dialogue: dialogue, session: session, number: given.number, part: given.part)
  }

  /// Behind the highest number of the range that this stream gives its numbers from.
  private func nextNumber(dialogue: String, session: Int?) throws -> Int {
    let firsts = try queries.wholeSettings().numbersFrom
    let first = firsts[office] ?? 1
    let last = firsts.values.filter { $0 > first }.min().map { $0 - 1 } ?? 999_999_999
    let highest = try queries.highestNumber(dialogue: dialogue, session: session, in: first...max(first, last))
    return highest.map { $0 + 1 } ?? first
  }

  /// The side that tables it is one of the dialogue's two, or both.
  private func checkSides(of tabling: Tabling, dialogue: String) throws {
    let sides = try queries.dialogueState(dialogue).sides
    guard tabling.side == "both" || sides.contains(tabling.side) else {
      throw RegisterFailure.badValue(field: "--side", value: tabling.side, known: sides + ["both"])
    }
  }
}

extension StandingHistory {
  /// The event by which a follow-up was promised, on whatever day.
  fileprivate func promise(of number: Int) -> Recorded<ProposalEvent>? {
    proposalFacts.first { event in
      if case .followUp(number, .scheduled) = event.fact { true } else { false }
    }
  }
}

extension ProposalEvent {
  /// Whether both set the same field.
  func isAboutTheSame(as other: ProposalEvent) -> Bool {
    switch (self, other) {
    case (.statusChanged, .statusChanged), (.responded, .responded), (.assigned, .assigned), (.amended, .amended):
      true
    case (.waiting, .waiting): true
    case (.followUp(let number, let fact), .followUp(let otherNumber, let otherFact)):
      number == otherNumber && fact.isAboutTheSame(as: otherFact)
    default: false
    }
  }
}

extension FollowUpEvent {
  fileprivate func isAboutTheSame(as other: FollowUpEvent) -> Bool {
    switch (self, other) {
    case (.rescheduled, .rescheduled), (.rescheduled, .reopened), (.reopened, .rescheduled),
      (.reassigned, .reassigned), (.amended, .amended):
      true
    default: false
    }
  }
}
