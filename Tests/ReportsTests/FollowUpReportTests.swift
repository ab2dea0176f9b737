import Domain
import Projections
import Registry
import Reports
import TestSupport
import Testing

@Suite struct `The follow-up report` {
  private func report(_ day: CalendarDate, _ session: String? = nil) throws -> FollowUpReport {
    try SmallDialogue.ask(day) {
      try FollowUpReport($0, dialogue: "JPHLEPD", session: session.flatMap { SessionReference($0) })
    }
  }

  @Test func `is for people, spreadsheets and programs`() throws {
    try expectGoldens(of: try report("2026-11-21"), "report-session")
  }

  @Test func `prepares a planned session from the last one held`() throws {
    let named = try report("2026-11-21", "JPHLEPD-10")
    #expect(named.json == (try report("2026-11-21")).json)
    #expect(named.json["lastSession"]?["session"] == "JPHLEPD-9")
    #expect(named.json["daysLeft"] == 23)
  }

  @Test(arguments: ["2024-06-05", "2025-09-10", "2026-03-01", "2026-11-21"] as [CalendarDate])
  func `has counts that add up`(day: CalendarDate) throws {
    let json = try report(day).json
    let proposals = json["items"]?.count
    #expect(json["counts"]?["standing"]?.sum == proposals)
    #expect(json["counts"]?["status"]?.sum == proposals)
    let scope = json["scope"]
    let parts = ["tabledAtSession", "carried", "tabledSince"].compactMap { scope?[$0]?.number }
    #expect(parts.reduce(0, +) == proposals)
    #expect(json["scope"]?["proposals"]?.number == proposals)
  }

  @Test func `covers what was open since the session and nothing else`() throws {
    let proposals = try report("2026-11-21").json["items"]?.all("proposal") ?? []
    #expect(!proposals.contains("JPHLEPD-8-03"), "closed before the ninth session")
    #expect(proposals.contains("JPHLEPD-8-02") && proposals.contains("JPHLEPD-9-03"))
    let earlier = try report("2026-11-21", "JPHLEPD-8").json["items"]?.all("proposal") ?? []
    #expect(earlier.contains("JPHLEPD-8-03"), "open since the eighth")
  }

  @Test func `tells what holds on the day asked about`() throws {
    let spring = try report("2026-03-01")
    #expect(spring.json["counts"]?["verified"] == 0)
    #expect(spring.json["counts"]?["claimed"] == 2)
    #expect(try report("2026-11-21").json["counts"]?["verified"] == 1)
    #expect(spring.json["items"]?.all("proposal").contains("JPHLEPD-X-01") == false)
    try expectGolden(TextRenderer(width: 100, colour: false).render(spring.document), "report-session-spring.txt")
  }

  @Test func `is made again by the command that it names`() throws {
    let report = try report("2026-11-21")
    let text = TextRenderer(width: 100, colour: false)
    #expect(text.render(report.document).contains("rapport report JPHLEPD-10 --as-of 2026-11-21 --known-at mea/62"))
    let again = try SmallDialogue.ask("2026-11-21", knownAt: .cursor(["mea": 62])) {
      try FollowUpReport($0, dialogue: "JPHLEPD", session: SessionReference("JPHLEPD-10"))
    }
    #expect(text.render(again.document) == text.render(report.document))
    #expect(again.json == report.json)
  }

  @Test func `gives our own delegation its lines to take, and nothing that is off the record`() throws {
    let report = try report("2026-11-21")
    let everything = [
      TextRenderer(width: 140, colour: false).render(report.document), MarkdownRenderer().render(report.document),
      CSVRenderer(byteOrderMark: false).render(report.records), JSONWriter().write(report.json),
    ].joined()
    let text = TextRenderer(width: 140, colour: false).render(report.document)
    #expect(text.contains("Lines to take") && text.contains("Say that the land is ours to give."))
    #expect(report.json["lines"] != nil && !everything.contains("deputy"))
    // A line is said in the room, it is no position that somebody reported.
    #expect(!CSVRenderer(byteOrderMark: false).render(report.records).contains("ours to give"))
    #expect(everything.contains("Site shortlisted") || everything.contains("Trainees a year"))
  }

  @Test func `is refused for a session that is not known on that day`() throws {
    #expect(throws: RegisterFailure.self) { try report("2025-01-01", "JPHLEPD-10") }
    #expect(throws: RegisterFailure.self) {
      try SmallDialogue.ask("2026-11-21") { try FollowUpReport($0, dialogue: "KPBPC") }
    }
  }
}
