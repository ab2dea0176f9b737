// What to say in the room.
extension Urdu {
  static let line: [Phrase: String] = [
    .lineToTakeHeading: "مجوزہ مؤقف",
    .linesToTake: "مجوزہ مؤقف",
    .ofDay: "مورخہ",
    .forOurDelegation: "صرف ہمارے وفد کے لیے؛ کسی سے اشتراک نہیں۔",
  ]
}
