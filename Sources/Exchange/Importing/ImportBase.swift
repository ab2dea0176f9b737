import Domain
import EventLog

/// What imports have said of a proposal that somebody has changed since: a row that says the same again says nothing.
///
/// Of each value, it is what an import recorded last; where none did, what stood after the newest commit of an import.
struct ImportBase {
  /// One value: a column, of a follow-up or of the proposal itself.
  struct Place: Hashable {
    let field: MatrixField
    let followUp: Int?
  }

  /// A follow-up as an import promised or changed it.
  struct Promise {
    var action: String
    var owner: String
    var due: CalendarDate?
  }

  private(set) var title: String?
  private(set) var kind: String?
  private(set) var side: String?
  private(set) var lead: String?
  private(set) var support: [String] = []
  private(set) var counterpart: [String] = []
  private(set) var tabled: CalendarDate?
  private(set) var status: Status
  private(set) var response: Response
  private(set) var followUps: [Int: Promise] = [:]
  /// The notes that imports made, also those that were withdrawn.
  private(set) var positions: [String] = []
  /// What changed a value last, other than an import.
  private var changes: [Place: EventID] = [:]
  /// The newest correction or withdrawal.
  private var amended: EventID?

  /// - Parameters:
  ///   - events: the history of the proposal, in total order.
  ///   - imported: those of its events that imports recorded.
  /// - Returns: nil if there is none of these.
  init?(of events: [StoredEvent], imported: Set<EventID>) {
    guard let last = events.lastIndex(where: { imported.contains($0.id) }) else { return nil }
    let state = Proposal.folding(StandingHistory(of: Array(events[...last]), asOf: nil).proposalFacts).state
    let tabling = state.tabling
    (title, kind, side, lead) = (tabling?.title.wording(), tabling?.kind, tabling?.side, tabling?.lead)
    (support, counterpart) = (tabling?.support ?? [], tabling?.counterpart ?? [])
    tabled = state.tabledOn
    status = state.currentStatus
    response = state.response?.value ?? .none
    followUps = state.followUps.mapValues { Promise(action: $0.action, owner: $0.owner, due: $0.due) }
    positions = state.notes.map(\.note.text)
    for event in events {
      guard let data = event.data,
        let decoded = try? EventCodec.decode(type: event.type, subject: event.subject, data: data)
      else { continue }
      switch decoded {
      case .fact(.proposal(let fact), _):
        if imported.contains(event.id) { take(fact, on: event.effective) } else { note(fact, event.id) }
      case .fact: break
      case .amendment: amended = event.id
      }
    }
  }

  /// The event by which a value moved on; nil if that cannot be said.
  func change(of field: MatrixField, followUp: Int?) -> EventID? {
    changes[Place(field: field, followUp: followUp)] ?? amended
  }

  private mutating func take(_ fact: ProposalEvent, on day: CalendarDate) {
    switch fact {
    case .tabled(let tabling):
      (title, kind, side, lead) = (tabling.title.wording(), tabling.kind, tabling.side, tabling.lead)
      (support, counterpart, tabled) = (tabling.support, tabling.counterpart, day)
    case .amended(let amendment):
      title = amendment.title?.wording() ?? title
      kind = amendment.kind ?? kind
    case .assigned(let newLead, let newSupport, let newCounterpart):
      lead = newLead ?? lead
      support = newSupport ?? support
      counterpart = newCounterpart ?? counterpart
    case .statusChanged(let change): status = change.to
    case .responded(_, let value): response = value
    case .noted(let note): positions.append(note.text)
    case .followUp(let number, .scheduled(let action, let owner, let due, _)):
      followUps[number] = Promise(action: action, owner: owner, due: due)
    case .followUp(let number, .rescheduled(let due)): followUps[number]?.due = due
    case .followUp(let number, .reassigned(let owner)): followUps[number]?.owner = owner
    default: break
    }
  }

  private mutating func note(_ fact: ProposalEvent, _ id: EventID) {
    for place in Self.places(of: fact) { changes[place] = id }
  }

  /// The values that an event changes.
  private static func places(of fact: ProposalEvent) -> [Place] {
    switch fact {
    case .amended(let amendment):
      places([(.title, amendment.title != nil), (.kind, amendment.kind != nil)])
    case .assigned(let lead, let support, let counterpart):
      places([(.lead, lead != nil), (.support, support != nil), (.counterpart, counterpart != nil)])
    case .statusChanged: [Place(field: .status, followUp: nil)]
    case .responded: [Place(field: .response, followUp: nil)]
    case .followUp(let number, .rescheduled), .followUp(let number, .reopened):
      [Place(field: .due, followUp: number)]
    case .followUp(let number, .reassigned): [Place(field: .owner, followUp: number)]
    case .followUp(let number, .amended): [Place(field: .action, followUp: number)]
    default: []
    }
  }

  private static func places(_ fields: [(field: MatrixField, isChanged: Bool)]) -> [Place] {
    fields.filter(\.isChanged).map { Place(field: $0.field, followUp: nil) }
  }
}
