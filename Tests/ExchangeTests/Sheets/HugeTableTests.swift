import Exchange
import Testing

/// Small files that unfold to tables without end.
@Suite struct `A table that says it is larger than any` {
  private static func problem(_ bytes: [UInt8], named name: String) -> SheetFailure.Problem? {
    do {
      _ = try SheetFile.read(bytes, named: name)
      return nil
    } catch { return error.problem }
  }

  private static func document(row: String) throws -> [UInt8] {
    try OfficeArchive.document("<w:tbl><w:tr>\(row)</w:tr></w:tbl>")
  }

  @Test func `by the spans of one row of a document is refused, and one that is as wide as can be is read`() throws {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"1024\"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc>"
    let wide = try SheetFile.read(Self.document(row: String(repeating: cell, count: 16)), named: "a.docx")
    #expect(wide.first?.rows.first?.cells.count == 16_384)
    let wider = try Self.document(row: String(repeating: cell, count: 17))
    #expect(Self.problem(wider, named: "a.docx") == .tooManyCells)
  }

  @Test func `by what is left out before a row of a document is refused`() throws {
    let before = "<w:trPr>" + String(repeating: "<w:gridBefore w:val=\"1024\"/>", count: 17) + "</w:trPr>"
    let row = before + "<w:tc><w:p><w:r><w:t>far out</w:t></w:r></w:p></w:tc>"
    #expect(try Self.problem(Self.document(row: row), named: "a.docx") == .tooManyCells)
  }

  @Test func `by a merged area far to the right of short rows is refused`() throws {
    let rows = (2...2_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
    let sheet = { (area: String) in
      "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>\(rows)</sheetData>"
        + "<mergeCells><mergeCell ref=\"\(area)\"/></mergeCells>"
    }
    let huge = try OfficeArchive.workbook(sheet: sheet("XFC1:XFD2000"))
    #expect(Self.problem(huge, named: "a.xlsx") == .tooManyCells)
    let small = try SheetFile.read(OfficeArchive.workbook(sheet: sheet("A3:C4")), named: "a.xlsx")
    #expect(small.first?.rows[2].cells == [.number("1"), .merged, .merged])
    #expect(small.first?.rows[3].cells == [.merged, .merged, .merged])
  }
}
