// What has to be done by when.
extension Urdu {
  static let deadline: [Phrase: String] = [
    .deadlines: "مقررہ تاریخیں",
    .deadlinesTitle: "{day} سے آگے کی مقررہ تاریخیں",
    .dayHeading: "تاریخ",
    .inDaysHeading: "باقی دن",
    .what: "حوالہ",
    .moreOverdue: "مزید {n} {n:اقدام|اقدامات} پہلے ہی تاخیر کا شکار: {command}",
    .countUndated: "{n} زیرِ التوا {n:اقدام|اقدامات} بغیر تاریخ۔",
    .noWorkingDayOf: "{owner} کی تعطیل",
    .ownedBy: "ذمہ دار ادارہ: {owner}",
    .firstPromisedFor: "ابتدائی تاریخ {day}؛ {moved}",
  ]
}
