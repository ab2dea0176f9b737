import Foundation
import Reports
import Testing

@Suite struct `Comma-separated values` {
  let table = RecordTable(
    columns: ["reference", "title", "days", "share"],
    rows: [
      ["JPHLEPD-9-05", "Centre of Excellence, \"Phase II\"", 110, .decimal("-12.50")],
      ["JPHLEPD-9-06", "first line\nsecond line", -3, .decimal("1e5")],
      ["JPHLEPD-9-07", "優先分野、高用 노동부 وزارتِ تجارت", .empty, .text("-12.50")],
      ["-", "=HYPERLINK(\"http://example.org\",\"x\")", 0, "+1"],
      ["'", "@SUM(A1)", 0, "\tx"],
      ["'=1", "＝1+1", 0, "\rx"],
      ["''+1", " padded ", 0],
      ["", "don't", 0, "2024-02-29"],
    ])

  @Test func `are what Python's csv reads, formulas as text and numbers as numbers`() throws {
    let script = """
      import csv, io, json, sys
      text = sys.stdin.buffer.read().decode('utf-8')
      rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))
      print(json.dumps(rows, ensure_ascii=False))
      """
    let read = try Python.run(script, input: CSVRenderer(byteOrderMark: false).render(table))
    let rows = try JSONDecoder().decode([[String]].self, from: Data(read.utf8))
    #expect(
      rows == [
        ["reference", "title", "days", "share"],
        ["JPHLEPD-9-05", "Centre of Excellence, \"Phase II\"", "110", "-12.50"],
        ["JPHLEPD-9-06", "first line\nsecond line", "-3", "1e5"],
        ["JPHLEPD-9-07", "優先分野、高用 노동부 وزارتِ تجارت", "", "'-12.50"],
        ["'-", "'=HYPERLINK(\"http://example.org\",\"x\")", "0", "'+1"],
        ["'", "'@SUM(A1)", "0", "'\tx"],
        ["''=1", "'＝1+1", "0", "'\rx"],
        ["'''+1", " padded ", "0", ""],
        ["", "don't", "0", "2024-02-29"],
      ])
  }

  @Test func `begin with a byte order mark in a file, and every line ends in CR LF`() {
    let small = RecordTable(columns: ["a", "b"], rows: [["x", 1], [.empty, "y,z"]])
    #expect(CSVRenderer(byteOrderMark: true).render(small) == "\u{FEFF}a,b\r\nx,1\r\n,\"y,z\"\r\n")
    #expect(CSVRenderer(byteOrderMark: false).render(small) == "a,b\r\nx,1\r\n,\"y,z\"\r\n")
    #expect(CSVRenderer(byteOrderMark: false).render(.init(columns: ["a"], rows: [[.empty]])) == "a\r\n\"\"\r\n")
  }
}
