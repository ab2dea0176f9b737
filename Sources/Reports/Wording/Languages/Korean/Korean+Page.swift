// The few words that an HTML page needs by itself.
extension Korean {
  static let page: [Phrase: String] = [
    .pageOf: "{page} / {pages}쪽",
    .figuresOfDrawings: "도표의 수치",
    .figuresLink: "수치",
  ]
}
