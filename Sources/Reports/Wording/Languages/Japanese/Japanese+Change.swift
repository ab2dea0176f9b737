// What changed since the last session.
extension Japanese {
  static let change: [Phrase: String] = [
    .newProposals: "新規提案{n}件",
    .statusChanges: "段階の変更{n}件",
    .responses: "回答{n}件",
    .followUpsDone: "措置の完了{n}件",
    .datesMoved: "期限の変更{n}件",
    .newProposal: "新規：{title}",
    .doneNow: "完了：{what}",
    .dateMoved: "期限を変更。",
    .dueNowUndatedBefore: "期限を{day}に設定（従前は期限なし）。",
    .dueInstead: "期限を{from}から{day}に変更（{shift}）。",
  ]
}
