/// The few words that the Office formats add to what a report says.
enum OfficeWording {
  /// "Page 2 of 5"; the numbers may be what a program replaces.
  static func pageNumber(_ page: String, of pages: String) -> String { "Page \(page) of \(pages)" }

  /// What a paper is called that has no title.
  static let untitled = "Report"

  /// Behind a text that a cell cannot hold.
  static func cut(_ length: Int) -> String { " … (cut: \(Plural.digits(length)) characters in the register)" }
}
