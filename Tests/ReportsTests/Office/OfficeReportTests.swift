import Domain
import Foundation
import Reports
import Testing

@Suite struct `A report in the Office formats` {
  let report: FollowUpReport
  let word: OfficeReading.Document
  let workbook: OfficeReading.Workbook
  let reading: OfficeReading

  init() throws {
    report = try OfficeFiles.report.get()
    reading = try OfficeFiles.reading.get()
    word = try #require(reading.documents["report"])
    workbook = try #require(reading.workbooks["report"])
  }

  /// The open follow-ups of the report in JSON, each with its proposal.
  private var followUps: [(proposal: JSONValue, followUp: JSONValue)] {
    (report.json["items"]?.elements ?? []).flatMap { item in (item["followUps"]?.elements ?? []).map { (item, $0) } }
  }

  private var late: [JSONValue] { followUps.map(\.followUp).filter { $0["daysOverdue"]?.number ?? 0 > 0 } }

  private func sheet(_ name: String) throws -> OfficeReading.Sheet {
    try #require(workbook.sheets.first { $0.name == name })
  }

  /// The cells of a column without its heading.
  private func column(_ heading: String, of sheet: OfficeReading.Sheet) throws -> [String] {
    let index = try #require(sheet.rows.first?.firstIndex(of: "text:" + heading), "\(heading)")
    return sheet.rows.dropFirst().map { $0[index] }
  }

