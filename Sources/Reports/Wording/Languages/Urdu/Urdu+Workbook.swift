// The sheets that go with the paper, and files for an office.
extension Urdu {
  static let workbook: [Phrase: String] = [
    .asAtDay: "بمطابق {day}",
    .sheetMatrix: "گوشوارہ",
    .sheetFollowUps: "اقدامات",
    .sheetChanges: "تبدیلیاں",
    .matrixTitled: "عملدرآمد کا گوشوارہ، {dialogue}",
    .followUpsTitled: "زیرِ التوا اقدامات، {dialogue}",
    .changesTitled: "تبدیلیاں، {dialogue}",
    .changesTitledSince: "{session} کے بعد کی تبدیلیاں، {dialogue}",
    .tabledByHeading: "پیش کنندہ",
    .leadInstitution: "مرکزی ادارے کا نام",
    .withHeading: "بشمول",
    .statusSince: "موجودہ مرحلہ از",
    .nextFollowUp: "اگلے اقدام کا نمبر",
    .openFollowUpsHeading: "زیرِ التوا اقدامات",
    .latestOn: "تازہ پیش رفت کی تاریخ",
    .firstDueHeading: "ابتدائی تاریخ",
    .timesMoved: "تبدیلیوں کی تعداد",
    .decisionHeading: "برائے فیصلہ",
    .remindersHeading: "یاد دہانیاں",
    .entry: "اندراج",
    .yes: "ہاں",
    .untitledReport: "رپورٹ",
    .cutInCell: " … (مختصر: رجسٹر میں {n} حروف)",
  ]
}
