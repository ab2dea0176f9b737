extension Fact {
  /// The codes of the bodies that an entry names, in the order in which it names them.
  public var institutions: [String] {
    switch self {
    case .register, .dialogue, .session, .calendar, .document: []
    case .institution(.registered(_, _, _, let parent, _, _)): [parent].compactMap { $0 }
    case .institution(.succeeded(_, let successors)): successors
    case .institution: []
    case .paper(.received(_, _, let from, _, _, _, _)): [from]
    case .paper(.issued(_, _, let to, _, _)): to
    case .circulation(.issued(let institution, _, _)), .reminder(.issued(let institution, _, _)): [institution]
    case .proposal(let event): event.institutions
    }
  }
}

extension ProposalEvent {
  fileprivate var institutions: [String] {
    switch self {
    case .tabled(let tabling): tabling.bodies + [tabling.tabledBy].compactMap { $0 }
    case .assigned(let lead, let support, let counterpart):
      [lead].compactMap { $0 } + (support ?? []) + (counterpart ?? [])
    case .noted(let note): [note.institution].compactMap { $0 }
    case .waiting(let body, _): [body]
    case .followUp(_, .scheduled(_, let owner, _, _)), .followUp(_, .reassigned(let owner)): [owner]
    case .amended, .statusChanged, .responded, .reviewed, .related, .split, .followUp, .targetSet, .targetRead,
      .milestoneReached, .documentAttached:
      []
    }
  }
}
