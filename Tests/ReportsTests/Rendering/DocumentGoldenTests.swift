import Reports
import Testing

@Suite struct `A document in four scripts` {
  @Test(arguments: [60, 80, 140]) func `is a table that fits the terminal`(width: Int) throws {
    try expectGolden(TextRenderer(width: width, colour: false).render(Sample.overdue), "overdue-\(width).txt")
  }

  @Test func `is a record a row where no table fits`() throws {
    try expectGolden(TextRenderer(width: 40, colour: false).render(Sample.overdue), "overdue-40.txt")
  }

  @Test func `is Markdown for a paper`() throws {
    try expectGolden(MarkdownRenderer().render(Sample.overdue), "overdue.md.txt")
  }

  @Test func `says the same in colour`() throws {
    let colour = TextRenderer(width: 80, colour: true).render(Sample.overdue)
    let plain = TextRenderer(width: 80, colour: false).render(Sample.overdue)
    #expect(colour.contains("\u{1B}[1;31moverdue\u{1B}[0m"))
    #expect(colour.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect(!plain.contains("\u{1B}"))
  }

  @Test func `stays compact where every row has one line`() {
    let table = Table(
      columns: [.fixed("Institution"), .number("Overdue"), .init("Oldest", wraps: false)],
      rows: [
        .cells(["OP&HRD", "12", "2 Aug 2026"]), .cells(["経済産業省", "3", "30 Jun 2026"]), .totals(["All", "15"]),
      ])
    let document = Document([.table(table), .gap, .heading(level: 2, "As at"), .paragraph("20 Nov 2026")])
    #expect(
      TextRenderer(width: 80, colour: false).render(document) == """
        Institution  Overdue  Oldest
        ─────────────────────────────────
        OP&HRD            12  2 Aug 2026
        経済産業省         3  30 Jun 2026
        ─────────────────────────────────
        All               15


        As at
        20 Nov 2026

        """)
  }
}
