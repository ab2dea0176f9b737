// Changes between two days, an institution's brief, a dossier.
extension English {
  static let paper: [Phrase: String] = [
    .changesSince: "Changes since {since}",
    .periodFrom: "From",
    .periodTo: "To",
    .dayAfter: "the day after {day}",
    .nothingChanged: "Nothing changed in this time.",
    .source: "Source",
    .briefFor: "Brief for {name}",
    .contact: "Contact",
    .hasNoPart: "It has no part in any proposal that is open or was open since the last session.",
    .hasPart: "It has a part in {proposals} and owes {tasks}",
    .partOverdue: "; {late}, the longest for {days} {days:day|days}",
    .whatItOwes: "What it owes",
    .whatWaitsForIt: "What waits for it",
    .whatItHasPartIn: "What it has a part in",
    .nextSessionOn: "Next session: {session}, {day}",
    .referenceAsAt: "{reference}, as at {day}",
    .inOrderOfEffect: "In the order in which it took effect.",
  ]
}
