import Domain
import Foundation
import Projections
import Reports
import TestSupport

/// What python-docx and openpyxl found in the files of these tests: all are read in one go.
struct OfficeReading: Decodable {
  struct Package: Decodable {
    let wrong: [String]
    let entries: [String]
  }

  struct Table: Decodable {
    let style, caption: String
    let isRightToLeft: Bool
    /// Head rows, and rows that may be split between pages.
    let repeated, splittable: Int
    let width: Int
    /// Styles of words in the first row.
    let headStyles: [String]
    let rows: [[String]]
  }

  struct Control: Decodable {
    let tag, label, id, kind, text: String
  }

  struct Run: Decodable {
    let text: String
    let languages: [String]
    let isRightToLeft: Bool
  }

  struct Document: Decodable {
    let title, language, author, made: String
    let page: [String]
    let isRightToLeft: Bool
    let header, footer: String
    let fields: [String]
    /// Style and text.
    let paragraphs: [[String]]
    let tables: [Table]
    let controls: [Control]
    /// Those whose language is said.
    let runs: [Run]
    let styles: [String]
  }

  struct Sheet: Decodable {
    let name: String
    /// Each cell with the type of its value: `text:=1+1`, `number:12`, `day:2026-11-21`.
    let rows: [[String]]
    let frozen, filter, titles, printed: String
    let isRightToLeft: Bool
    let page: [String]
    let footer: String
  }

  struct Workbook: Decodable {
    let title, language, made: String
    let sheets: [Sheet]
  }

  let packages: [String: Package]
  let documents: [String: Document]
  let workbooks: [String: Workbook]
}

/// The files that the tests of the Office formats read.
enum OfficeFiles {
  static let day: CalendarDate = "2026-11-21"

  static let report = Result {
    var writer = SmallDialogue.writer
    writer.record(
      .institution(.contactSet(post: "Joint Secretary (Training)", address: nil)), about: .institution("OPHRD"),
      on: "2026-02-01")
    return try writer.projection().ask(Moment(day: day)) { try FollowUpReport($0, dialogue: "JPHLEPD") }
  }

  static let reading = Result { try read() }

  private static func read() throws -> OfficeReading {
    let report = try report.get()
    let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: folder.appending(path: name)) }
    try write(word(report.wordDocument), to: "report.docx")
    try write(spreadsheet(report.workbook), to: "report.xlsx")
    try write(spreadsheet(Workbook(report.records, title: "Records")), to: "records.xlsx")
    let empty = try SmallDialogue.ask("2024-05-03") { try FollowUpReport($0, dialogue: "JPHLEPD") }
    try write(word(empty.wordDocument), to: "empty.docx")
    try write(spreadsheet(empty.workbook), to: "empty.xlsx")
    try write(word(HostilePaper.word), to: "hostile.docx")
    try write(spreadsheet(HostilePaper.workbook), to: "hostile.xlsx")
    let urdu = WordDocument(Sample.overdue, language: .urdu, orientation: .portrait)
    try write(word(urdu), to: "urdu.docx")
    try write(spreadsheet(report.workbook, .urdu), to: "urdu.xlsx")
    let script = Project.root.path + "/Tests/ReportsTests/Office/read_office.py"
    let (output, status) = try Project.run(Project.python, [script, folder.path])
    guard status == 0 else { throw Python.Unavailable(description: output) }
    return try JSONDecoder().decode(OfficeReading.self, from: Data(output.utf8))
  }

  static func word(_ document: WordDocument) throws -> [UInt8] { try WordRenderer(dated: day).render(document) }

  static func spreadsheet(_ workbook: Workbook, _ language: TextLanguage = .english) throws -> [UInt8] {
    try SpreadsheetRenderer(language: language, dated: day).render(workbook)
  }
}
