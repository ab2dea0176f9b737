import Domain
import Foundation
import Reports

/// Makes of a report the bytes of any form.
struct Rendition {
  /// For standard output.
  let text: TextRenderer
  let fileText: TextRenderer
  let browser: Browser
  /// Whether CSV begins with a byte order mark on standard output too.
  var marksBytes = false
  /// How the answer is made again.
  var repeated: (record: PaperRecord, command: String)?

  /// - Parameter isFile: whether it goes to a file and not to standard output.
  /// - Throws: `UsageFailure` where this report has no such form; `BrowserFailure` where a PDF cannot be printed.
  func bytes(of report: any Report, as format: OutputFormat, isFile: Bool) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try write(report, as: format, isFile: isFile) { bytes += $0 }
    return bytes
  }

  /// Hands on the bytes piece by piece where a form can be written row by row.
  ///
  /// - Throws: the same, before the first piece; and what whoever takes the pieces throws.
  func write(
    _ report: any Report, as format: OutputFormat, isFile: Bool, _ deliver: ([UInt8]) throws -> Void
  ) throws {
    try withoutActuallyEscaping(deliver) { deliver in
      var sink = ByteSink(deliver)
      switch format {
      case .text: (isFile ? fileText : text).write(report.document, to: &sink)
      case .markdown: MarkdownRenderer().write(report.document, to: &sink)
      case .csv: CSVRenderer(byteOrderMark: isFile || marksBytes).write(report.records, to: &sink)
      case .json: JSONWriter().write(report.json, to: &sink, endsLine: true)
      case .html, .pdf, .docx, .xlsx, .ics: sink.append(try whole(report, as: format))
      }
      try sink.finish()
      if let failure = report.failure { throw failure }
    }
  }

  private func whole(_ report: any Report, as format: OutputFormat) throws -> [UInt8] {
    switch format {
    case .pdf: try browser.pdf(of: html(report), day: "\(day(report))".filter { $0 != "-" })
    case .docx:
      try WordRenderer(dated: day(report)).render(
        WordDocument(handedOver: paper(report), orientation: report.orientation))
    case .xlsx:
      try SpreadsheetRenderer(language: report.document.language, dated: day(report)).render(report.workbook)
    case .ics: Array(CalendarRenderer().render(try calendar(report)).utf8)
    case .text, .markdown, .csv, .json, .html: Array(html(report).utf8)
    }
  }

  private func html(_ report: any Report) -> String {
    let document = paper(report)
    let imprint = HTMLRenderer.Imprint(
      title: document.title?.plain ?? "Rapport", generator: "Rapport \(Product.version)",
      orientation: report.orientation)
    return HTMLRenderer(imprint: imprint).render(document)
  }

  /// What is handed over, with how it is made again.
  private func paper(_ report: any Report) -> Document {
    guard let repeated else { return report.paper }
    return repeated.record.added(to: report.paper, command: repeated.command)
  }

  /// The day that the paper is about; the first of all days for one that is about none.
  private func day(_ report: any Report) -> CalendarDate { paper(report).day ?? CalendarDate(daysSinceEpoch: 0) }

  private func calendar(_ report: any Report) throws -> CalendarFile {
    guard let days = report as? any CalendarReport else {
      let others = OutputFormat.allCases.filter { $0 != .ics }
      throw UsageFailure.badChoice("--format", value: "ics", known: others.map(\.rawValue))
    }
    return days.calendar
  }
}
