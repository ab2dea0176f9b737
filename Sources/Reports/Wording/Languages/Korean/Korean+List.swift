// Proposals by a filter, and their counts.
extension Korean {
  static let list: [Phrase: String] = [
    .nextDue: "다음 기한",
    .countAsAt: "{count}({day} 기준)",
    .countAsAtBy: "{count}({day} 기준, {key}별)",
    .waitingFor: "조치 대기 기관",
    .fiscalYearTabled: "제안 회계연도",
  ]
}
