/// The few words that the files of a paper add to what a report says.
extension Wording {
  /// The wording of a paper's own language; English for a language without one.
  init(of language: TextLanguage) { self = Wording(tag: language.tag) ?? .english }

  /// "Page 2 of 5"; the numbers may be what a program replaces.
  func pageNumber(_ page: String, of pages: String) -> String {
    self(.pageOf, ["page": .text(page), "pages": .text(pages)])
  }
}
