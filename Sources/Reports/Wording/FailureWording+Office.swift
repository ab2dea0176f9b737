extension FailureWording {
  /// The words for a workbook that cannot be written.
  public static func words(for failure: SpreadsheetFailure) -> WordedFailure {
    switch failure {
    case .tooManyRows(let sheet): tooLarge("The sheet \"\(sheet)\" would have more rows than a spreadsheet opens.")
    case .tooManyColumns(let sheet):
      tooLarge("The sheet \"\(sheet)\" would have more columns than a spreadsheet opens.")
    case .archive(let failure): words(for: failure)
    }
  }

  /// The words for a DOCX or XLSX file that cannot be written.
  public static func words(for failure: ZipFailure) -> WordedFailure {
    switch failure {
    case .tooLarge, .tooManyEntries: tooLarge("The file would be larger than its format allows.")
    case .badName(let name), .nameTaken(let name):
      WordedFailure("The part \"\(name)\" cannot stand in the file. Nothing was written.", exitStatus: 73)
    case .compression(let number):
      WordedFailure("zlib could not pack the file (its number \(number)). Nothing was written.", exitStatus: 73)
    }
  }

  private static func tooLarge(_ sentence: String) -> WordedFailure {
    WordedFailure(
      sentence + " Nothing was written.", hint: "Ask for less, or for CSV, which has no limit: -o report.csv",
      exitStatus: 73)
  }
}
