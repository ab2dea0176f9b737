// Changes between two days, an institution's brief, a dossier.
extension Japanese {
  static let paper: [Phrase: String] = [
    .changesSince: "{since}以降の変更",
    .periodFrom: "始期",
    .periodTo: "終期",
    .dayAfter: "{day}の翌日",
    .nothingChanged: "対象期間の変更なし。",
    .source: "出典",
    .briefFor: "{name}関係要旨",
    .contact: "連絡先",
    .hasNoPart: "前回会合以降に継続中の提案に、当該機関の関与するものなし。",
    .hasPart: "関係する{proposals}、{tasks}",
    .partOverdue: "。うち{late}、最長{days}日",
    .whatItOwes: "当該機関の未了の措置",
    .whatWaitsForIt: "当該機関の対応待ち",
    .whatItHasPartIn: "関係する提案",
    .nextSessionOn: "次回会合：{session}、{day}",
    .referenceAsAt: "{reference}（{day}現在）",
    .inOrderOfEffect: "効力発生順。",
  ]
}
