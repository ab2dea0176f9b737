// Where a fact comes from.
extension English {
  static let source: [Phrase: String] = [
    .letterOf: "{number} of {day}",
    .noSourceOnlyGrade: "{grade}, no source named",
    .noSourceNamed: "no source named",
    .sourceIs: "Source: {source}",
    .reasonIs: "Reason: {reason}",
    .confirmedIn: "Confirmed: {source}",
    .confirmedBy: "confirmed: {source}",
  ]
}
