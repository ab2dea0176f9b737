import Reports
import Testing

@Suite struct `Hostile text in the Office formats` {
  private let word: OfficeReading.Document
  private let workbook: OfficeReading.Workbook

  init() throws {
    let reading = try OfficeFiles.reading.get()
    word = try #require(reading.documents["hostile"])
    workbook = try #require(reading.workbooks["hostile"])
  }

  @Test func `stays text in every place of a document`() throws {
    let texts = HostilePaper.read
    #expect(word.title == texts[0] && word.header == texts[0] && word.footer.hasPrefix(texts[0] + "\tPage "))
    for (index, text) in texts.enumerated() {
      let paragraphs = word.paragraphs.filter { !$0[1].isEmpty }
      let styles = ["Normal", "List Bullet", "Note"]
      #expect(styles.allSatisfy { paragraphs.contains([$0, text]) }, "\(text)")
      #expect(paragraphs.contains(["Fact", text + "\t" + text]), "\(text)")
      let table = try #require(word.tables.dropFirst(index).first)
      #expect(table.headStyles.isEmpty, "what is red on white cannot be read on dark blue")
      #expect(table.rows.count == 5 && table.rows[0] == [text, text, text], "\(text)")
      #expect(table.rows[1].first == text + "\t" + text, "\(text)")
      // A mark that cannot be seen may keep a text that is said to be Urdu on its side.
      #expect(Self.withoutMarks(table.rows[2][1]) == Self.withoutMarks(text) && table.rows[2][0] == text, "\(text)")
      #expect(table.rows[4][2] == text + "\n" + text, "what does not fit stands in the last column")
      let control = try #require(word.controls.dropFirst(index).first)
      #expect(control.tag == text + "\(index)" && control.label == text)
      #expect(control.kind == "words" && control.text == text)
    }
    #expect(word.tables.count == texts.count && word.controls.count == texts.count)
  }

  private static func withoutMarks(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0 != "\u{200E}" && $0 != "\u{200F}" }.map(Character.init))
  }

  @Test func `stays text in every cell, and no cell is a formula`() throws {
    let sheet = try #require(workbook.sheets.first)
    let texts = HostilePaper.read.map { "text:" + $0 }
    #expect(sheet.rows[0] == texts && sheet.rows[1] == texts)
    // For Swift the two ways to write an accented letter are equal; here each has to stay as it was.
    #expect(sheet.rows[1].map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    let numbers = ["text:+1": "text:+1", "text:-1": "number:-1", "text:007": "number:7"]
    #expect(sheet.rows[2] == texts.map { numbers[$0] ?? $0 })
    #expect(sheet.rows[3][0] == texts[2])
    #expect(!workbook.sheets.joined().contains { $0.hasPrefix("formula:") })
  }

  @Test func `and values at the limits stay what they are, or say what became of them`() throws {
    let row = try #require(workbook.sheets.first?.rows[4])
    #expect(
      Array(row.prefix(8)) == [
        "text:9223372036854775807", "number:-999999999999999", "number:-12.5", "number:0.1",
        "text:12345678901234567890.5", "day:1900-03-01", "text:1900-02-28", "day:9999-12-31",
      ])
    #expect(row[8].hasSuffix("優 … (cut: 40,000 characters in the register)") && row[8].count == 32_767 + 5)
    #expect(row[9].isEmpty && row[10].isEmpty)
  }

  @Test func `becomes names of sheets that every program takes`() {
    let long = "A" + String(repeating: "b", count: 30)
    #expect(
      workbook.sheets.map(\.name) == [
        "a-b-c-d-e-f-g-", "History (2)", "quoted", long, "Sheet", "history (3)", long.dropLast(4) + " (2)",
      ])
  }
}

extension [OfficeReading.Sheet] {
  /// All cells of all sheets.
  fileprivate func joined() -> [String] { flatMap { $0.rows.flatMap { $0 } } }
}
