import Domain
import EventLog
import Projections
import Registry
import TestSupport
import Testing

/// Histories of a few proposals in two dialogues, whose first sides are different ones.
private struct FilteredLog {
  private(set) var histories = Histories()
  private var random: SeededRandom

  static let bodies = ["OPHRD", "MOC", "MOT", "JICA"]
  static let proposals: [ProposalReference] = [
    "PKJP-1-01", "PKJP-1-02", "PKJP-2-01", "PKJP-X-01", "JPPK-1-01", "JPPK-1-02", "JPPK-X-01",
  ]

  init(_ random: inout SeededRandom) {
    self.random = random
    histories.add(.dialogue(.opened(title: Text("A"), sides: ["PK", "JP"])), to: .dialogue("PKJP"), on: Self.first)
    histories.add(.dialogue(.opened(title: Text("B"), sides: ["JP", "PK"])), to: .dialogue("JPPK"), on: Self.first)
    for body in Self.bodies { register(body) }
    for session in ["PKJP-1", "PKJP-2", "JPPK-1"].compactMap({ SessionReference($0) }) {
      let held = SessionEvent.held(date: day(), until: nil, venue: nil, heads: [])
      histories.add(.session(held), to: .session(session), on: Self.first)
    }
    for proposal in Self.proposals { histories.add(.tabled(tabling()), to: proposal, on: day()) }
    for _ in 0..<120 { histories.add(event(), to: self.random.pick(Self.proposals), on: day()) }
    let merged = InstitutionEvent.succeeded(how: .merged, successors: ["MOC"])
    if self.random.once(in: 2) { histories.add(.institution(merged), to: .institution("MOT"), on: day()) }
    random = self.random
  }

  static let first: CalendarDate = "2024-01-01"

  mutating func day() -> CalendarDate { Self.first.adding(days: random.number(0...900)) }

  private mutating func register(_ code: String) {
    let body = InstitutionEvent.registered(
      name: Text("Ministry \(code)"), side: code == "JICA" ? "JP" : "PK", kind: nil, parent: nil, aliases: [],
      calendar: nil)
    histories.add(.institution(body), to: .institution(code), on: Self.first)
  }

  private mutating func tabling() -> Tabling {
    var tabling = Tabling.example(
      random.pick(["Language centre", "Café trade", "Office"]), isStanding: random.once(in: 4))
    tabling.kind = random.pick(["mra", "grant", "loan"])
    tabling.side = random.pick(["PK", "JP", "both"])
    tabling.sector = random.pick([nil, "Trade"])
    tabling.lead = random.pick([nil, "OPHRD", "MOT"])
    tabling.support = random.pick([[], ["MOC"]])
    tabling.counterpart = random.pick([[], ["JICA"]])
    return tabling
  }

  private mutating func event() -> ProposalEvent {
    let number = random.number(1...3)
    switch random.number(0...9) {
    case 0, 1: return .moved(to: random.pick(Status.allCases))
    case 2: return .waiting(on: random.pick(["none", "secretariat", "JICA", "MOT"]), thirdParty: nil)
    case 3: return .responded(side: "JP", response: random.pick(Response.allCases))
    case 4: return .followUp(number: number, .rescheduled(due: day()))
    case 5: return .followUp(number: number, .completed(outcome: nil))
    default:
      return .followUp(
        number: number,
        .scheduled(
          action: "Send", owner: random.pick(Self.bodies), due: random.once(in: 3) ? nil : day(),
          isDecision: random.once(in: 3)))
    }
  }
}

/// A moment of a random log, where each term is worked out from the folded histories alone.
private struct Naive {
  let queries: Queries
  let heirs: Heirs

