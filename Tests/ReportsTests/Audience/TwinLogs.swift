import Domain
import EventLog
import Projections
import TestSupport

/// A random log, and what is left of it where entries that a circle may not see were never entered.
///
/// Who may see what is reckoned here from what was planned for each entry, not from the log. The events of both are the
/// same ones, with the same numbers and times.
struct TwinLogs {
  /// An entry and what is to be said about it.
  private struct Planned {
    var ids: [EventID] = []
    var effective: CalendarDate
    var header: Sharing
    var changes: [(day: CalendarDate, sharing: Sharing)] = []
    var isWithdrawn = false
    /// Of another dialogue, a reminder, a line to take: in no paper for others.
    var isNeverShown = false
  }

  private var histories = Histories()
  private var plans: [Planned] = []
  private var random: TestSupport.SeededRandom
  /// What is still to be said about an entry, by its place among the plans.
  private var pending: [(place: Int, amend: (inout TwinLogs, Int) -> Void)] = []

  private static let proposals: [ProposalReference] = ["JPHLEPD-9-01", "JPHLEPD-9-02", "JPHLEPD-9-03", "JPHLEPD-X-01"]
  private static let bodies = ["MOC", "OPHRD", "JICA"]

  init(length: Int, _ random: inout TestSupport.SeededRandom) {
    self.random = random
    open()
    while histories.events.count < length { step() }
    random = self.random
  }

  var events: [StoredEvent] { histories.events }

  /// The events without those that a circle never could see.
  func without(unseenBy circle: Sharing) -> [StoredEvent] {
    kept { plan in !plan.isNeverShown && (plan.header >= circle || plan.changes.contains { $0.sharing >= circle }) }
  }

  /// The events of the entries that a circle may see on a day.
  func seen(by circle: Sharing, on day: CalendarDate) -> [StoredEvent] {
    kept { plan in
      let changes = plan.changes.enumerated().filter { $0.element.day <= day }
        .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      let sharing = changes.last?.element.sharing ?? plan.header
      return !plan.isNeverShown && !plan.isWithdrawn && plan.effective <= day && sharing >= circle
    }
  }

  private func kept(_ isKept: (Planned) -> Bool) -> [StoredEvent] {
    let ids = Set(plans.filter(isKept).flatMap(\.ids))
    return histories.events.filter { ids.contains($0.id) }
  }

  // MARK: Writing

  private mutating func open() {
    for dialogue in ["JPHLEPD", "KPEC"] {
      let fact = DialogueEvent.opened(title: Text(dialogue), sides: ["PK", dialogue == "KPEC" ? "KR" : "JP"])
      add(.dialogue(fact), to: .dialogue(dialogue), on: "2025-01-01", as: .public, isNeverShown: dialogue == "KPEC")
    }
    let held = SessionEvent.held(date: "2025-12-20", until: nil, venue: "Tokyo", heads: [])
    let ninth = SessionReference(dialogue: "JPHLEPD", number: 9)
    add(.session(held), to: .session(ninth), on: "2025-12-20", as: .public)
    for proposal in Self.proposals {
      add(
        .proposal(.tabled(.example("\(proposal)"))), to: .proposal(proposal), on: "2025-12-21",
        as: random.pick([.internal, .joint, .public, .public]))
    }
  }

  private mutating func add(
    _ fact: Fact, to subject: Subject, on day: CalendarDate, as sharing: Sharing, isNeverShown: Bool = false
  ) {
    let provenance = Provenance(
      authority: random.once(in: 2) ? "Source \(random.number(1...99))" : nil,
      paper: random.once(in: 5) ? "mea-P\(random.number(1...2))" : nil)
    let stream = random.pick(["mea", "jica"])
    let id = histories.add(fact, to: subject, on: day, stream: stream, sharing: sharing, provenance: provenance)
    plans.append(Planned(ids: [id], effective: day, header: sharing, isNeverShown: isNeverShown))
  }

  private mutating func step() {
    if !pending.isEmpty, random.once(in: 2) {
      let (place, amend) = pending.remove(at: random.number(0...pending.count - 1))
      return amend(&self, place)
    }
    if random.once(in: 10) { return addForeign() }
    let (subject, fact) = anyFact()
    add(fact, to: subject, on: day(), as: circle())
    plan(amendmentsOf: plans.count - 1)
  }

  /// What is said later about the entry that was added last.
  private mutating func plan(amendmentsOf place: Int) {
    if random.once(in: 2) { pending.append((place, { $0.share($1) })) }
    if random.once(in: 6) { pending.append((place, { $0.share($1) })) }
    if random.once(in: 8) { pending.append((place, { $0.correct($1) })) }
    if random.once(in: 12) { pending.append((place, { $0.withdraw($1) })) }
  }

