// What to say in the room.
extension Korean {
  static let line: [Phrase: String] = [
    .lineToTakeHeading: "대응 방침",
    .linesToTake: "대응 방침",
    .ofDay: "일자",
    .forOurselvesOnly: "우리 측 한정, 공유 불가.",
  ]
}
