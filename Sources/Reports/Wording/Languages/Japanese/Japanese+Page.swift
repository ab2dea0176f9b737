// The few words that an HTML page needs by itself.
extension Japanese {
  static let page: [Phrase: String] = [
    .pageOf: "{page} / {pages} ページ",
    .figuresOfDrawings: "グラフの数値",
    .figuresLink: "数値",
  ]
}
