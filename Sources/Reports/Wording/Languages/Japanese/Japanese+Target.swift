// Measures against their line.
extension Japanese {
  static let target: [Phrase: String] = [
    .targets: "数値目標",
    .target: "数値目標",
    .measure: "指標",
    .baseline: "基準値",
    .readings: "実績値",
    .goal: "目標値",
    .goalBy: "{day}までに{goal}",
    .readingAgainstLine: "最新実績値と目標線との差",
    .noReadingYet: "実績値なし",
    .figureOn: "{value} {unit}（{day}時点）",
    .goalReached: "目標達成（目標線上の値は{line}）",
    .onTheLine: "目標線どおり（目標線上の値は{line}）",
    .aheadOfLine: "目標線を{distance}上回る（目標線上の値は{line}）",
    .behindLine: "目標線より{distance}の遅れ（目標線上の値は{line}）",
    .targetStood: "数値目標{target}は{day}時点で{value}。",
    .targetRead: "{measure}：{day}時点で{value} {unit}（{target}、目標値は{goalDay}までに{goal}）。",
    .targetSet: "数値目標{target}：{measure}を{baseline}（{baselineDay}）から{goalDay}までに{goal} {unit}とする{basis}。",
    .basis: "（算出根拠：{basis}）",
  ]
}
