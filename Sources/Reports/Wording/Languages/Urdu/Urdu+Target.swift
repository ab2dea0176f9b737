// Measures against their line.
extension Urdu {
  static let target: [Phrase: String] = [
    .targets: "اہداف",
    .target: "ہدف",
    .measure: "پیمانہ",
    .baseline: "ابتدائی سطح",
    .readings: "پیمائشیں",
    .goal: "مطلوبہ سطح",
    .goalBy: "{day} تک {goal}",
    .readingAgainstLine: "تازہ ترین پیمائش، متوقع سطح کے مقابلے میں",
    .noReadingYet: "ابھی کوئی پیمائش نہیں",
    .figureOn: "{day} کو {value} {unit}",
    .goalReached: "ہدف حاصل؛ متوقع سطح {line} ہے",
    .onTheLine: "متوقع سطح کے مطابق: متوقع سطح {line} ہے",
    .aheadOfLine: "{distance} آگے: متوقع سطح {line} ہے",
    .behindLine: "{distance} پیچھے: متوقع سطح {line} ہے",
    .targetStood: "ہدف {target} {day} کو {value} پر تھا۔",
    .targetRead: "{measure}: {day} کو {value} {unit} ({target}، مطلوبہ سطح {goalDay} تک {goal})۔",
    .targetSet: "ہدف {target}: {measure}، {baseline} ({baselineDay}) سے {goalDay} تک {goal} {unit}{basis}۔",
    .basis: "؛ بنیاد: {basis}",
  ]
}
