// What to say in the room.
extension English {
  static let line: [Phrase: String] = [
    .lineToTakeHeading: "Line to take",
    .linesToTake: "Lines to take",
    .ofDay: "Of",
    .forOurselvesOnly: "For ourselves only; never shared.",
  ]
}
