// The chase list, with room for the reply.
extension English {
  static let chase: [Phrase: String] = [
    .chaseList: "Chase list by institution",
    .actionRequested: "Action requested",
    .lastChased: "Last chased",
    .replyHeading: "Reply",
    .firstPromisedForThen: "first promised for {day}, {moved}",
    .neverChased: "never",
    .tickDone: "Done",
    .newDate: "New date",
    .chooseDate: "choose a date",
    .replyLabel: "Reply",
    .writeHere: "write here",
  ]
}
