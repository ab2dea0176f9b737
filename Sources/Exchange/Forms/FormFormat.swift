import Reports

/// The formats in which a return form is made, and read again.
public enum FormFormat: String, CaseIterable, Sendable {
  case csv, xlsx, docx
}

extension ReturnForm {
  /// The bytes of a file; the same form gives the same bytes.
  ///
  /// - Throws: `ZipFailure` or `SpreadsheetFailure` for a form that is larger than a file of its format can be.
  public func bytes(as format: FormFormat) throws -> [UInt8] {
    switch format {
    case .csv: Array(CSVRenderer(byteOrderMark: true).render(records).utf8)
    case .xlsx: try SpreadsheetRenderer(dated: day).render(workbook)
    case .docx: try WordRenderer(dated: day).render(wordDocument)
    }
  }
}
