// The implementation matrix.
extension Japanese {
  static let matrix: [Phrase: String] = [
    .implementationMatrix: "実施状況一覧",
    .matrixOf: "{session}　実施状況一覧",
    .latestPosition: "最新状況と出典",
    .nextAction: "次の措置と担当",
    .tabledBy: "提案国 {side}",
    .leadWith: "{lead}、協力 {who}",
    .responseIs: "回答：{response}",
    .nothingSinceTabled: "提案後の記録なし",
    .andMore: "ほか{n}件",
  ]
}
