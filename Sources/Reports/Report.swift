public import EventLog

/// The answer of a reading command, computed once and shown in any format.
///
/// A report is a value: it holds what was found for one moment, and nothing of how it will look.
public protocol Report: Sendable {
  /// What people read: text and Markdown.
  var document: Document { get }
  /// What is handed over: HTML, PDF and Word; the same as `document` where nothing else is said.
  var paper: Document { get }
  /// How the pages of a Word document lie: across, where nothing else is said, since papers are full of tables.
  var orientation: WordDocument.Orientation { get }
  /// The main rows, for a spreadsheet: CSV.
  var records: RecordTable { get }
  /// Sheets for a spreadsheet program: XLSX. Without anything of its own, a report gives its records.
  var workbook: Workbook { get }
  /// Everything, for programs; `schema` names the contract, which only ever gains members.
  var json: JSONValue { get }
  /// What kept an answer of very many rows from being written to its end; nil where nothing did.
  var failure: FileFailure? { get }
}

extension Report {
  public var paper: Document { document }

  public var failure: FileFailure? { nil }

  public var orientation: WordDocument.Orientation { .landscape }

  public var workbook: Workbook { Workbook(records, title: document.caption) }

  /// The paper to be edited and filled in: DOCX.
  public var wordDocument: WordDocument { WordDocument(handedOver: paper, orientation: orientation) }
}

extension WordDocument {
  /// A paper with its day at the foot of each page.
  public init(handedOver paper: Document, orientation: Orientation = .landscape) {
    self.init(
      paper, footer: paper.day.map { Wording(of: paper.language)(.asAtDay, ["day": .day($0)]) } ?? "",
      orientation: orientation)
  }
}
