import Domain
import Exchange
import Foundation
import Reports
import TestSupport
import Testing

@Suite struct `A document from others` {
  private static func sheets(_ body: String) throws -> [Sheet] {
    try SheetFile.read(OfficeArchive.document(body), named: "a.docx")
  }

  private static func cell(_ content: String) -> String { "<w:tc>\(content)</w:tc>" }

  private static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

  private static func control(_ properties: String, _ text: String) -> String {
    "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent><w:r><w:t>\(text)</w:t></w:r></w:sdtContent></w:sdt>"
  }

  /// A form as our own writer makes it: a head, and one row with three blanks.
  private static func form() throws -> [UInt8] {
    var table = Table(columns: [.fixed("followUp"), .init("reply")])
    table.append([
      "JPHLEPD-9-05.1",
      .init([
        Blank(.tick, tag: "JPHLEPD-9-05.1/done", label: "Done"),
        Blank(.day, tag: "JPHLEPD-9-05.1/newDue", label: "New date", placeholder: "Choose a date"),
        Blank(.words, tag: "JPHLEPD-9-05.1/reason", label: "Reason"),
      ]),
    ])
    let document = Document(title: "Return", [.table(table)])
    return try WordRenderer(dated: "2026-11-21").render(WordDocument(document, title: "Return"))
  }

