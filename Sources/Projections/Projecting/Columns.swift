import Domain
import EventLog

/// What the tables say of a proposal, apart from its reference.
struct ProposalColumns: Equatable {
  let title: String
  let kind: String
  let side: String
  let sector: String?
  let lead: String?
  let support: [String]
  let counterpart: [String]
  let status: Status
  let statusSince: CalendarDate
  let response: Response
  let isStanding: Bool
  let isOpen: Bool
  let tabledOn: CalendarDate
  let sharing: Sharing
  let waiting: String?
  let completedOn: CalendarDate?

  /// nil before it is tabled.
  init?(_ proposal: Proposal) {
    guard let tabling = proposal.tabling, let tabledOn = proposal.tabledOn else { return nil }
    title = tabling.title.wording()
    kind = tabling.kind
    side = tabling.side
    sector = tabling.sector
    lead = tabling.lead
    support = tabling.support
    counterpart = tabling.counterpart
    status = proposal.currentStatus
    statusSince = proposal.statusSince ?? tabledOn
    response = proposal.response?.value ?? .none
    isStanding = tabling.isStanding
    isOpen = proposal.isOpen
    self.tabledOn = tabledOn
    sharing = proposal.sharing
    waiting = proposal.waiting.flatMap { $0.value.isForSomebody ? $0.value.on : nil }
    completedOn = proposal.completedOn
  }
}

/// What the tables say of a follow-up, apart from its reference.
struct FollowUpColumns: Equatable {
  let action: String
  let owner: String
  let due: CalendarDate?
  let firstDue: CalendarDate?
  let slips: Int
  /// 0 open, 1 completed, 2 cancelled.
  let state: Int
  let endedOn: CalendarDate?
  let isDecision: Bool
  let lastEntry: CalendarDate

  init(_ followUp: FollowUp) {
    action = followUp.action
    owner = followUp.owner
    due = followUp.due
    firstDue = followUp.firstDue
    slips = followUp.slips
    (state, endedOn) = followUp.state.columns
    isDecision = followUp.isDecision
    lastEntry = followUp.lastEntry
  }
}

/// That there is an entry; its day is where its span begins.
struct EntryColumns: Equatable {}

struct InstitutionColumns: Equatable {
  let name: Text
  let side: String
  let kind: String?
  let parent: String?
  let aliases: [String]
  let calendar: String?
  let succession: Institution.Succession?

  init?(_ institution: Institution) {
    guard let name = institution.name else { return nil }
    self.name = name
    side = institution.side
    kind = institution.kind
    parent = institution.parent
    aliases = institution.aliases
    calendar = institution.calendar
    succession = institution.succession
  }
}

struct DialogueColumns: Equatable {
  let title: String
  let ours: String
  let theirs: String

  init?(_ dialogue: Dialogue) {
    guard let title = dialogue.title, let ours = dialogue.sides.first, let theirs = dialogue.sides.last else {
      return nil
    }
    self.title = title.wording()
    self.ours = ours
    self.theirs = theirs
  }
}

struct SessionColumns: Equatable {
  let state: Session.State
  let date: CalendarDate
  let until: CalendarDate?
  let venue: String?
  let minutesAgreed: CalendarDate?

  init?(_ session: Session) {
    guard let state = session.state, let date = session.date else { return nil }
    self.state = state
    self.date = date
    until = session.until
    venue = session.venue
    minutesAgreed = session.minutesAgreed
  }
}

struct PaperColumns: Equatable {
  let number: String
  let dated: CalendarDate

  init?(_ paper: Paper) {
    guard let number = paper.number, let dated = paper.dated else { return nil }
    self.number = number
    self.dated = dated
  }
}

extension FollowUp.State {
  /// The number in the table, and the day on which it ended.
  var columns: (number: Int, endedOn: CalendarDate?) {
    switch self {
    case .open: (0, nil)
    case .completed(let day): (1, day)
    case .cancelled(let day): (2, day)
    }
  }
}
