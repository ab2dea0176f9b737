import Reports
import Testing

@Suite struct `Markdown` {
  @Test(arguments: [
    ("a|b", #"a\|b"#), ("<script>", "&lt;script&gt;"), ("OP&HRD", "OP&HRD"), ("&lt;", "&amp;lt;"),
    ("*x* `y` [z](u)", #"\*x\* \`y\` \[z\](u)"#), ("a_b _c_", #"a_b \_c\_"#), (#"\|"#, #"\\\|"#),
    ("# no heading", "\\# no heading"), ("- no item", #"\- no item"#), ("12. no item", #"12\. no item"#),
    ("    no code", "no code"), ("\u{1B}[2J\u{202E}", #"\\u{1B}\[2J\\u{202E}"#), ("one\ntwo", "one\\\ntwo"),
    ("وزارت", "\u{2068}وزارت\u{2069}"),
  ])
  func `shows text as it is written`(text: String, markdown: String) {
    #expect(MarkdownRenderer().render(Document([.paragraph(RichText(text))])) == markdown + "\n")
  }

  @Test func `keeps a cell on its line and a minus a minus`() {
    let table = Table(columns: [.init("A|B"), .number("N")], rows: [.cells(["x|y\nz", "-5"]), .cells(["only"])])
    #expect(
      MarkdownRenderer().render(Document([.table(table)])) == #"""
        | A\|B | N |
        | --- | ---: |
        | x\|y<br>z | -5 |
        | only |  |

        """#)
  }

  @Test func `leaves stars out where they would be shown`() {
    let runs: [TextRun] = [
      "は", TextRun("「重要」", .strong), "です ", TextRun(" late ", .bad), "and ", TextRun("soon", .warning), ".",
    ]
    #expect(
      MarkdownRenderer().render(Document(title: "Title", [.heading(level: 1, "Part"), .paragraph(RichText(runs))]))
        == "# Title\n\n## Part\n\nは「重要」です  **late** and *soon*.\n")
  }

  @Test(arguments: [
    (0, "0 proposals", "no proposals"), (1, "1 proposal", "one proposal"), (9, "9 proposals", "nine proposals"),
    (12, "12 proposals", "12 proposals"), (1_024_000, "1,024,000 proposals", "1,024,000 proposals"),
    (-1000, "-1,000 proposals", "-1,000 proposals"),
  ])
  func `counts in English`(number: Int, counted: String, spelled: String) {
    #expect(Plural.counted(number, "proposal") == counted && Plural.spelled(number, "proposal") == spelled)
    #expect(Plural.counted(2, "entry", "entries") == "2 entries")
  }
}
