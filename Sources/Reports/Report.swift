/// The answer of a reading command, computed once and shown in any format.
///
/// A report is a value: it holds what was found for one moment, and nothing of how it will look.
public protocol Report: Sendable {
  /// What people read: text and Markdown.
  var document: Document { get }
  /// What is handed over: HTML, PDF and Word; the same as `document` where nothing else is said.
  var paper: Document { get }
  /// The main rows, for a spreadsheet: CSV.
  var records: RecordTable { get }
  /// Everything, for programs; `schema` names the contract, which only ever gains members.
  var json: JSONValue { get }
}

extension Report {
  public var paper: Document { document }
}