  private func text(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text)?: "text:" + text
    case .integer(let number)?: "number:\(number)"
    default: ""
    }
  }

  private func day(_ value: JSONValue?) -> String { text(value).replacing("text:", with: "day:") }

  @Test func `are sound packages, the same bytes each time`() throws {
    for (name, package) in reading.packages {
      #expect(package.wrong.isEmpty, "\(name)")
      #expect(package.entries.first == "[Content_Types].xml", "\(name)")
    }
    #expect(reading.packages.count == 9)
    #expect(try OfficeFiles.word(report.wordDocument) == OfficeFiles.word(report.wordDocument))
    #expect(try OfficeFiles.spreadsheet(report.workbook) == OfficeFiles.spreadsheet(report.workbook))
  }

  @Test func `give one row a proposal, as the JSON has them`() throws {
    let items = report.json["items"]?.elements ?? []
    let matrix = try sheet("Matrix")
    let expected = Dictionary(uniqueKeysWithValues: items.map { (text($0["proposal"]), $0) })
    let references = try column("Ref.", of: matrix)
    #expect(Set(references) == Set(expected.keys) && references.count == items.count)
    let ordered = references.compactMap { expected[$0] }
    #expect(try column("Proposal", of: matrix) == ordered.map { text($0["title"]) })
    #expect(try column("Lead institution", of: matrix) == ordered.map { text($0["leadName"]) })
    #expect(try column("Status since", of: matrix) == ordered.map { day($0["statusSince"]) })
    #expect(try column("Due", of: matrix) == ordered.map { day($0["followUps"]?.first?["due"]) })
    #expect(try column("Open follow-ups", of: matrix) == ordered.map { "number:\($0["followUps"]?.count ?? 0)" })
    #expect(try column("Latest position", of: matrix) == ordered.map { text($0["latest"]?["text"]) })

    let table = try #require(word.tables.first { $0.caption == "Implementation matrix" })
    let rows = table.rows.filter { $0[0].hasPrefix("JPHLEPD-") }
    #expect(rows.map { "text:" + $0[0] } == references)
    #expect(
      zip(rows, ordered).allSatisfy { "text:" + $0[1] == text($1["title"]) + "\n" + $0[1].split(separator: "\n")[1] })
  }

  @Test func `give one row a follow-up and a change`() throws {
    let sheet = try sheet("Follow-ups")
    let found = Set(
      try zip(column("Follow-up", of: sheet), zip(column("Due", of: sheet), column("Days late", of: sheet))).map {
        "\($0.0) \($0.1.0) \($0.1.1)"
      })
    let expected = Set(
      followUps.map { _, followUp in
        let late = followUp["daysOverdue"]?.number ?? 0
        return "\(text(followUp["followUp"])) \(day(followUp["due"])) \(late > 0 ? "number:\(late)" : "")"
      })
    #expect(found == expected && sheet.rows.count == followUps.count + 1)
    let slips = try column("Times moved", of: sheet).compactMap { Int($0.dropFirst(7)) }.reduce(0, +)
    #expect(slips == followUps.compactMap { $0.followUp["slips"]?.number }.reduce(0, +) && slips > 0)
    let changes = try self.sheet("Changes")
    let recorded = report.json["changes"]?.elements ?? []
    #expect(try column("On", of: changes) == recorded.map { day($0["on"]) })
    #expect(try column("Change", of: changes) == recorded.map { text($0["change"]) })
  }

  @Test func `are in order where nothing was proposed yet`() throws {
    let empty = try #require(reading.documents["empty"])
    #expect(empty.paragraphs.first == ["Title", "Follow-up report"] && empty.tables.isEmpty && empty.controls.isEmpty)
    let sheets = try #require(reading.workbooks["empty"]).sheets
    #expect(sheets.map(\.name) == ["Matrix", "Follow-ups", "Changes"] && sheets.allSatisfy { $0.rows.count == 1 })
  }

  @Test func `give the records of any report, days as days`() throws {
    let sheet = try #require(reading.workbooks["records"]?.sheets.first)
    let rows = report.records.rows.map { row in
      row.map { field in
        switch field {
        case .empty: ""
        case .text(let text): "text:" + text
        case .integer(let number): "number:\(number)"
        case .decimal(let number): "number:" + number
        case .day(let day): "day:\(day)"
        }
      }
    }
    #expect(Array(sheet.rows.dropFirst()) == rows)
    #expect(sheet.rows.first?.contains("text:Days overdue") == true)
  }

  @Test func `are laid out for the screen and for paper`() throws {
    for sheet in workbook.sheets {
      #expect(sheet.frozen == "A2" && sheet.titles == "$1:$1", "\(sheet.name)")
      #expect(sheet.filter.hasSuffix("\(sheet.rows.count)") && sheet.filter.hasPrefix("A1:"), "\(sheet.name)")
      #expect(sheet.page == ["landscape", "9", "1", "0"] && !sheet.isRightToLeft, "\(sheet.name)")
      #expect(sheet.footer.hasPrefix("Page &") && sheet.footer.contains(" of &"), "\(sheet.footer)")
    }
    #expect(try sheet("Matrix").printed == "'Matrix'!$A$1:$L$\(sheet("Matrix").rows.count)")
    #expect(word.page == ["LANDSCAPE", "10692130", "7560310"] && word.fields == ["PAGE", "NUMPAGES"])
    #expect(word.header == word.title && word.title == "Follow-up report for JPHLEPD-10")
    #expect(word.footer.hasPrefix("As at 21 Nov 2026\tPage "))
    #expect(word.language == "en-GB" && workbook.language == "en-GB" && word.author.isEmpty)
    #expect(word.made.hasPrefix("2026-11-21T00:00:00") && workbook.made.hasPrefix("2026-11-21T00:00:00"))
    #expect(word.paragraphs.first == ["Title", word.title])
    for table in word.tables {
      #expect(table.style == "Rapport Table" && table.repeated == 1 && table.splittable == 0, "\(table.caption)")
      #expect(table.width <= 15_138, "\(table.caption)")
    }
    let used = Set(word.paragraphs.map { $0[0] })
    #expect(used.isSuperset(of: ["Title", "Heading 1", "Heading 2", "Normal", "Note", "Fact"]))
  }

  @Test func `ask for a reply to each overdue follow-up`() throws {
    let references = late.map { text($0["followUp"]).dropFirst(5) }
    #expect(!references.isEmpty)
    let asked = word.controls.map { "\($0.tag) \($0.kind) \($0.label)" }
    let expected = references.flatMap {
      ["\($0)/done tick Done", "\($0)/date day New date", "\($0)/reply words Reply"]
    }
    #expect(asked.sorted() == expected.sorted())
    #expect(Set(word.controls.map(\.id)).count == word.controls.count)
    #expect(asked.contains("JPHLEPD-9-05.1/done tick Done"))
    let heading = ["Heading 2", "Ministry of Overseas Pakistanis  OPHRD   وزارتِ سمندر پار پاکستانی"]
    let place = try #require(word.paragraphs.firstIndex(of: heading))
    #expect(word.paragraphs[place + 1] == ["Note", "Joint Secretary (Training)"])
    let table = try #require(word.tables.first { $0.caption == heading[1] })
    #expect(table.rows[1].prefix(5).joined(separator: " | ").hasSuffix("235 | 15 Apr 2026 ×1"))
  }

  @Test func `say in which language a text is`() throws {
    let urdu = try #require(word.runs.first { $0.text == "وزارتِ سمندر پار پاکستانی" })
    #expect(urdu.languages == ["ur-PK"] && urdu.isRightToLeft)
    let sample = try #require(reading.documents["urdu"])
    #expect(sample.isRightToLeft && sample.language == "ur-PK" && sample.tables.allSatisfy(\.isRightToLeft))
    #expect(sample.page.first == "PORTRAIT" && sample.tables.allSatisfy { $0.width <= 10_206 })
    let japanese = try #require(sample.runs.first { $0.text == "独立行政法人国際協力機構" })
    #expect(japanese.languages == ["eastAsia", "ja-JP"] || japanese.languages == ["ja-JP"])
    #expect(reading.workbooks["urdu"]?.sheets.allSatisfy(\.isRightToLeft) == true)
  }
}
