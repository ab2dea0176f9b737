// What to say in the room.
extension Japanese {
  static let line: [Phrase: String] = [
    .lineToTakeHeading: "対処方針",
    .linesToTake: "対処方針",
    .ofDay: "日付",
    .forOurDelegation: "我が方代表団限り、共有不可。",
  ]
}
