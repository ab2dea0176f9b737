// The few words that an HTML page needs by itself.
extension Urdu {
  static let page: [Phrase: String] = [
    .pageOf: "صفحہ {page} از {pages}",
    .figuresOfDrawings: "خاکوں کے اعداد و شمار",
    .figuresLink: "اعداد و شمار",
  ]
}
