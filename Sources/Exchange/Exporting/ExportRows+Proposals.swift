import Domain
import EventLog
import Projections
import Reports

// Proposals, and what was promised for them.
extension ExportRows {
  func takeProposal(_ reference: ProposalReference, _ standing: StandingHistory) throws {
    // What is off the record leaves no trace, not even in the day of the last entry.
    let facts = standing.proposalFacts.filter { !offRecord.contains($0.id) }
    let (state, misfits) = Proposal.folding(facts)
    guard let tabling = state.tabling else { return }
    try takeState(reference, state, tabling)
    for number in state.followUps.keys.sorted() {
      if let followUp = state.followUps[number] { try take(followUp, reference) }
    }
    let found = Set(misfits.map(\.id))
    let moves = state.followUps.values.flatMap(\.moves)
    let before = Dictionary(moves.map { ($0.event, $0.from) }) { first, _ in first }
    for event in facts where !found.contains(event.id) {
      try take(event, reference, before: before[event.id].flatMap { $0 })
    }
  }

  private func takeState(_ reference: ProposalReference, _ state: Proposal, _ tabling: Tabling) throws {
    let place: String? = reference.session.map { "\(reference.dialogue)-\($0)" }
    try add(
      .proposals,
      [
        .text(reference.text), .text(reference.dialogue), .init(place), .text(tabling.title.wording()),
        .text(tabling.kind), .text(tabling.side), .init(tabling.sector), .init(tabling.forum), .init(tabling.tabledBy),
        Self.day(state.tabledOn), .init(tabling.lead.map(heirs.heir)), .text(state.currentStatus.rawValue),
        Self.day(state.statusSince), Self.day(state.completedOn), .text((state.response?.value ?? .none).rawValue),
        .init(waiting(state)), Self.yes(tabling.isStanding), .init(tabling.summary), Self.list(tabling.aliases),
        .text(state.sharing.rawValue), Self.day(state.lastEntry),
      ])
    for (language, wording) in Self.wordings(tabling.title) {
      try add(.proposalTitles, [.text(reference.text), .text(language), .text(wording)])
    }
    let bodies =
      [tabling.lead].compactMap { $0 }.map { ("lead", $0) } + tabling.support.map { ("support", $0) }
      + tabling.counterpart.map { ("counterpart", $0) }
    for (role, code) in bodies {
      try add(.proposalBodies, [.text(reference.text), .text(role), .text(code), .text(heirs.heir(of: code))])
    }
  }

  private func waiting(_ state: Proposal) -> String? {
    guard let wait = state.waiting?.value, wait.isForSomebody else { return nil }
    return wait.thirdParty.map { "\(wait.on) (\($0))" } ?? wait.on
  }

  private func take(_ followUp: FollowUp, _ reference: ProposalReference) throws {
    let (phase, ended): (String, CalendarDate?) =
      switch followUp.state {
      case .open: ("open", nil)
      case .completed(let day): ("completed", day)
      case .cancelled(let day): ("cancelled", day)
      }
    try add(
      .followUps,
      [
        .text("\(reference).\(followUp.number)"), .text(reference.text), .integer(followUp.number),
        .text(followUp.action), .text(followUp.owner), .text(heirs.heir(of: followUp.owner)), Self.day(followUp.due),
        Self.day(followUp.firstDue), .integer(followUp.slips), .integer(followUp.netSlip), .text(phase),
        Self.day(ended), .init(followUp.outcome), Self.yes(followUp.isDecision), .text(followUp.sharing.rawValue),
        .day(followUp.lastEntry),
      ])
  }

  /// - Parameter before: the due day that the event moved.
  private func take(_ event: Recorded<ProposalEvent>, _ reference: ProposalReference, before: CalendarDate?) throws {
    let (own, source): (Field, [Field]) = (.text(reference.text), Self.source(event))
    switch event.fact {
    // As these leave it, the proposal stands in its own table.
    case .tabled, .amended, .assigned, .documentAttached: break
    case .statusChanged(let change):
      let fields: [Field] = [
        own, .text(change.from.rawValue), .text(change.to.rawValue), .init(change.evidence), .init(change.by),
        .init(change.until),
      ]
      try add(.statuses, fields + source)
    case .responded(let side, let response): try add(.responses, [own, .text(side), .text(response.rawValue)] + source)
    case .noted(let note): try take(note, reference, source)
    case .waiting(let on, let thirdParty): try add(.waiting, [own, .text(on), .init(thirdParty)] + source)
    case .reviewed(let session, let outcome):
      try add(.reviews, [own, .text(session), .text(outcome.rawValue)] + source)
    case .related(let relation, let to): try add(.relations, [own, .text(relation.rawValue), .text(to)] + source)
    case .split(let into): for part in into { try add(.parts, [own, .text(part)] + source) }
    case .followUp(let number, let fact): try take(fact, "\(reference).\(number)", before: before, source)
    case .targetSet(let number, let target): try take(target, reference, number, source)
    case .targetRead(let number, let value, let on):
      try add(.readings, [.text("\(reference).T\(number)"), .decimal(value), .day(on)] + source)
    case .milestoneReached(let milestone): try add(.milestones, [own, .text(milestone)] + source)
    }
  }

  private func take(_ note: Note, _ reference: ProposalReference, _ source: [Field]) throws {
    guard !note.isOffRecord else { return }
    try add(
      .notes,
      [
        .text(reference.text), .init(note.followUp.map { "\(reference).\($0)" }), .init(note.institution),
        .text(note.text), .init(note.reply?.rawValue), Self.yes(note.isLine),
      ] + source)
  }

  private func take(
    _ target: TargetDefinition, _ reference: ProposalReference, _ number: Int, _ source: [Field]
  ) throws {
    try add(
      .targets,
      [
        .text("\(reference).T\(number)"), .text(reference.text), .integer(number), .text(target.measure),
        .text(target.unit), .init(target.direction?.rawValue), .decimal(target.baseline.value),
        .day(target.baseline.on), .decimal(target.goal.value), .day(target.goal.on), .init(target.basis),
      ] + source)
  }

  private func take(_ fact: FollowUpEvent, _ reference: String, before: CalendarDate?, _ source: [Field]) throws {
    let name: String
    var (due, owner, action, outcome): (CalendarDate?, String?, String?, String?) = (nil, nil, nil, nil)
    switch fact {
    case .scheduled(let what, let who, let day, _): (name, due, owner, action) = ("scheduled", day, who, what)
    case .rescheduled(let day): (name, due) = ("rescheduled", day)
    case .reassigned(let who): (name, owner) = ("reassigned", who)
    case .amended(let what): (name, action) = ("amended", what)
    case .completed(let what): (name, outcome) = ("completed", what)
    case .cancelled: name = "cancelled"
    case .reopened(let day): (name, due) = ("reopened", day)
    }
    try add(
      .followUpChanges,
      [
        .text(reference), .text(name), Self.day(due), Self.day(before), .init(owner), .init(action), .init(outcome),
      ] + source)
  }
}
