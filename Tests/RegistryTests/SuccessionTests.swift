import Domain
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `Bodies that pass on` {
  private let place: TemporaryRegister

  /// Two divisions with three overdue promises between them; one proposal led by each.
  init() throws {
    place = try TemporaryRegister()
    try place.open().write { draft in
      _ = try draft.openDialogue("JPHLEPD", title: Text("Dialogue"), sides: ["PK", "JP"], .on("2025-01-01"))
      for code in ["EAD", "TRADE", "MOEA", "MOT"] { try Self.add(code, to: draft, on: "2025-01-01") }
      try Self.add("JICA", to: draft, on: "2025-01-01", side: "JP")
      let due: KeyValuePairs<String, [CalendarDate]> = ["EAD": ["2025-02-01", "2025-03-01"], "TRADE": ["2025-02-15"]]
      for (lead, due) in due {
        var tabling = Tabling.example()
        (tabling.lead, tabling.counterpart) = (lead, ["JICA"])
        let proposal = try draft.table(tabling, at: .dialogue("JPHLEPD"), reference: nil, .on("2025-01-02")).reference
        for day in due { try Self.promise(lead, due: day, for: proposal, draft) }
      }
    }
  }

  private static func add(_ code: String, to draft: Draft, on day: CalendarDate, side: String = "PK") throws {
    let body = InstitutionEvent.registered(
      name: Text("Body \(code)"), side: side, kind: nil, parent: nil, aliases: [], calendar: nil)
    _ = try draft.addInstitution(code, body, .on(day))
  }

  private static func promise(
    _ owner: String, due: CalendarDate?, for proposal: ProposalReference, _ draft: Draft,
    on day: CalendarDate = "2025-01-03"
  ) throws {
    _ = try draft.addFollowUp(to: proposal, action: "Send", owner: owner, due: due, isDecision: false, .on(day))
  }

  private func succeed(_ code: String, _ how: SuccessionKind, by successors: [String], on day: CalendarDate) throws {
    try place.open().write { _ = try $0.succeed(code, how: how, by: successors, .on(day)) }
  }

  /// The overdue follow-ups of each body, and the same counted one by one through the filters.
  private func late(on day: CalendarDate, knownAt known: Moment.Known? = nil) throws -> [String: Int] {
    try place.open().ask(asOf: day, knownAt: known) { queries in
      let counts = try queries.overdueCounts()
      for body in try queries.institutions() {
        var filter = Filter()
        (filter.institution, filter.isOverdue) = (body.code, true)
        let listed = try queries.followUps(filter)
        #expect(listed.count == counts.first { $0.institution == body.code }?.overdue ?? 0)
        #expect(listed.allSatisfy { $0.owner == body.code })
        #expect(try queries.overdueCounts(filter) == counts.filter { $0.institution == body.code })
      }
      return Dictionary(uniqueKeysWithValues: counts.map { ($0.institution, $0.overdue) })
    }
  }

  @Test func `are overdue under two codes before a merger and under one from its day, and the sums are equal`() throws {
    let before = try place.open().ask(asOf: "2025-05-31") { try $0.overdueCounts() }
    try place.open().write { draft in
      for code in ["EAD", "TRADE"] { _ = try draft.succeed(code, how: .merged, by: ["MOEA"], .on("2025-06-01")) }
    }
    #expect(try place.open().ask(asOf: "2025-05-31") { try $0.overdueCounts() } == before)
    #expect(try late(on: "2025-05-31") == ["EAD": 2, "TRADE": 1] && late(on: "2025-06-01") == ["MOEA": 3])
    let (old, new) = try (
      place.open().ask(asOf: "2025-05-31") { try $0.followUps() },
      place.open().ask(asOf: "2025-06-01") { try $0.followUps() }
    )
    #expect(old.map(\.reference) == new.map(\.reference) && Set(new.map(\.owner)) == ["MOEA"])
    #expect(Set(new.map(\.proposal.lead)) == ["MOEA"] && Set(old.map(\.proposal.lead)) == ["EAD", "TRADE"])
    let count = try #require(try place.open().ask(asOf: "2025-06-01") { try $0.overdueCounts() }.first)
    #expect(count.oldestDue == "2025-02-01" && count.daysLateTotal == 120 + 92 + 106)
  }

  @Test func `are known to have passed on only since that was recorded`() throws {
    let before = place.now.adding(seconds: 3600)
    place.now = place.now.adding(seconds: 86_400)
    try succeed("EAD", .replaced, by: ["MOEA"], on: "2025-06-01")
    #expect(try late(on: "2025-06-01", knownAt: .at(before)) == ["EAD": 2, "TRADE": 1])
    #expect(try late(on: "2025-06-01", knownAt: .at(place.now)) == ["MOEA": 2, "TRADE": 1])
    try place.removeProjection()
    #expect(try late(on: "2025-06-01") == ["MOEA": 2, "TRADE": 1])
  }

  @Test func `leave in doubt what they owned when they are split or closed, until it is reassigned`() throws {
    try succeed("EAD", .split, by: ["MOEA", "MOT"], on: "2025-06-01")
    try succeed("TRADE", .closed, by: [], on: "2025-07-01")
    #expect(try late(on: "2025-07-01") == ["EAD": 2, "TRADE": 1])
    let doubts = { (day: CalendarDate) in
      try self.place.open().ask(asOf: day) { try $0.doubts() }.map {
        [$0.institution.code] + $0.followUps.map { "\($0.reference)" } + $0.proposals.map { "\($0.reference)" }
      }
    }
    #expect(try doubts("2025-05-31") == [])
    #expect(try doubts("2025-06-30") == [["EAD", "JPHLEPD-X-01.1", "JPHLEPD-X-01.2", "JPHLEPD-X-01"]])
    try place.open().write { draft in
      for number in [1, 2] {
        let command = ProposalCommand.followUp(.reassign(number: number, owner: "MOT"))
        _ = try draft.handle(command, on: "JPHLEPD-X-01", .on("2025-08-01"))
      }
      let lead = ProposalCommand.assign(lead: "MOEA", support: [], counterpart: [])
      _ = try draft.handle(lead, on: "JPHLEPD-X-01", .on("2025-08-01"))
    }
    #expect(try doubts("2025-08-01") == [["TRADE", "JPHLEPD-X-02.1", "JPHLEPD-X-02"]])
    #expect(try late(on: "2025-08-01") == ["MOT": 2, "TRADE": 1])
  }

  @Test func `are named in no new entry from that day on, and still in those about the days before`() throws {
    try succeed("EAD", .merged, by: ["TRADE"], on: "2025-06-01")
    try succeed("TRADE", .replaced, by: ["MOEA"], on: "2025-09-01")
    let register = try place.open()
    let promise = { (day: CalendarDate) in
      try failure {
        try register.write { try Self.promise("EAD", due: nil, for: "JPHLEPD-X-02", $0, on: day) }
      }
    }
    guard case .bodyHasEnded("EAD", let end, successors: let hint) = try promise("2025-09-01") else {
      Issue.record("an entry named a body that was merged")
      return
    }
    #expect(end.on == "2025-06-01" && hint.map(\.reference) == ["MOEA"])
    #expect(try promise("2025-05-31") == nil)
    let circle = try failure { try register.write { _ = try $0.succeed("MOEA", how: .merged, by: ["EAD"], .init()) } }
    guard case .institution("MOEA", .circle(["EAD", "TRADE", "MOEA"]), name: _) = circle else {
      Issue.record("\(String(describing: circle))")
      return
    }
    let abroad = try failure { try register.write { _ = try $0.succeed("MOT", how: .merged, by: ["JICA"], .init()) } }
    guard case .institution("MOT", .successorOfAnotherSide("JICA", side: "JP"), name: _) = abroad else {
      Issue.record("\(String(describing: abroad))")
      return
    }
  }
}
