// A promise restated over years.
extension Japanese {
  static let lineage: [Phrase: String] = [
    .andWithoutDate: "、期限なしの措置{n}件",
    .noDayPromised: "期限の約束なし",
    .daysPromised: "約束した期限{n}件、うち未達{missed}",
    .eachDayPromised: "約束した期限の一覧",
    .allOfOneProposal: "提案別の全記録：{command}",
    .trailingSince: "（{day}から）",
    .standsAlone: "単独の提案{since}：{promises}。",
    .oneLineOf: "提案{n}件から成る一系列{since}：{promises}。",
    .promisedHeading: "約束日",
    .whatCameOfIt: "結果",
    .noDateGiven: "期限の明示なし",
    .keptOnTheDay: "期日どおり履行",
    .keptOn: "{day}履行",
    .missedDoneLate: "未達、{day}に{n}日遅れで完了",
    .missedMoved: "未達、{day}に{to}へ変更",
    .broughtForward: "{to}に前倒し",
    .missedAgo: "未達、{n}日経過",
    .missedNotAskedFor: "未達、{day}以降は対応不要",
    .notAskedFor: "{day}以降は対応不要",
    .stillAhead: "期限前",
    .doneOn: "{day}完了",
  ]
}
