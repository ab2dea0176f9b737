import Domain
import Projections
import Reports
import TestSupport
import Testing

@Suite struct `A history` {
  @Test func `shows all that was recorded, also what no longer holds`() throws {
    let report = try SmallDialogue.ask("2026-11-21") {
      try HistoryReport($0, of: .proposal(SmallDialogue.proposal("JPHLEPD-9-05")))
    }
    try expectGoldens(of: report, "report-history")
    let fates = report.json["items"]?.all("fate") ?? []
    #expect(fates.contains("withdrawn") && fates.contains("corrected"))
  }

  @Test func `never says again what was removed, and names what it cannot read`() throws {
    let report = try SmallDialogue.ask("2026-11-21") {
      try HistoryReport($0, of: .proposal(SmallDialogue.proposal("JPHLEPD-9-04")))
    }
    let text = TextRenderer(width: 80, colour: false).render(report.document)
    try expectGolden(text, "report-history-redacted-80.txt")
    #expect(!text.contains("Name and number"))
    #expect(!JSONWriter().write(report.json).contains("Name and number"))
    #expect(report.json["items"]?.all("fate").contains("not-understood") == true)
  }

  @Test func `is that of one follow-up where one is named`() throws {
    let report = try SmallDialogue.ask("2026-11-21") {
      try HistoryReport($0, of: .proposal(SmallDialogue.proposal("JPHLEPD-9-05")), followUp: 1)
    }
    #expect(report.json["items"]?.all("type") == ["follow-up.scheduled", "follow-up.rescheduled"])
  }

  @Test func `of the whole log begins with the newest`() throws {
    let report = try SmallDialogue.ask("2026-11-21") { try LogReport($0, limit: 6) }
    try expectGolden(TextRenderer(width: 80, colour: false).render(report.document), "report-log-80.txt")
    #expect(report.json["shown"] == 6)
  }

  @Test func `alone tells what is off the record`() throws {
    let (log, history) = try SmallDialogue.ask("2026-11-21") { queries in
      let subject = Subject.proposal(SmallDialogue.proposal("JPHLEPD-9-05"))
      return (try LogReport(queries, limit: nil), try HistoryReport(queries, of: subject))
    }
    #expect(JSONWriter().write(history.json).contains("The deputy doubts"))
    let elsewhere = [
      TextRenderer(width: 140, colour: false).render(log.document), JSONWriter().write(log.json),
      CSVRenderer(byteOrderMark: false).render(log.records),
    ]
    #expect(!elsewhere.contains { $0.contains("The deputy doubts") })
  }
}
