// What changed since the last session.
extension English {
  static let change: [Phrase: String] = [
    .newProposals: "{n} new {n:proposal|proposals}",
    .statusChanges: "{n} {n:change|changes} of status",
    .responses: "{n} {n:response|responses}",
    .followUpsDone: "{n} {n:follow-up|follow-ups} done",
    .datesMoved: "{n} {n:date|dates} moved",
    .newProposal: "New: {title}",
    .doneNow: "Done: {what}",
    .dateMoved: "Date moved.",
    .dueNowUndatedBefore: "Due {day}, undated before.",
    .dueInstead: "Due {day} instead of {from}, {shift}.",
  ]
}
