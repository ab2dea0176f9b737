// A paper for the other side, or for everybody.
extension English {
  static let audience: [Phrase: String] = [
    .forReaders: "For",
    .everybody: "everybody",
    .jointRule:
      "It holds what is shared between the two sides, as joint or public, and nothing else. A status, a "
      + "response and a due day bear the day on which they were shared; so does a position or a change that "
      + "was shared later than on its own day.",
    .publicRule:
      "It holds what is shared as public and nothing else. A status, a response and a due day bear the day "
      + "on which they were shared; so does a position or a change that was shared later than on its own day.",
    .nothingWithheld: "No entry about this dialogue is left out.",
    .withheld: "{n} {n:entry|entries} about this dialogue {n:is|are} left out.",
    .owedBy: "Owed by {side}",
    .noSharedProposalOpen: "No shared proposal was open in this time.",
    .noSharedChange: "No change since then is shared.",
    .sharedOn: "shared {day}",
    .dueShared: "Due day shared",
    .statusShared: "Status shared",
    .responseShared: "Response shared",
    .positionShared: "Position shared",
  ]
}
