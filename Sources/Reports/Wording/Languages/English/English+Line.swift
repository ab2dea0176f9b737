// What to say in the room.
extension English {
  static let line: [Phrase: String] = [
    .lineToTakeHeading: "Line to take",
    .linesToTake: "Lines to take",
    .ofDay: "Of",
    .forOurDelegation: "For our own delegation only; never shared.",
  ]
}
