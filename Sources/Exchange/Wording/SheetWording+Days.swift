public import Reports

extension SheetWording {
  /// The words for what is no day.
  ///
  /// - Parameter column: the column's name, as the file has it.
  public static func words(for fault: DayFault, column: String) -> WordedFailure {
    switch fault {
    case .empty: refused("\(column) is empty.", "Write a day: 2026-03-31")
    case .ambiguous(let text):
      refused(
        "\(text) for \(column) does not say which figure is the month.",
        "Say it once for the whole file, --dates dmy or --dates mdy, or write 2026-03-31.")
    case .impossible(let text): refused("\(text) for \(column) is not in the calendar.", "Check the day and the month.")
    case .shortYear(let text):
      refused("\(text) for \(column) does not say the century.", "Write the year with four figures.")
    case .number(let text):
      refused(
        "\(text) for \(column) is a number, not a day.",
        "Give the column a date format in the spreadsheet, and save it.")
    case .notADay(let text):
      refused("\(FailureWording.quoted(text)) for \(column) is no day.", "Write 2026-03-31 or 31 Mar 2026.")
    }
  }
}
