// What to say in the room.
extension Urdu {
  static let line: [Phrase: String] = [
    .lineToTakeHeading: "مجوزہ مؤقف",
    .linesToTake: "مجوزہ مؤقف",
    .ofDay: "مورخہ",
    .forOurselvesOnly: "صرف اپنے استعمال کے لیے؛ اشتراک ممنوع۔",
  ]
}
