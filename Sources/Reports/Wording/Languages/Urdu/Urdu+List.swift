// Proposals by a filter, and their counts.
extension Urdu {
  static let list: [Phrase: String] = [
    .nextDue: "اگلی مقررہ تاریخ",
    .countAsAt: "{count}، بمطابق {day}",
    .countAsAtBy: "{count}، بمطابق {day}، بلحاظِ {key}",
    .waitingFor: "جس کا انتظار ہے",
    .fiscalYearTabled: "پیشکش کا مالی سال",
  ]
}
