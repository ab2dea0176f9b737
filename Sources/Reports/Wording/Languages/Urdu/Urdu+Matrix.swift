// The implementation matrix.
extension Urdu {
  static let matrix: [Phrase: String] = [
    .implementationMatrix: "عملدرآمد کا گوشوارہ",
    .matrixOf: "عملدرآمد کا گوشوارہ بابت {session}",
    .latestPosition: "تازہ ترین پیش رفت",
    .nextAction: "اگلی کارروائی",
    .tabledBy: "منجانب {side}",
    .leadWith: "{lead} مع {who}",
    .responseIs: "جواب: {response}",
    .nothingSinceTabled: "پیش ہونے کے بعد کوئی اندراج نہیں",
    .andMore: "اور مزید {n}",
  ]
}
