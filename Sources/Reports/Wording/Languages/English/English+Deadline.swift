// What has to be done by when.
extension English {
  static let deadline: [Phrase: String] = [
    .deadlines: "Deadlines",
    .deadlinesTitle: "Deadlines from {day} on",
    .dayHeading: "Day",
    .inDaysHeading: "In days",
    .what: "What",
    .moreOverdue: "{n} more {n:follow-up|follow-ups} overdue already: {command}",
    .countUndated: "{n} open {n:follow-up|follow-ups} without a date.",
    .noWorkingDayOf: "no working day of {owner}",
    .ownedBy: "Owner: {owner}",
    .firstPromisedFor: "First promised for {day}; {moved}",
  ]
}
