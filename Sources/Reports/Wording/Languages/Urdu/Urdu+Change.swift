// What changed since the last session.
extension Urdu {
  static let change: [Phrase: String] = [
    .newProposals: "{n} نئی {n:تجویز|تجاویز}",
    .statusChanges: "مرحلے کی {n} {n:تبدیلی|تبدیلیاں}",
    .responses: "{n} {n:جواب|جوابات}",
    .followUpsDone: "{n} {n:اقدام مکمل|اقدامات مکمل}",
    .datesMoved: "{n} {n:تاریخ تبدیل|تاریخیں تبدیل}",
    .newProposal: "نئی: {title}",
    .doneNow: "مکمل: {what}",
    .dateMoved: "تاریخ تبدیل۔",
    .dueNowUndatedBefore: "مقررہ تاریخ {day}، پہلے کوئی تاریخ نہ تھی۔",
    .dueInstead: "مقررہ تاریخ {from} کے بجائے {day}، {shift}۔",
  ]
}