  func fits(_ term: String, _ reference: ProposalReference, _ state: Proposal) -> Bool? {
    let day = queries.day
    let open = state.openFollowUps
    let tabling = state.tabling
    let isStale = state.isOpen && state.currentStatus != .deferred && (state.lastEntry ?? day).days(to: day) > 90
    switch term {
    case "overdue": return open.contains { $0.due.map { $0 < day } ?? false }
    case "undated", "due:none": return open.contains { $0.due == nil }
    case "moved", "slips>0": return open.contains { $0.slips > 0 }
    case "decision": return open.contains(where: \.isDecision)
    case "stale": return isStale
    case "waiting": return state.waiting.map { $0.value.on != "none" } ?? false
    case "open": return state.isOpen
    case "ended": return !state.isOpen
    case "standing": return tabling?.isStanding
    case "waiting:secretariat": return state.waiting?.value.on == "secretariat"
    case "waiting:JICA": return state.waiting?.value.on == "JICA"
    case "waiting:none": return (state.waiting?.value.on ?? "none") == "none"
    case "lead:MOC,none": return tabling?.lead == nil || tabling?.lead == heirs.heir(of: "MOC")
    case "lead:MOT": return tabling?.lead == heirs.heir(of: "MOT")
    case "support:none": return tabling?.support.isEmpty
    case "counterpart:\"ministry jica\"": return tabling?.counterpart == ["JICA"]
    case "owner:MOT": return open.contains { $0.owner == heirs.heir(of: "MOT") }
    case "institution:MOC": return state.bodies.contains("MOC")
    case "owner:JICA overdue": return open.contains { $0.owner == "JICA" && ($0.due.map { $0 < day } ?? false) }
    case "not overdue": return !open.contains { $0.due.map { $0 < day } ?? false }
    case "status:agreed,closed": return [.agreed, .closed].contains(state.currentStatus)
    case "response:none": return (state.response?.value ?? Response.none) == Response.none
    case "kind:mra": return tabling?.kind == "mra"
    case "side:both,jp": return ["both", "JP"].contains(tabling?.side)
    case "sector:trade": return tabling?.sector == "Trade"
    case "sector:none": return tabling?.sector == nil
    case "title:\"CAFE tra\"": return tabling?.title.wording() == "Café trade"
    case "session:PKJP-1": return reference.dialogue == "PKJP" && reference.session == 1
    case "session:none": return reference.session == nil
    case "dialogue:jppk": return reference.dialogue == "JPPK"
    case "proposal:PKJP-1-1": return reference == "PKJP-1-01"
    case "tabled:2025": return state.tabledOn.map { "\($0)".hasPrefix("2025-") }
    case "tabled:2025-02": return state.tabledOn.map { "\($0)".hasPrefix("2025-02-") }
    case "fy:2025-26":
      let (first, last): (CalendarDate, CalendarDate) =
        reference.dialogue == "PKJP" ? ("2025-07-01", "2026-06-30") : ("2025-04-01", "2026-03-31")
      return state.tabledOn.map { first <= $0 && $0 <= last }
    case "due<fy:JP:2025": return open.contains { $0.due.map { $0 < "2025-04-01" } ?? false }
    case "due:2025-01-01..2025-06-30,2026":
      return open.contains { followUp in
        let text = followUp.due.map { "\($0)" } ?? ""
        return text.hasPrefix("2026-") || (text >= "2025-01-01" && text <= "2025-06-30")
      }
    case "since>2025-05-05": return state.statusSince.map { $0 > "2025-05-05" }
    case "completed<=2025-06-30": return completed(reference).map { $0 <= "2025-06-30" } ?? false
    case "completed:none": return completed(reference) == nil
    case "updated>=-90d": return (state.lastEntry ?? day) >= day.adding(days: -90)
    default: return nil
    }
  }

  /// From the log: the day of the last move to completed, unless it went on to something else than closed.
  private func completed(_ reference: ProposalReference) -> CalendarDate? {
    guard let history = try? queries.standingHistory(of: .proposal(reference)) else { return nil }
    var (day, isTabled) = (CalendarDate?.none, false)
    for fact in history.proposalFacts {
      if case .tabled = fact.fact { isTabled = true }
      guard isTabled, case .statusChanged(let change) = fact.fact else { continue }
      day = change.to == .completed ? fact.effective : change.to == .closed ? day ?? fact.effective : nil
    }
    return day
  }

  static let terms = [
    "overdue", "undated", "due:none", "moved", "slips>0", "decision", "stale", "waiting", "open", "ended", "standing",
    "waiting:secretariat", "waiting:JICA", "waiting:none", "lead:MOC,none", "lead:MOT", "support:none",
    "counterpart:\"ministry jica\"", "owner:MOT", "institution:MOC", "owner:JICA overdue", "not overdue",
    "status:agreed,closed", "response:none", "kind:mra", "side:both,jp", "sector:trade", "sector:none",
    "title:\"CAFE tra\"", "session:PKJP-1", "session:none", "dialogue:jppk", "proposal:PKJP-1-1", "tabled:2025",
    "tabled:2025-02", "fy:2025-26", "due<fy:JP:2025", "due:2025-01-01..2025-06-30,2026", "since>2025-05-05",
    "completed<=2025-06-30", "completed:none", "updated>=-90d",
  ]
}

