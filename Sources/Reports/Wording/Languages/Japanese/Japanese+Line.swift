// What to say in the room.
extension Japanese {
  static let line: [Phrase: String] = [
    .lineToTakeHeading: "対処方針",
    .linesToTake: "対処方針",
    .ofDay: "日付",
    .forOurselvesOnly: "我が方限り、共有不可。",
  ]
}