  @Test func `that is our own form, not filled in, has nothing but empty controls`() throws {
    let sheet = try SheetFile.read(Self.form(), named: "form.docx")[0]
    #expect(sheet.name == "table 1")
    #expect(
      sheet.controls == [
        "JPHLEPD-9-05.1/done": .truth(false), "JPHLEPD-9-05.1/newDue": .empty, "JPHLEPD-9-05.1/reason": .empty,
      ])
    #expect(sheet.rows.map(\.number) == [1, 2])
    #expect(sheet.rows[1].cells == [.text("JPHLEPD-9-05.1"), .text("☐ Done\nNew date: \nReason:")])
  }

  @Test func `filled in by python-docx gives what was filled in, by tag and as text`() throws {
    let folder = try SheetFolder()
    try Data(try Self.form()).write(to: folder.url("form.docx"))
    try folder.python(
      """
      import docx
      from docx.oxml.ns import qn
      W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
      form = docx.Document("form.docx")
      for control in form.element.body.iter(qn("w:sdt")):
          tag = control.find(".//" + qn("w:tag")).get(qn("w:val"))
          text = control.find(".//" + qn("w:t"))
          placeholder = control.find(".//" + qn("w:showingPlcHdr"))
          if placeholder is not None: placeholder.getparent().remove(placeholder)
          if tag.endswith("/done"):
              control.find(".//" + W14 + "checked").set(W14 + "val", "1")
          elif tag.endswith("/newDue"):
              control.find(".//" + qn("w:date")).set(qn("w:fullDate"), "2026-12-31T00:00:00Z")
              text.text = "31/12/2026"
          else:
              text.text = "The <draft> & annex"
      form.tables[0].rows[0].cells[0].paragraphs[0].text = "followUp"
      form.tables[0].rows[1].cells[0].add_paragraph("second")
      form.save("filled.docx")
      """)
    let sheet = try SheetFile.read(folder.path + "/filled.docx")[0]
    #expect(
      sheet.controls == [
        "JPHLEPD-9-05.1/done": .truth(true), "JPHLEPD-9-05.1/newDue": .day("2026-12-31"),
        "JPHLEPD-9-05.1/reason": .text("The <draft> & annex"),
      ])
    #expect(
      sheet.rows[1].cells == [
        .text("JPHLEPD-9-05.1\nsecond"), .text("☒ Done\nNew date: 2026-12-31\nReason: The <draft> & annex"),
      ])
  }

  @Test func `says the same as the tables it was made of by python-docx`() throws {
    var tables = RandomTable(random: SeededRandom(for: "tables and documents"))
    let originals = (0..<30).map { _ in tables.rows() }
    let folder = try SheetFolder()
    try JSONEncoder().encode(originals).write(to: folder.url("tables.json"))
    try folder.python(
      """
      import docx, json
      document = docx.Document()
      for rows in json.load(open("tables.json", encoding="utf-8")):
          document.add_paragraph("between")
          table = document.add_table(len(rows), len(rows[0]))
          for y, row in enumerate(rows):
              for x, text in enumerate(row): table.cell(y, x).text = text
      document.save("theirs.docx")
      """)
    let theirs = try SheetFile.read(folder.path + "/theirs.docx")
    #expect(theirs.count == originals.count)
    for (sheet, rows) in zip(theirs, originals) {
      // python-docx makes a line break of a carriage return too.
      let expected = rows.map { $0.map { $0.replacing("\r\n", with: "\n\n") } }
      let read = sheet.rows.map { $0.cells.map { $0.text } }
      try #require(Self.comparable(read) == Self.comparable(expected) || Self.comparable(read) == Self.comparable(rows))
    }
  }

  private static func comparable(_ rows: [[String]]) -> [[[UInt8]]] {
    rows.map { row in
      row.map { Array($0.replacing("\r\n", with: "\n").utf8) }.reversed().drop(while: \.isEmpty).reversed()
    }
    .filter { !$0.isEmpty }
  }

  /// LibreOffice leaves out the tags and may leave out empty properties.
  @Test func `has the content of controls without a tag as text of their cells`() throws {
    let checkbox = "<w14:checkbox><w14:checked w14:val=\"1\"/><w14:checkedState w14:val=\"2612\"/></w14:checkbox>"
    let row = Self.cell(
      "<w:p>\(Self.control(checkbox, "✓"))<w:r><w:t xml:space=\"preserve\"> Done</w:t></w:r></w:p><w:p>"
        + "<w:r><w:t>New date: </w:t></w:r>\(Self.control("<w:date w:fullDate=\"2026-12-31T00:00:00Z\"/>", "31. Dec"))</w:p>"
        + "<w:p>\(Self.control("<w:showingPlcHdr/><w:text/>", "________"))</w:p>")
    let sheet = try Self.sheets("<w:tbl><w:tr>\(row)</w:tr></w:tbl>")[0]
    #expect(sheet.rows[0].cells == [.text("☒ Done\nNew date: 2026-12-31")] && sheet.controls.isEmpty)
  }

  @Test func `believes what was typed over a box or a day, not what the control keeps`() throws {
    let box = "<w:tag w:val=\"done\"/><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox>"
    let day = "<w:tag w:val=\"newDue\"/><w:date w:fullDate=\"2026-12-31T00:00:00Z\"/>"
    let row = Self.cell("<w:p>\(Self.control(box, "yes"))</w:p><w:p>\(Self.control(day, "3 Apr 2027"))</w:p>")
    let sheet = try Self.sheets("<w:tbl><w:tr>\(row)</w:tr></w:tbl>")[0]
    #expect(sheet.controls == ["done": .text("yes"), "newDue": .day("2027-04-03")])
    #expect(sheet.rows[0].cells == [.text("yes\n2027-04-03")])
  }

  @Test func `is read in its merged cells, nested tables, tracked changes and controls around cells`() throws {
    let merged = { (kind: String, text: String) in
      Self.cell("<w:tcPr><w:vMerge\(kind)/></w:tcPr>" + Self.paragraph(text))
    }
    let nested = Self.cell(
      Self.paragraph("outer") + "<w:tbl><w:tr>\(Self.cell(Self.paragraph("inner")))</w:tr></w:tbl>")
    let around =
      "<w:sdt><w:sdtPr><w:tag w:val=\"cell\"/></w:sdtPr><w:sdtContent>\(Self.cell(Self.paragraph("held")))"
      + "</w:sdtContent></w:sdt>"
    let tracked = """
      <w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>\
      <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><mc:AlternateContent><mc:Choice Requires="v"><w:r><w:t>!</w:t></w:r>\
      </mc:Choice><mc:Fallback><w:r><w:t>?</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><w:tab/><w:br/>\
      <w:instrText>PAGE</w:instrText><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>
      """
    let sheets = try Self.sheets(
      """
      \(Self.control("<w:tag w:val=\"outside\"/>", "yes"))<w:sdt><w:sdtContent><w:tbl><w:tr>\
      <w:trPr><w:gridBefore w:val="1"/></w:trPr>\(Self.cell("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + Self.paragraph("wide")))\
      \(merged(" w:val=\"restart\"", "top"))</w:tr><w:tr>\(nested)\(around)\(Self.cell(tracked))\(merged("", ""))</w:tr>\
      <w:tr>\(Self.cell("<w:p/>"))</w:tr></w:tbl></w:sdtContent></w:sdt><w:tbl><w:tr>\(Self.cell(Self.paragraph("b")))</w:tr></w:tbl>
      """)
    #expect(sheets.map(\.name) == ["table 1", "table 2"])
    #expect(sheets[0].controls == ["cell": .text("held"), "outside": .text("yes")])
    #expect(
      sheets[0].rows == [
        .init(number: 1, cells: [.empty, .text("wide"), .merged, .text("top")]),
        .init(number: 2, cells: [.text("outer\ninner"), .text("held"), .text("new!\t\n☒"), .merged]),
      ])
  }

  @Test func `one small step from a whole one is read or refused`() throws {
    let seeds = [
      "<w:tbl><w:tr>\(Self.cell(Self.control("<w:tag w:val=\"a\"/><w:date w:fullDate=\"2026-12-31\"/>", "x")))</w:tr></w:tbl>",
      "<w:tbl><w:tr>\(Self.cell("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:tbl/>" + Self.paragraph("b")))</w:tr></w:tbl>",
    ]
    var mutation = Mutation(of: seeds.map { Array($0.utf8) }, for: "mutations of a document")
    for _ in 0..<Mutation.rounds(1_000) {
      let body = String(decoding: mutation.next(), as: UTF8.self)
      var bytes = try OfficeArchive.document(body)
      if mutation.random.once(in: 3) { mutation.change(&bytes) }
      mutation.count(accepted: (try? SheetFile.read(bytes, named: "a.docx")) != nil)
    }
    mutation.tell()
  }
}
