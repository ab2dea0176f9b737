// A promise restated over years.
extension English {
  static let lineage: [Phrase: String] = [
    .andWithoutDate: "; {n} {n:follow-up|follow-ups} without a date",
    .noDayPromised: "no day was ever promised",
    .daysPromised: "{n} {n:day|days} promised, {missed} of them missed",
    .eachDayPromised: "Each day promised",
    .allOfOneProposal: "All of one proposal: {command}",
    .trailingSince: " since {day}",
    .standsAlone: "It stands alone{since}: {promises}.",
    .oneLineOf: "One line of {n} {n:proposal|proposals}{since}: {promises}.",
    .promisedHeading: "Promised",
    .whatCameOfIt: "What came of it",
    .noDateGiven: "no date given",
    .keptOnTheDay: "kept on the day",
    .keptOn: "kept on {day}",
    .missedDoneLate: "missed; done {day}, {n} {n:day|days} late",
    .missedMoved: "missed; moved on {day} to {to}",
    .broughtForward: "brought forward to {to}",
    .missedAgo: "missed, {n} {n:day|days} ago",
    .missedNotAskedFor: "missed; no longer asked for since {day}",
    .notAskedFor: "no longer asked for since {day}",
    .stillAhead: "still ahead",
    .doneOn: "done {day}",
  ]
}
