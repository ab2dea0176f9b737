// Proposals by a filter, and their counts.
extension English {
  static let list: [Phrase: String] = [
    .nextDue: "Next due",
    .countAsAt: "{count} as at {day}",
    .countAsAtBy: "{count} as at {day}, by {key}",
    .waitingFor: "Waiting for",
    .fiscalYearTabled: "Fiscal year tabled",
  ]
}
