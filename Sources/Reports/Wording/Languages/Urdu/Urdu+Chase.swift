// The chase list, with room for the reply.
extension Urdu {
  static let chase: [Phrase: String] = [
    .chaseList: "فہرستِ یاد دہانی بلحاظِ ادارہ",
    .actionRequested: "مطلوبہ کارروائی",
    .lastChased: "آخری یاد دہانی",
    .replyHeading: "جواب",
    .firstPromisedForThen: "ابتدائی تاریخ {day}، {moved}",
    .neverChased: "کبھی نہیں",
    .tickDone: "مکمل",
    .newDate: "نئی تاریخ",
    .chooseDate: "تاریخ منتخب کریں",
    .replyLabel: "جواب",
    .writeHere: "یہاں لکھیں",
  ]
}
