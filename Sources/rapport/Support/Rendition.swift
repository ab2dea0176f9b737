import Domain
import Foundation
import Reports

/// Makes of a report the bytes of any form.
struct Rendition {
  /// For standard output.
  let text: TextRenderer
  let fileText: TextRenderer
  let browser: Browser

  /// - Parameter isFile: whether it goes to a file and not to standard output.
  /// - Throws: `UsageFailure` where this report has no such form; `BrowserFailure` where a PDF cannot be printed.
  func bytes(of report: any Report, as format: OutputFormat, isFile: Bool) throws -> [UInt8] {
    switch format {
    case .text: Array((isFile ? fileText : text).render(report.document).utf8)
    case .markdown: Array(MarkdownRenderer().render(report.document).utf8)
    case .csv: Array(CSVRenderer(byteOrderMark: isFile).render(report.records).utf8)
    case .json: Array((JSONWriter().write(report.json) + "\n").utf8)
    case .html: Array(html(report).utf8)
    case .pdf: try browser.pdf(of: html(report), day: day(report))
    case .docx: try WordRenderer(dated: report.paper.day ?? Self.noDay).render(report.wordDocument)
    case .xlsx: try SpreadsheetRenderer(dated: report.paper.day ?? Self.noDay).render(report.workbook)
    case .ics: Array(CalendarRenderer().render(try calendar(report)).utf8)
    }
  }

  private func html(_ report: any Report) -> String {
    let document = report.paper
    let imprint = HTMLRenderer.Imprint(
      title: document.title?.plain ?? "Rapport", generator: "Rapport \(Rapport.release)")
    return HTMLRenderer(imprint: imprint).render(document)
  }

  /// What a file says that is about no day.
  private static let noDay = CalendarDate(daysSinceEpoch: 0)

  /// The day that the paper is about.
  private func day(_ report: any Report) -> String {
    "\(report.paper.day ?? Self.noDay)".filter { $0 != "-" }
  }

  private func calendar(_ report: any Report) throws -> CalendarFile {
    guard let days = report as? any CalendarReport else {
      let others = OutputFormat.allCases.filter { $0 != .ics }
      throw UsageFailure.badChoice("--format", value: "ics", known: others.map(\.rawValue))
    }
    return days.calendar
  }
}