@Suite struct `What a filter means` {
  private func projection(_ log: FilteredLog) throws -> Projection {
    try ProjectionFolder.buildInMemory { projector in
      for event in log.histories.events { try projector.take(event, first: event.id.number, command: nil) }
    }
  }

  /// The references that fit, as `list` finds them.
  private func fitting(_ text: String, _ queries: Queries) throws -> Set<ProposalReference> {
    let filter = try FilterResolver(queries, References(queries, currentDialogue: nil)).resolve(text)
    var open = Filter()
    open.isOpen = true
    let followUps = Dictionary(grouping: try queries.followUps(open), by: \.proposal.reference)
    let rows = try queries.proposals().filter { row in
      filter.accepts(row, openFollowUps: followUps[row.reference] ?? []) { .onTrack }
    }
    return Set(rows.map(\.reference))
  }

  @Test func `is what the folded histories say, on any day and with any knowledge`() throws {
    var random = SeededRandom(for: "the meaning of filters")
    var hits: [String: Int] = [:]
    for _ in 0..<6 {
      var log = FilteredLog(&random)
      let projection = try projection(log)
      let known = random.pick(log.histories.events).time
      for moment in [Moment(day: log.day()), Moment(day: "2026-07-01"), Moment(day: "2026-07-01", known: .at(known))] {
        try projection.ask(moment) { queries in
          // A body or dialogue that nobody had recorded yet is refused, and that is not what is tested here.
          guard try queries.institutions().count >= 4, try queries.dialogues().count == 2,
            try queries.isKnown(.proposal("PKJP-1-01"))
          else { return }
          let naive = Naive(queries: queries, heirs: try queries.heirs())
          let states = try queries.proposals().map { row in
            (row.reference, try queries.proposal(row.reference).passed(to: naive.heirs))
          }
          for term in Naive.terms {
            var expected: Set<ProposalReference> = []
            for (reference, state) in states {
              guard let fits = naive.fits(term, reference, state) else {
                Issue.record("\(term) has no second opinion")
                continue
              }
              if fits { expected.insert(reference) }
            }
            let found = try fitting(term, queries)
            #expect(found == expected, "seed \(random.seed): \(term) at \(moment)")
            hits[term, default: 0] += expected.isEmpty || expected.count == states.count ? 0 : 1
          }
        }
      }
    }
    // Rare days may never come up at random; a test that tells hardly anything apart says nothing.
    let dull = hits.filter { $0.value == 0 }.keys.sorted()
    #expect(dull.count * 5 < hits.count, "seed \(random.seed): never told apart: \(dull)")
  }

  @Test func `joins its parts as sets are joined`() throws {
    var random = SeededRandom(for: "filters joined")
    let log = FilteredLog(&random)
    try projection(log).ask(Moment(day: "2026-07-01")) { queries in
      let all = try fitting("", queries)
      #expect(all.count == FilteredLog.proposals.count)
      // Terms about the proposal itself; those about follow-ups are put to one and the same follow-up.
      let terms = ["kind:mra", "open", "stale", "session:none", "waiting", "standing", "side:PK", "lead:none"]
      for _ in 0..<40 {
        let (left, right, third) = (random.pick(terms), random.pick(terms), random.pick(terms))
        let (a, b, c) = (try fitting(left, queries), try fitting(right, queries), try fitting(third, queries))
        #expect(try fitting("\(left) \(right)", queries) == a.intersection(b))
        #expect(try fitting("\(left) or \(right) and \(third)", queries) == a.union(b.intersection(c)))
        #expect(try fitting("(\(left) or \(right)) \(third)", queries) == a.union(b).intersection(c))
        #expect(try fitting("not \(left) \(right)", queries) == all.subtracting(a).intersection(b))
        #expect(try fitting("not (\(left) or \(right))", queries) == all.subtracting(a.union(b)))
      }
    }
  }
}
