// Where a fact comes from.
extension Japanese {
  static let source: [Phrase: String] = [
    .letterOf: "{day}付{number}",
    .noSourceOnlyGrade: "{grade}、出典の記載なし",
    .noSourceNamed: "出典の記載なし",
    .sourceIs: "出典：{source}",
    .reasonIs: "理由：{reason}",
    .confirmedIn: "確認：{source}",
    .confirmedBy: "確認：{source}",
  ]
}
