import Domain
import Projections
import Reports
import TestSupport
import Testing

/// The papers of the small dialogue, as files to be read in a diff.
@Suite struct `Papers made of the same parts` {
  private static let papers: [(name: String, make: @Sendable (Queries) throws -> any Report)] = [
    ("matrix", { try MatrixReport($0, dialogue: "JPHLEPD") }),
    ("brief", { try InstitutionBrief($0, of: "OPHRD") }),
    ("changes", { try ChangesReport($0, dialogue: "JPHLEPD", since: "2025-09-10", named: "JPHLEPD-9") }),
    ("dossier", { try Dossier($0, of: "JPHLEPD-9-05") }),
  ]

  @Test(arguments: papers.map(\.name)) func `say in text and Markdown what their files say`(name: String) throws {
    let paper = try #require(Self.papers.first { $0.name == name })
    let report = try SmallDialogue.ask("2026-11-21", paper.make)
    try expectGolden(
      TextRenderer(width: 100, colour: false).render(report.paper), "paper-\(name)-100.txt")
    try expectGolden(MarkdownRenderer().render(report.paper), "paper-\(name).md.txt")
  }

  /// Style sheet and drawings are left out: other tests judge how a page looks, and what is drawn.
  @Test func `are pages, of which this is one`() throws {
    let report = try SmallDialogue.ask("2026-11-21") { try FollowUpReport($0, dialogue: "JPHLEPD") }
    let page = HTMLRenderer(imprint: .init(title: "Report", generator: "Rapport")).render(report.paper)
    let body = try #require(page.firstRange(of: "<body>"))
    let text = page[body.lowerBound...].replacing(/<svg.*?<\/svg>/, with: "<svg/>").replacing(/as made: \w+/, with: "")
    try expectGolden(String(text), "paper-report.html")
  }
}
