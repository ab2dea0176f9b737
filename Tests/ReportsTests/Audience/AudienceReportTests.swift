import Domain
import EventLog
import Projections
import Reports
import TestSupport
import Testing

/// From which day on others see what, and what is said of it.
@Suite struct `What is shared` {
  /// A proposal of the ninth session with a promise, tabled for everybody; what a test adds is internal.
  private struct Given {
    var histories = Histories()

    init() {
      let dialogue = DialogueEvent.opened(title: Text("Dialogue"), sides: ["PK", "JP"])
      histories.add(.dialogue(dialogue), to: .dialogue("JPHLEPD"), on: "2025-01-01", sharing: .public)
      let held = SessionEvent.held(date: "2025-09-10", until: nil, venue: "Tokyo", heads: [])
      let ninth = SessionReference(dialogue: "JPHLEPD", number: 9)
      histories.add(.session(held), to: .session(ninth), on: "2025-09-10", sharing: .joint)
      let tabling = Tabling(
        title: Text("Centre"), kind: "language-centre", side: "PK", session: "JPHLEPD-9", lead: "MOC")
      histories.add(.proposal(.tabled(tabling)), to: .proposal("JPHLEPD-9-05"), on: "2025-09-10", sharing: .public)
      histories.add(.promised(1, due: "2025-12-15"), on: "2025-09-12", sharing: .joint)
    }

    @discardableResult
    mutating func share(_ event: EventID, _ circle: Sharing, on day: CalendarDate) -> EventID {
      histories.amend("event.shared", event, ["sharing": .string(circle.rawValue)], on: day)
    }

    func report(_ day: CalendarDate, for circle: Sharing = .joint, withheld: Bool = false) throws -> FollowUpReport {
      let audience = Audience(circle: circle, dialogue: "JPHLEPD", countsWithheld: withheld)
      return try histories.events.projection().ask(Moment(day: day), for: audience) {
        try FollowUpReport($0, dialogue: "JPHLEPD")
      }
    }

    func ours(_ day: CalendarDate) throws -> FollowUpReport {
      try histories.events.projection().ask(Moment(day: day)) { try FollowUpReport($0, dialogue: "JPHLEPD") }
    }
  }

  private func text(_ report: some Report) -> String { TextRenderer(width: 200, colour: false).render(report.document) }

  @Test func `appears from the day on which it was shared, bears that day, and goes again when that is taken back`()
    throws
  {
    var given = Given()
    let agreed = given.histories.add(.moved(to: .agreed), on: "2025-10-01")
    given.share(agreed, .joint, on: "2025-11-05")
    given.share(agreed, .internal, on: "2025-12-01")
    given.share(agreed, .public, on: "2025-12-20")
    let expected: [(day: CalendarDate, circle: Sharing, status: String, shared: String)] = [
      ("2025-11-04", .joint, "tabled", "2025-09-10"), ("2025-11-05", .joint, "agreed", "2025-11-05"),
      ("2025-11-30", .joint, "agreed", "2025-11-05"), ("2025-12-01", .joint, "tabled", "2025-09-10"),
      ("2025-12-20", .joint, "agreed", "2025-12-20"), ("2025-12-19", .public, "tabled", "2025-09-10"),
      ("2025-12-20", .public, "agreed", "2025-12-20"),
    ]
    for (day, circle, status, shared) in expected {
      let item = try given.report(day, for: circle).json["items"]?.first
      #expect(item?["status"] == .string(status) && item?["statusSharedOn"] == .string(shared), "\(day) \(circle)")
    }
    #expect(try given.ours("2025-10-01").json["items"]?.first?["status"] == "agreed")
    // Shared before it took effect: nobody could see it before it was there.
    let early = given.histories.add(.responded(side: "JP", response: .noted), on: "2026-01-10")
    given.share(early, .joint, on: "2025-09-20")
    #expect(try given.report("2026-01-09").json["items"]?.first?["response"] == "none")
    #expect(try given.report("2026-01-10").json["items"]?.first?["responseSharedOn"] == "2026-01-10")
  }

