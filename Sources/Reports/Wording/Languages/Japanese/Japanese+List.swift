// Proposals by a filter, and their counts.
extension Japanese {
  static let list: [Phrase: String] = [
    .nextDue: "直近の期限",
    .countAsAt: "{count}（{day}現在）",
    .countAsAtBy: "{count}（{day}現在、{key}別）",
    .waitingFor: "対応待ち先",
    .fiscalYearTabled: "提案年度",
  ]
}
