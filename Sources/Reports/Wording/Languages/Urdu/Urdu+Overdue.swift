// What is late.
extension Urdu {
  static let overdue: [Phrase: String] = [
    .overdueTitle: "تاخیر کا شکار اقدامات{owner}{dialogue}، بمطابق {day}",
    .ofOwner: " - {owner}",
    .inDialogue: " [{dialogue}]",
    .nothingOverdue: "کوئی اقدام تاخیر کا شکار نہیں۔",
    .overdueFollowUps: "{n} {n:اقدام تاخیر کا شکار ہے|اقدامات تاخیر کا شکار ہیں}",
    .overdueHeadline: "{late}، ادارے: {places}۔ سب سے پرانا {place} کے ذمے ہے، مقررہ تاریخ {day}: {days} دن تاخیر۔",
    .oldestDue: "قدیم ترین تاریخ",
    .daysLate: "تاخیر (دن)",
    .daysLateLongest: "تاخیر (دن)، طویل ترین",
    .daysLateAll: "تاخیر (دن)، کل",
    .countOverdue: "{n} تاخیر کا شکار",
    .countOverdueLongest: "{n} تاخیر کا شکار، زیادہ سے زیادہ {days} دن",
    .noWorkingDays: "کام کے دن 0",
    .lastEntryOn: "آخری اندراج {day}",
    .daysSilent: "خاموشی (دن)",
    .nextStep: "اگلا قدم",
    .unchased: "جن کی پیروی نہیں ہو رہی",
    .unchasedShown: "جن کی پیروی نہیں ہو رہی، {n} میں سے {shown}",
    .countWithoutStep: "{n} جاری {n:تجویز جس کے|تجاویز جن کے} اگلے قدم کی تاریخ طے نہیں۔",
    .countSilent: "{n} جاری {n:تجویز جس پر|تجاویز جن پر} {days} دن سے زائد کوئی اندراج نہیں ہوا۔",
    .countDueSoon: "{n} {n:اقدام جس کی|اقدامات جن کی} مقررہ تاریخ آئندہ {days} دن میں ہے۔",
  ]
}
