extension Fact {
  /// The fields that this fact sets, each with its value; a fact that leaves a field alone does not name it.
  ///
  /// - Parameter followUp: of a proposal's facts those about this follow-up; nil = those about the proposal itself.
  public func settings(followUp: Int? = nil) -> [FieldSetting] {
    switch self {
    case .register(let event): event.settings
    case .institution(let event): event.settings
    case .dialogue(.opened(let title, let sides)):
      [FieldSetting("title", .wording(title)), FieldSetting("sides", .codes(sides))]
    case .session(let event): event.settings
    case .calendar(.defined(let weekend)): [FieldSetting("weekend", .codes(weekend.map(\.rawValue)))]
    case .paper(let event): event.settings
    case .calendar(.holidayAnnounced), .circulation, .reminder, .document: []
    case .proposal(.followUp(let number, let event)): number == followUp ? event.settings : []
    case .proposal(let event): followUp == nil ? event.settings : []
    }
  }
}

extension ProposalEvent {
  fileprivate var settings: [FieldSetting] {
    switch self {
    case .tabled(let tabling): tabling.settings
    case .amended(let amendment): amendment.settings
    case .assigned(let lead, let support, let counterpart):
      Self.given([
        ("lead", lead.map(FieldSetting.Value.text)), ("support", support.map(FieldSetting.Value.codes)),
        ("counterpart", counterpart.map(FieldSetting.Value.codes)),
      ])
    case .statusChanged(let change):
      Self.given([("status", .status(change.to)), ("evidence", change.evidence.map(FieldSetting.Value.text))])
    case .responded(_, let response): [FieldSetting("response", .response(response))]
    case .waiting(let on, let thirdParty):
      [FieldSetting("waiting", .text(thirdParty.map { "\(on) (\($0))" } ?? on))]
    case .reviewed(let session, let outcome):
      [FieldSetting("review", .text("\(outcome.rawValue) at \(session)"))]
    case .noted, .related, .split, .followUp, .targetSet, .targetRead, .milestoneReached, .documentAttached: []
    }
  }

  fileprivate static func given(_ fields: [(String, FieldSetting.Value?)]) -> [FieldSetting] {
    fields.compactMap { name, value in value.map { FieldSetting(name, $0) } }
  }
}

extension Tabling {
  fileprivate var settings: [FieldSetting] {
    let optional: [(String, FieldSetting.Value?)] = [
      ("session", session.map(FieldSetting.Value.text)), ("forum", forum.map(FieldSetting.Value.text)),
      ("sector", sector.map(FieldSetting.Value.text)), ("lead", lead.map(FieldSetting.Value.text)),
      ("support", support.isEmpty ? nil : .codes(support)),
      ("counterpart", counterpart.isEmpty ? nil : .codes(counterpart)),
      ("summary", summary.map(FieldSetting.Value.text)), ("standing", isStanding ? .yes(true) : nil),
      ("tabledBy", tabledBy.map(FieldSetting.Value.text)), ("aliases", aliases.isEmpty ? nil : .codes(aliases)),
      ("status", .status(.tabled)),
    ]
    let always = [
      FieldSetting("title", .wording(title)), FieldSetting("kind", .text(kind)), FieldSetting("side", .text(side)),
    ]
    return always + ProposalEvent.given(optional)
  }
}

extension Amendment {
  fileprivate var settings: [FieldSetting] {
    ProposalEvent.given([
      ("title", title.map(FieldSetting.Value.wording)), ("kind", kind.map(FieldSetting.Value.text)),
      ("sector", sector.map(FieldSetting.Value.text)), ("summary", summary.map(FieldSetting.Value.text)),
      ("aliases", aliases.map(FieldSetting.Value.codes)), ("standing", isStanding.map(FieldSetting.Value.yes)),
    ])
  }
}

extension FollowUpEvent {
  fileprivate var settings: [FieldSetting] {
    switch self {
    case .scheduled(let action, let owner, let due, let isDecision):
      ProposalEvent.given([
        ("action", .text(action)), ("owner", .text(owner)), ("due", due.map(FieldSetting.Value.day)),
        ("decision", isDecision ? .yes(true) : nil), ("state", .text("open")),
      ])
    case .rescheduled(let due): [FieldSetting("due", .day(due))]
    case .reassigned(let owner): [FieldSetting("owner", .text(owner))]
    case .amended(let action): [FieldSetting("action", .text(action))]
    case .completed(let outcome):
      ProposalEvent.given([("state", .text("completed")), ("outcome", outcome.map(FieldSetting.Value.text))])
    case .cancelled: [FieldSetting("state", .text("cancelled"))]
    case .reopened(let due): [FieldSetting("state", .text("open")), FieldSetting("due", .day(due))]
    }
  }
}
