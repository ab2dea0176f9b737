import Domain
import Projections
import Reports
import TestSupport
import Testing

@Suite struct `An overview` {
  @Test func `lists proposals with their standing`() throws {
    let report = try SmallDialogue.ask("2026-11-21") { try ListReport($0) }
    try expectGoldens(of: report, "report-list")
  }

  @Test func `keeps to its filter`() throws {
    var filter = Filter()
    filter.statuses = [.completed, .closed]
    filter.session = SessionReference(dialogue: "JPHLEPD", number: 9)
    let report = try SmallDialogue.ask("2026-11-21") { try ListReport($0, filter: filter) }
    #expect(report.json["items"]?.all("proposal") == ["JPHLEPD-9-02", "JPHLEPD-9-03"])
    filter = Filter()
    filter.institution = "JICA"
    let asked = try SmallDialogue.ask("2026-11-21") { try ListReport($0, filter: filter) }
    #expect(asked.json["items"]?.all("proposal").contains("JPHLEPD-9-05") == true, "JICA is its counterpart")
  }

  @Test func `says where the register is and what to type next`() throws {
    let text = TextRenderer(width: 80, colour: false)
    try SmallDialogue.ask("2026-11-21") { queries in
      let reports: [any Report] = [
        try StatusReport(queries), try InstitutionListReport(queries), try DialogueListReport(queries),
        try SessionListReport(queries), try SettingsReport(queries),
      ]
      try expectGolden(reports.map { text.render($0.document) }.joined(separator: "\n\n"), "report-overviews-80.txt")
    }
  }

  @Test func `brings a deferred proposal back when its day has come`() throws {
    #expect(try SmallDialogue.ask("2026-12-13") { try StatusReport($0).json["deferredUntilNow"] } == [])
    #expect(try SmallDialogue.ask("2026-12-14") { try StatusReport($0).json["deferredUntilNow"] } == ["JPHLEPD-9-06"])
  }
}
