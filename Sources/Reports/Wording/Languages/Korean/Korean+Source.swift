// Where a fact comes from.
extension Korean {
  static let source: [Phrase: String] = [
    .letterOf: "{day}자 {number}",
    .noSourceOnlyGrade: "{grade}, 출처 미기재",
    .noSourceNamed: "출처 미기재",
    .sourceIs: "출처: {source}",
    .reasonIs: "사유: {reason}",
    .confirmedIn: "확인: {source}",
    .confirmedBy: "확인: {source}",
  ]
}
