// A promise restated over years.
extension Urdu {
  static let lineage: [Phrase: String] = [
    .andWithoutDate: "؛ {n} {n:اقدام|اقدامات} بغیر تاریخ",
    .noDayPromised: "کبھی کوئی تاریخ طے نہیں ہوئی",
    .daysPromised: "{n} {n:تاریخ|تاریخیں} طے ہوئیں، جن میں سے پوری نہ ہوئیں: {missed}",
    .eachDayPromised: "ہر طے شدہ تاریخ",
    .allOfOneProposal: "ایک تجویز کا تمام ریکارڈ: {command}",
    .trailingSince: " {day} سے",
    .standsAlone: "واحد تجویز{since}: {promises}۔",
    .oneLineOf: "{n} {n:تجویز|تجاویز} کا ایک سلسلہ{since}: {promises}۔",
    .promisedHeading: "تاریخِ وعدہ",
    .whatCameOfIt: "نتیجہ",
    .noDateGiven: "کوئی تاریخ نہیں دی گئی",
    .keptOnTheDay: "مقررہ دن پر پورا",
    .keptOn: "{day} کو پورا",
    .missedDoneLate: "تاریخ گزر گئی؛ {day} کو {n} دن کی تاخیر سے مکمل",
    .missedMoved: "تاریخ گزر گئی؛ {day} کو {to} تک مؤخر",
    .broughtForward: "{to} تک قبل از وقت",
    .missedAgo: "تاریخ گزرے {n} دن",
    .missedNotAskedFor: "تاریخ گزر گئی؛ {day} سے مطلوب نہیں",
    .notAskedFor: "{day} سے مطلوب نہیں",
    .stillAhead: "ابھی باقی",
    .doneOn: "{day} کو مکمل",
  ]
}
