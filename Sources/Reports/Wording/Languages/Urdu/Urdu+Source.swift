// Where a fact comes from.
extension Urdu {
  static let source: [Phrase: String] = [
    .letterOf: "{number} مورخہ {day}",
    .noSourceOnlyGrade: "{grade}، ماخذ درج نہیں",
    .noSourceNamed: "ماخذ درج نہیں",
    .sourceIs: "ماخذ: {source}",
    .reasonIs: "وجہ: {reason}",
    .confirmedIn: "توثیق: {source}",
    .confirmedBy: "توثیق: {source}",
  ]
}