  @Test func `keeps the due day that was shared last, and says when that was`() throws {
    var given = Given()
    let moved = given.histories.add(.followUp(number: 1, .rescheduled(due: "2026-02-28")), on: "2025-11-01")
    let task = { (day: CalendarDate) in try given.report(day).json["items"]?.first?["followUps"]?.first }
    #expect(try task("2025-12-20")?["due"] == "2025-12-15" && task("2025-12-20")?["dueSharedOn"] == "2025-09-12")
    let words = { (day: CalendarDate) in try text(given.report(day)).replacing(#/ +/#, with: " ") }
    #expect(try words("2025-12-20").contains("shared 12 Sep 2025"))
    given.share(moved, .joint, on: "2026-01-07")
    let later = try given.report("2026-01-07")
    #expect(later.json["items"]?.first?["followUps"]?.first?["due"] == "2026-02-28")
    #expect(try words("2026-01-07").contains("shared 7 Jan 2026"))
    #expect(CSVRenderer(byteOrderMark: false).render(later.records).contains("2026-01-07"))
    #expect(later.json["items"]?.first?["followUps"]?.first?["slips"] == 1)
  }

  @Test func `does not say what the writer saw, nor what is linked to it, nor the number of our letter`() throws {
    var given = Given()
    let letter = PaperEvent.received(
      number: "F.7(2)/SECRET", dated: "2025-10-01", from: "MOC", received: nil, answers: nil, reply: nil,
      about: ["JPHLEPD-9-05"])
    given.histories.add(.paper(letter), to: .paper("mea-P4"), on: "2025-10-01")
    let change = StatusChange(from: .underImplementation, to: .superseded, by: "JPHLEPD-9-77", until: "JPHLEPD-12")
    given.histories.add(
      .proposal(.statusChanged(change)), to: .proposal("JPHLEPD-9-05"), on: "2025-10-02", sharing: .joint,
      provenance: Provenance(authority: "F.7(2)/SECRET", paper: "mea-P4", grade: .signed))
    given.histories.add(.related(.continues, to: "KPEC-1-01"), on: "2025-10-03", sharing: .joint)
    given.histories.add(.split(into: ["JPHLEPD-9-05a"]), on: "2025-10-03", sharing: .joint)
    let report = try given.report("2025-10-05")
    let all = text(report) + JSONWriter().write(report.json) + CSVRenderer(byteOrderMark: false).render(report.records)
    for secret in ["SECRET", "mea-P4", "JPHLEPD-9-77", "JPHLEPD-12", "KPEC", "9-05a", "nder implementation →"] {
      #expect(!all.contains(secret), "\(secret)")
    }
    #expect(all.contains("Tabled → superseded") && all.contains("signed"))
    #expect(try text(given.ours("2025-10-05")).contains("F.7(2)/SECRET"))
  }

  @Test func `is judged no further than that it is open, and has no part that is ours`() throws {
    var given = Given()
    given.histories.add(.noted(Note(text: "Say that we agree.", isLine: true)), on: "2025-10-01", sharing: .joint)
    let oral = Provenance(authority: "by telephone", grade: .oral)
    given.histories.add(
      .proposal(.responded(side: "JP", response: .accepted)), to: .proposal("JPHLEPD-9-05"), on: "2025-10-02",
      sharing: .joint, provenance: oral)
    let (theirs, ours) = (try given.report("2025-12-10"), try given.ours("2025-12-10"))
    #expect(ours.json["items"]?.first?["standing"] == "at-risk" && text(ours).contains("Say that we agree."))
    #expect(theirs.json["items"]?.first?["standing"] == "open")
    for heading in ["Lines to take", "Promised orally", "Silent", "In doubt", "What we owe", "at risk", "no next step"]
    {
      #expect(!text(theirs).contains(heading), "\(heading)")
    }
    #expect(text(theirs).contains("Owed by Pakistan (1 open follow-up)"))
    for member in ["lines", "silent", "ready", "inDoubt", "withheld"] {
      #expect(theirs.json[member] == nil, "\(member)")
    }
    #expect(ours.json["for"] == nil && ours.json["items"]?.first?["statusSharedOn"] == nil)
  }

  @Test func `is counted against what is not, when that is asked for`() throws {
    var given = Given()
    #expect(try given.report("2025-12-10", withheld: true).json["withheld"] == 0)
    given.histories.add(.noted(Note(text: "Ours")), on: "2025-10-01")
    given.histories.add(.noted(Note(text: "Unheard", isOffRecord: true)), on: "2025-10-01")
    given.histories.add(.proposal(.tabled(.example())), to: .proposal("JPHLEPD-9-06"), on: "2025-10-01")
    given.histories.add(.proposal(.tabled(.example())), to: .proposal("KPEC-1-01"), on: "2025-10-01")
    let report = try given.report("2025-12-10", withheld: true)
    #expect(report.json["withheld"] == 2)
    #expect(
      text(report).contains("2 entries about this dialogue are left out.") && text(report).contains("--say-withheld"))
    #expect(try given.report("2025-12-10").json["withheld"] == nil)
    #expect(try given.report("2025-12-10", for: .public, withheld: true).json["withheld"] == 4)
  }

  @Test func `is left out as a whole where a later version says something about who may see it`() throws {
    var given = Given()
    #expect(try given.report("2025-12-10").json["items"]?.count == 1)
    given.histories.add(type: "event.sealed", data: ["target": "mea/3"], on: "2025-10-01")
    #expect(try given.report("2025-12-10").json["items"]?.count == 0)
    #expect(try text(given.report("2025-12-10")).contains("No shared proposal was open in this time."))
  }
}

/// What is looked at before a paper is handed over.
@Suite struct `A report that is to be handed over` {
  @Test func `is compared with our own, value by value, and its new texts are told`() throws {
    var histories = Histories()
    let dialogue = DialogueEvent.opened(title: Text("Dialogue"), sides: ["PK", "JP"])
    histories.add(.dialogue(dialogue), to: .dialogue("JPHLEPD"), on: "2025-01-01", sharing: .joint)
    for proposal in ["JPHLEPD-9-05", "JPHLEPD-9-06"] as [ProposalReference] {
      histories.add(
        .proposal(.tabled(.example())), to: .proposal(proposal), on: "2025-09-10",
        sharing: proposal.number == 5 ? .joint : .internal)
    }
    func check(since day: CalendarDate? = nil) throws -> ReleaseCheckReport {
      let projection = try histories.events.projection()
      let ours = try projection.ask(Moment(day: "2026-01-10")) { try FollowUpReport($0, dialogue: "JPHLEPD") }
      let audience = Audience(circle: .joint, dialogue: "JPHLEPD")
      let shared = try projection.ask(Moment(day: "2026-01-10"), for: audience) {
        try FollowUpReport($0, dialogue: "JPHLEPD")
      }
      return ReleaseCheckReport(ours: ours, shared: shared, since: day)
    }
    func found(_ report: ReleaseCheckReport) -> [String] {
      (report.json["items"]?.elements ?? []).map { item in
        ["rule", "reference", "field", "ours", "theirs", "sharedOn"].map { name in
          if case .string(let text)? = item[name] { text } else { "-" }
        }.joined(separator: "|")
      }
    }
    #expect(
      found(try check()) == [
        "missing|JPHLEPD-9-06|proposal|Language centre|-|-",
        "first-time|JPHLEPD-9-05|title|-|Language centre|2025-09-10",
      ], "no session was held: every text is new")
    let held = SessionEvent.held(date: "2025-09-10", until: nil, venue: nil, heads: [])
    histories.add(
      .session(held), to: .session(SessionReference(dialogue: "JPHLEPD", number: 9)), on: "2025-09-10", sharing: .joint)
    histories.add(type: "event.withdrawn", data: ["target": "mea/3"], to: .proposal("JPHLEPD-9-06"), on: "2025-10-01")
    #expect(try check().isClean && check().json["count"] == 0)
    histories.add(.moved(to: .agreed), on: "2025-10-02")
    histories.add(.promised(1, due: "2026-03-01"), on: "2025-10-03", sharing: .joint)
    histories.add(.followUp(number: 1, .rescheduled(due: "2026-04-01")), on: "2025-11-03")
    histories.add(.promised(2, due: "2026-03-01"), on: "2025-10-03")
    histories.amend(
      "event.corrected", "mea/2", ["data": ["title": "Centre", "kind": "mra", "side": "PK"]], on: "2025-10-05")
    let report = try check()
    #expect(!report.isClean)
    #expect(
      found(report) == [
        "missing|JPHLEPD-9-05.2|follow-up|Send the request form|-|-",
        "differs|JPHLEPD-9-05|status|agreed since 2 Oct 2025|tabled since 10 Sep 2025|-",
        "differs|JPHLEPD-9-05|latest position|2 Oct 2025: Tabled → agreed.|-|-",
        "differs|JPHLEPD-9-05.1|due|1 Apr 2026, moved once|1 Mar 2026|-",
        "first-time|JPHLEPD-9-05|title|-|Centre|2025-10-05",
        "first-time|JPHLEPD-9-05.1|action|-|Send the request form|2025-10-03",
      ])
    #expect(found(try check(since: "2025-10-04")).filter { $0.hasPrefix("first") }.count == 1, "corrected on 5 Oct")
    try expectGoldens(of: report, "report-check")
  }
}
