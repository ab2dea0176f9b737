/// The answer of a reading command, computed once and shown in any format.
///
/// A report is a value: it holds what was found for one moment, and nothing of how it will look.
public protocol Report: Sendable {
  /// What people read: text and Markdown.
  var document: Document { get }
  /// The main rows, for a spreadsheet: CSV.
  var records: RecordTable { get }
  /// Sheets for a spreadsheet program: XLSX. Without anything of its own, a report gives its records.
  var workbook: Workbook { get }
  /// A paper to be edited and filled in: DOCX. Without anything of its own, a report gives its document.
  var wordDocument: WordDocument { get }
  /// Everything, for programs; `schema` names the contract, which only ever gains members.
  var json: JSONValue { get }
}

extension Report {
  public var workbook: Workbook { Workbook(records, title: document.caption) }

  public var wordDocument: WordDocument { WordDocument(document) }
}
