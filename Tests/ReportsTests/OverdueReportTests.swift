import Projections
import Reports
import TestSupport
import Testing

@Suite struct `The overdue report` {
  @Test func `is for people, spreadsheets and programs`() throws {
    let report = try SmallDialogue.ask("2026-11-21") { try OverdueReport($0) }
    try expectGoldens(of: report, "report-overdue")
    #expect(report.isAnythingOverdue)
    let unlisted = try SmallDialogue.ask("2026-11-21") { try OverdueReport($0, isListing: false) }
    #expect(unlisted.document == report.document)
    #expect(report.json["items"]?.all("remindersSent") == [1, 0, 0])
  }

  @Test func `gives the numbers of each institution alone`() throws {
    let report = try SmallDialogue.ask("2026-11-21") { try OverdueReport($0, onlyCounts: true) }
    try expectGolden(TextRenderer(width: 80, colour: false).render(report.document), "report-overdue-counts.txt")
    let whole = try SmallDialogue.ask("2026-11-21") { try OverdueReport($0) }
    #expect(report.json["byInstitution"] == whole.json["byInstitution"])
    #expect(report.json["items"] == nil)
  }

  @Test func `stands for the day asked about`() throws {
    let spring = try SmallDialogue.ask("2026-03-01") { try OverdueReport($0) }
    // 9-01.1 stood at 31 January then: it was moved only in April, and nothing later was due yet.
    let item = try #require(spring.json["items"]?.first)
    #expect(spring.json["items"]?.count == 1)
    #expect(item["followUp"] == "JPHLEPD-9-01.1")
    #expect(item["due"] == "2026-01-31")
    #expect(item["slips"] == 1)
    #expect(item["daysOverdue"] == 29)
    // Twenty weekdays lie between, and one of them was Kashmir Day.
    #expect(item["workingDaysOverdue"] == 19)
  }

  @Test func `counts only what was recorded by then`() throws {
    // mea/31 moves the date of 9-05.1.
    let before = try SmallDialogue.ask("2026-11-21", knownAt: .cursor(["mea": 30])) { try OverdueReport($0) }
    let item = before.json["items"]?.elements.first { $0["followUp"] == "JPHLEPD-9-05.1" }
    #expect(item?["due"] == "2025-12-15")
    #expect(before.json["cursor"] == ["mea": 30])
    // The answer is what was printed then; how much was known is said beside it.
    #expect(!TextRenderer(width: 80, colour: false).render(before.document).contains("known"))
    let beside = try SmallDialogue.ask("2026-11-21", knownAt: .cursor(["mea": 30])) {
      try EarlierKnowledge($0)?.sentence
    }
    #expect(beside == "As it was known then: up to mea/30.")
  }

  @Test func `is about one owner where one is named`() throws {
    var filter = Filter()
    filter.institution = "JICA"
    let report = try SmallDialogue.ask("2026-11-21") { try OverdueReport($0, filter: filter) }
    #expect(report.json["items"]?.all("owner") == ["JICA"])
    #expect(report.json["byInstitution"]?.all("overdue") == [1])
  }

  @Test func `says so when nothing is late`() throws {
    let report = try SmallDialogue.ask("2025-09-20") { try OverdueReport($0) }
    #expect(!report.isAnythingOverdue)
    #expect(report.records.rows.isEmpty)
    #expect(TextRenderer(width: 80, colour: false).render(report.document).contains("Nothing is overdue."))
  }
}
