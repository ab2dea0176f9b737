// What has to be done by when.
extension Japanese {
  static let deadline: [Phrase: String] = [
    .deadlines: "期限一覧",
    .deadlinesTitle: "{day}以降の期限一覧",
    .dayHeading: "日付",
    .inDaysHeading: "残日数",
    .what: "対象",
    .moreOverdue: "ほかに期限超過の措置{n}件：{command}",
    .countUndated: "期限なしの未了措置{n}件。",
    .noWorkingDayOf: "{owner}の休業日",
    .ownedBy: "担当：{owner}",
    .firstPromisedFor: "当初の期限{day}、{moved}",
  ]
}
