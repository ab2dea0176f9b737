// Changes between two days, an institution's brief, a dossier.
extension Urdu {
  static let paper: [Phrase: String] = [
    .changesSince: "{since} کے بعد کی تبدیلیاں",
    .periodFrom: "از",
    .periodTo: "تا",
    .dayAfter: "{day} کے بعد کا دن",
    .nothingChanged: "اس مدت میں کوئی تبدیلی نہیں ہوئی۔",
    .source: "ماخذ",
    .briefFor: "خلاصہ برائے {name}",
    .contact: "رابطہ",
    .hasNoPart: "گزشتہ اجلاس کے بعد کی کسی جاری تجویز میں اس کا کوئی حصہ نہیں۔",
    .hasPart: "اس سے متعلق: {proposals}؛ اس کے ذمے: {tasks}",
    .partOverdue: "؛ {late}، زیادہ سے زیادہ {days} دن",
    .whatItOwes: "اس کے ذمے اقدامات",
    .whatWaitsForIt: "جو اس کی کارروائی کے منتظر ہیں",
    .whatItHasPartIn: "متعلقہ تجاویز",
    .nextSessionOn: "اگلا اجلاس: {session}، {day}",
    .referenceAsAt: "{reference}، بمطابق {day}",
    .inOrderOfEffect: "نفاذ کی ترتیب سے۔",
  ]
}
