import Domain
import Projections
import Registry
import Reports
import TestSupport
import Testing

@Suite struct `One thing in detail` {
  private let centre = SmallDialogue.proposal("JPHLEPD-9-05")

  @Test func `is a proposal with all that it rests on`() throws {
    let report = try SmallDialogue.ask("2026-11-21") { try ProposalDetail($0, of: centre) }
    try expectGoldens(of: report, "report-proposal")
    // What contradicts stands side by side; what was withdrawn is gone; what was corrected holds from its new day.
    #expect(report.json["notes"]?.all("on").suffix(2) == ["2026-01-22", "2026-01-20"])
    #expect(report.json["leadName"] == "Ministry of Overseas Pakistanis")
    #expect(report.json["targets"]?.first?["readings"]?.first?["value"] == "40")
  }

  @Test func `is a follow-up with every move of its date`() throws {
    let report = try SmallDialogue.ask("2026-11-21") {
      try FollowUpDetail($0, of: .init(proposal: SmallDialogue.proposal("JPHLEPD-9-01"), number: 1))
    }
    try expectGolden(TextRenderer(width: 80, colour: false).render(report.document), "report-follow-up-80.txt")
    #expect(report.json["moves"]?.all("to") == ["2026-01-31", "2026-09-30"])
    #expect(report.json["netSlip"] == 304)
  }

  @Test func `is an institution, a session, a dialogue or an event`() throws {
    let text = TextRenderer(width: 80, colour: false)
    try SmallDialogue.ask("2026-11-21") { queries in
      let reports: [any Report] = [
        try InstitutionDetail(queries, of: "OPHRD"),
        try SessionDetail(queries, of: .init(dialogue: "JPHLEPD", number: 10)),
        try DialogueDetail(queries, of: "JPHLEPD"), try EventDetail(queries, of: "mea/1"),
      ]
      try expectGolden(reports.map { text.render($0.document) }.joined(separator: "\n\n"), "report-details-80.txt")
    }
  }

  @Test func `is refused before it was there`() throws {
    #expect(throws: RegisterFailure.self) {
      try SmallDialogue.ask("2025-09-09") { try ProposalDetail($0, of: centre) }
    }
    #expect(throws: RegisterFailure.self) {
      try SmallDialogue.ask("2024-01-01") { try InstitutionDetail($0, of: "OPHRD") }
    }
  }
}
