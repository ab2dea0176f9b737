// The few words that an HTML page needs by itself.
extension English {
  static let page: [Phrase: String] = [
    .pageOf: "Page {page} of {pages}",
    .figuresOfDrawings: "The figures of the drawings",
    .figuresLink: "Figures",
  ]
}
