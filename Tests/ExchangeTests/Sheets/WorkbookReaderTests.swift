import Domain
import Exchange
import Foundation
import Reports
import TestSupport
import Testing

@Suite struct `A workbook from others` {
  private static func cells(_ bytes: [UInt8]) throws -> [[Sheet.Cell]] {
    try SheetFile.read(bytes, named: "a.xlsx")[0].rows.map(\.cells)
  }

  private static func problem(_ bytes: [UInt8]) -> SheetFailure.Problem? {
    do {
      _ = try SheetFile.read(bytes, named: "a.xlsx")
      return nil
    } catch { return error.problem }
  }

  @Test func `of openpyxl is read cell by cell`() throws {
    let folder = try SheetFolder()
    try folder.python(
      """
      import datetime, openpyxl
      from openpyxl.cell.rich_text import CellRichText, TextBlock
      from openpyxl.cell.text import InlineFont
      book = openpyxl.Workbook()
      sheet = book.active
      sheet.title = "Matrix 2026"
      sheet.append(["reference", "due", "n", "done"])
      sheet.append(["JPHLEPD-9-05", datetime.date(2026, 3, 31), 0.1, True])
      sheet["B4"] = datetime.datetime(2026, 3, 31, 14, 30)
      sheet["C4"] = 1e21
      sheet["D4"] = "=1+1"
      sheet["A6"] = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"))
      sheet["B6"] = " two\\nlines "
      sheet["C6"] = -12
      sheet["C6"].number_format = "#,##0.00"
      sheet["D6"] = "x" * 12000
      sheet["E6"] = datetime.time(12, 0)
      sheet["A8"] = "merged"
      sheet["C8"] = "behind"
      sheet["C9"] = "below"
      sheet.merge_cells("A8:B9")
      book.create_sheet("Empty")
      hidden = book.create_sheet("Hidden")
      hidden["A1"] = "unseen"
      hidden.sheet_state = "hidden"
      book.create_sheet("Second")["B2"] = "here"
      book.save("theirs.xlsx")
      """)
    let path = folder.path + "/theirs.xlsx"
    let sheets = try SheetFile.read(path)
    #expect(sheets.map(\.name) == ["Matrix 2026", "Second"])
    #expect(
      sheets[0].rows == [
        .init(number: 1, cells: [.text("reference"), .text("due"), .text("n"), .text("done")]),
        .init(number: 2, cells: [.text("JPHLEPD-9-05"), .day("2026-03-31"), .number("0.1"), .truth(true)]),
        .init(
          number: 4,
          cells: [
            .empty, .day("2026-03-31"), .number("1" + String(repeating: "0", count: 21)),
            .formula(shown: ""),
          ]),
        .init(
          number: 6,
          cells: [
            .text("plain bold"), .text("two\nlines"), .number("-12"), .text(String(repeating: "x", count: 12_000)),
            .number("0.5"),
          ]),
        .init(number: 8, cells: [.text("merged"), .merged, .text("behind")]),
        .init(number: 9, cells: [.merged, .merged, .text("below")]),
      ])
    #expect(sheets[1] == Sheet(file: path, name: "Second", rows: [.init(number: 2, cells: [.empty, .text("here")])]))
  }

  @Test func `says the same as the table it was made of, by openpyxl and by our own writer`() throws {
    var tables = RandomTable(random: SeededRandom(for: "tables and workbooks"))
    let originals = (0..<40).map { _ in tables.rows() }
    let folder = try SheetFolder()
    try JSONEncoder().encode(originals).write(to: folder.url("tables.json"))
    try folder.python(
      """
      import json, openpyxl
      book = openpyxl.Workbook()
      book.remove(book.active)
      for number, rows in enumerate(json.load(open("tables.json", encoding="utf-8"))):
          sheet = book.create_sheet(f"table {number}")
          for y, row in enumerate(rows):
              for x, text in enumerate(row):
                  cell = sheet.cell(row=y + 1, column=x + 1, value=text)
                  if text: cell.data_type = "s"
      book.save("theirs.xlsx")
      """)
    var workbook = Workbook(title: "tables")
    for (number, rows) in originals.enumerated() {
      var sheet = Workbook.Sheet(
        name: "table \(number)", title: "", columns: rows[0].map { .init($0, width: 10) })
      for row in rows.dropFirst() { sheet.append(row.map { .init(.text($0)) }) }
      workbook.sheets.append(sheet)
    }
    let ours = try SheetFile.read(SpreadsheetRenderer(dated: "2026-11-21").render(workbook), named: "ours.xlsx")
    let theirs = try SheetFile.read(folder.path + "/theirs.xlsx")
    for (number, rows) in originals.enumerated() {
      // openpyxl does not keep `_x000A_` from meaning the character of that number.
      let expected = rows.map {
        $0.map { $0.replacing("_x000A_", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines) }
      }
      try #require(Self.comparable(theirs[number]) == Self.comparable(expected))
      try #require(Self.comparable(ours[number]) == Self.comparable(rows))
    }
  }

  private static func comparable(_ sheet: Sheet) -> [[[UInt8]]] { comparable(sheet.rows.map { $0.cells.map(\.text) }) }

  private static func comparable(_ rows: [[String]]) -> [[[UInt8]]] {
    rows.map { row in
      row.map { Array($0.replacing("\r\n", with: "\n").utf8) }.reversed().drop(while: \.isEmpty).reversed()
    }
    .filter { !$0.isEmpty }
  }

  @Test func `shows days by the format of its cells, in both ways of counting them`() throws {
    let formats = """
      <numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
      <numFmt numFmtId="165" formatCode="0.00&quot;d&quot;\\d;[Red]yyyy"/><numFmt numFmtId="166" formatCode="[h]:mm:ss"/>\
      <numFmt numFmtId="167" formatCode="mmmm"/>
      """
    let styles = [0, 14, 164, 165, 166, 167, 45, 27].map { "<xf numFmtId=\"\($0)\"/>" }.joined()
    let serials = [
      ("1", 1), ("59", 1), ("60", 1), ("61", 2), ("46112.75", 1), ("46112", 0), ("46112", 3), ("46112", 4),
      ("46112", 5), ("46112", 6), ("46112", 7), ("0", 1), ("2958466", 1), ("-1", 1),
    ]
    let row = "<sheetData><row>" + serials.map { "<c s=\"\($1)\"><v>\($0)</v></c>" }.joined() + "</row></sheetData>"
    #expect(
      try Self.cells(OfficeArchive.workbook(sheet: row, formats: formats, styles: styles))[0] == [
        .day("1900-01-01"), .day("1900-02-28"), .text("1900-02-29"), .day("1900-03-01"), .day("2026-03-31"),
        .number("46112"), .number("46112"), .number("46112"), .day("2026-03-31"), .number("46112"),
        .day("2026-03-31"), .number("0"), .number("2958466"), .number("-1"),
      ])
    let mac = try OfficeArchive.workbook(
      sheet: row, formats: formats, styles: styles, properties: "<workbookPr date1904=\"1\"/>")
    #expect(try Self.cells(mac)[0].prefix(2) == [.day("1904-01-02"), .day("1904-02-29")])
  }

  @Test func `is read without readings, with errors, inline texts and what formulas show`() throws {
    let texts = """
      <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>\
      <si><r><rPr><b/></rPr><t xml:space="preserve">a_x005F_x0041_ </t></r><r><t>b_x000D_&#10;c</t></r></si>
      """
    let sheet = """
      <sheetData><row r="3" spans="1:9"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c>\
      <c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="str"><f>A1</f><v>shown</v></c>\
      <c s="1"><f>TODAY()</f><v>46112</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>0</v></c>\
      <c t="d"><v>2026-03-31T00:00:00</v></c><c><v>1.1000000000000001</v></c><c><v>2.5E-7</v></c><c s="1"/></row>\
      <row r="9"><c r="B9"><v>7.0</v></c></row></sheetData>\
      <mergeCells count="2"><mergeCell ref="B9:XFD1048576"/><mergeCell ref="A3:A8"/></mergeCells>
      """
    let bytes = try OfficeArchive.workbook(
      sheet: sheet, texts: texts, styles: "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>")
    let rows = try SheetFile.read(bytes, named: "a.xlsx")[0].rows
    #expect(rows.map(\.number) == [3, 9])
    #expect(
      rows[0].cells == [
        .text("東京"), .empty, .text("a_x0041_ b\nc"), .text("inline"), .formula(shown: "shown"),
        .formula(shown: "2026-03-31"), .text("#N/A"), .truth(false), .day("2026-03-31"), .number("1.1"),
        .number("0.00000025"),
      ])
    #expect(rows[1].cells == [.empty, .number("7")] + Array(repeating: .merged, count: 9))
  }

  @Test func `that is broken or no workbook is refused with its place`() throws {
    let entity = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>"
    let workbook = { try OfficeArchive.workbook(sheet: $0) }
    #expect(
      Self.problem(try OfficeArchive.bytes(main: "xl/workbook.xml", [("xl/workbook.xml", entity)]))
        == .documentType("xl/workbook.xml"))
    #expect(Self.problem(try OfficeArchive.bytes(main: "x.xml", [])) == .missingPart("x.xml"))
    #expect(Self.problem(try OfficeArchive.bytes(main: "p.xml", [("p.xml", "<presentation/>")])) == .foreign(.archive))
    #expect(
      Self.problem(try OfficeArchive.bytes(main: "xl/workbook.bin", [("xl/workbook.bin", "")])) == .foreign(.xlsb))
    #expect(
      Self.problem(try OfficeArchive.bytes(main: "c", [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]))
        == .foreign(.ods))
    #expect(Self.problem(try workbook("<sheetData/>")) == .empty)
    for (sheet, saying) in [
      ("<row r=\"5\"/><row r=\"4\"/>", "a row stands in no order"), ("<row r=\"0\"/>", "a row stands in no order"),
      ("<row><c r=\"B1\"/><c r=\"A1\"/></row>", "a cell stands in no order"),
      ("<row><c r=\"XFE1\"/></row>", "a cell stands in no order"),
      ("<row><c t=\"s\"><v>9</v></c></row>", "a cell names a shared text that is not there"),
      ("<row><c><v>nan</v></c></row>", "a number cannot be read"), ("<row>", "mismatched tag"),
    ] {
      guard
        case .brokenPart("xl/worksheets/one.xml", 1, _, saying)? = Self.problem(
          try workbook("<sheetData>\(sheet)</sheetData>"))
      else {
        Issue.record("\(sheet): \(String(describing: Self.problem(try workbook("<sheetData>\(sheet)</sheetData>"))))")
        continue
      }
    }
    let whole = try workbook("<sheetData><row><c><v>1</v></c></row></sheetData>")
    #expect(Self.problem(Array(whole.dropLast(30))) == .archive(.cutOff))
  }

  @Test func `of an old format is told what it is`() {
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let named = { (name: String) in ole + name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    #expect(Self.problem(named("Workbook")) == .foreign(.xls))
    #expect(Self.problem(named("WordDocument")) == .foreign(.doc))
    #expect(Self.problem(named("EncryptedPackage")) == .foreign(.locked))
    #expect(Self.problem(ole) == .foreign(.oldOffice))
    #expect(Self.problem(Array("{\\rtf1".utf8)) == .foreign(.rtf))
  }

  @Test func `one small step from a whole one is read or refused`() throws {
    let texts = "<si><t>東京</t><rPh><t>x</t></rPh></si><si><r><t>a_x000D_</t></r></si>"
    let sheets = [
      "<sheetData><row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c s=\"1\"><v>46112</v></c></row></sheetData>",
      "<sheetData><row><c t=\"inlineStr\"><is><t>in</t></is></c><c><f>1</f><v>1E9</v></c></row></sheetData>"
        + "<mergeCells><mergeCell ref=\"A1:C9\"/></mergeCells>",
    ]
    var mutation = Mutation(of: sheets.map { Array($0.utf8) }, for: "mutations of a worksheet")
    for _ in 0..<Mutation.rounds(1_000) {
      let sheet = String(decoding: mutation.next(), as: UTF8.self)
      var bytes = try OfficeArchive.workbook(sheet: sheet, texts: texts, styles: "<xf/><xf numFmtId=\"14\"/>")
      if mutation.random.once(in: 3) { mutation.change(&bytes) }
      let problem = Self.problem(bytes)
      mutation.count(accepted: problem == nil)
      if let problem {
        let words = SheetWording.words(for: SheetFailure(file: "a.xlsx", problem))
        try #require(words.exitStatus == 1 && words.sentence.hasSuffix("."), "\(words)")
      }
    }
    mutation.tell()
  }
}