  private mutating func share(_ place: Int) {
    let (day, sharing) = (day(), circle())
    plans[place].changes.append((day, sharing))
    amend("event.shared", place, ["sharing": .string(sharing.rawValue)], on: day)
  }

  private mutating func correct(_ place: Int) {
    plans[place].effective = day()
    amend("event.corrected", place, ["effective": .string("\(plans[place].effective)")], on: day())
  }

  private mutating func withdraw(_ place: Int) {
    plans[place].isWithdrawn = true
    amend("event.withdrawn", place, ["reason": "in error"], on: day())
  }

  private mutating func amend(_ type: String, _ place: Int, _ data: DataObject, on day: CalendarDate) {
    let target = plans[place].ids[0]
    plans[place].ids.append(histories.amend(type, target, data, on: day, stream: random.pick(["mea", "jica"])))
  }

  /// Shared as they are, and in no paper of this dialogue.
  private mutating func addForeign() {
    let reference = random.pick(Self.proposals)
    let foreign: [(Subject, Fact)] = [
      (.proposal("KPEC-3-07"), .proposal(.tabled(.example("Foreign")))),
      (.reminder("MOC-2026-01-01"), .reminder(.issued(institution: "MOC", step: "O.M.", items: ["\(reference).1"]))),
      (.proposal(reference), .proposal(.noted(Note(text: "Press for a date", isLine: true)))),
      (.proposal(reference), .proposal(.noted(Note(text: "Unheard", isOffRecord: true)))),
      (
        .paper("mea-P9"),
        .paper(.issued(number: "K 1", dated: "2026-01-01", to: ["MOC"], replyBy: nil, about: ["KPEC-3-07"]))
      ),
    ]
    let (subject, fact) = random.pick(foreign)
    add(fact, to: subject, on: day(), as: .public, isNeverShown: true)
  }
}

// MARK: - What is entered

extension TwinLogs {
  private mutating func day() -> CalendarDate { CalendarDate(daysSinceEpoch: random.number(20_445...20_500)) }

  private mutating func circle() -> Sharing { random.pick([.internal, .internal, .joint, .public]) }

  private mutating func anyFact() -> (Subject, Fact) {
    switch random.number(0...11) {
    case 0:
      let event = InstitutionEvent.registered(
        name: Text("Ministry \(random.number(1...9))"), side: "PK", kind: nil, parent: nil, aliases: [], calendar: nil)
      return (.institution(random.pick(Self.bodies)), .institution(event))
    case 1:
      let planned = SessionEvent.planned(
        date: day().adding(days: 60), until: nil, venue: "Hall \(random.number(1...9))")
      return (.session(SessionReference(dialogue: "JPHLEPD", number: 10)), .session(planned))
    case 2:
      let paper = PaperEvent.issued(
        number: "F.\(random.number(1...9))", dated: day(), to: ["MOC"], replyBy: nil,
        about: ["\(random.pick(Self.proposals))"])
      return (.paper("mea-P\(random.number(1...2))"), .paper(paper))
    case 3: return (.register, .register(.set(key: "secretariat", value: random.pick(Self.bodies))))
    default: return (.proposal(random.pick(Self.proposals)), .proposal(proposalFact()))
    }
  }

  private mutating func proposalFact() -> ProposalEvent {
    let number = random.number(1...3)
    switch random.number(0...17) {
    case 0, 1:
      let change = StatusChange(
        from: random.pick(Status.allCases), to: random.pick(Status.allCases), evidence: "Seen \(random.number(1...99))",
        by: random.once(in: 3) ? "\(random.pick(Self.proposals))" : nil)
      return .statusChanged(change)
    case 2: return .responded(side: "JP", response: random.pick(Response.allCases))
    case 3: return .noted(Note(text: "Note \(random.number(1...999))", followUp: random.once(in: 3) ? number : nil))
    case 4: return .amended(Amendment(title: Text("Title \(random.number(1...99))"), sector: "Trade"))
    case 5: return .assigned(lead: random.pick(Self.bodies), support: ["HEC"], counterpart: ["JICA"])
    case 6: return .followUp(number: number, .rescheduled(due: day()))
    case 7: return .followUp(number: number, .completed(outcome: "Sent \(random.number(1...99))"))
    case 8: return .waiting(on: "JICA", thirdParty: "Bank \(random.number(1...9))")
    case 9: return .related(.continues, to: "\(random.pick(Self.proposals))")
    case 10: return .followUp(number: number, .reopened(due: day()))
    default: return .promised(number, due: random.once(in: 4) ? nil : day(), owner: random.pick(Self.bodies))
    }
  }
}
