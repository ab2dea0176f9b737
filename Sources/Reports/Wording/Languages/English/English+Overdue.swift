// What is late.
extension English {
  static let overdue: [Phrase: String] = [
    .overdueTitle: "Overdue follow-ups{owner}{dialogue} as at {day}",
    .ofOwner: " of {owner}",
    .inDialogue: " in {dialogue}",
    .nothingOverdue: "Nothing is overdue.",
    .overdueFollowUps: "{n} {n:follow-up is|follow-ups are} overdue",
    .overdueHeadline:
      "{late} at {places}. The oldest, at {place}, has b"
      + "een due since {day}: {days} {days:day|days} late.",
    .oldestDue: "Oldest due",
    .daysLate: "Days late",
    .daysLateLongest: "Days late, longest",
    .daysLateAll: "Days late, all",
    .countOverdue: "{n} overdue",
    .countOverdueLongest: "{n} overdue, longest {days} {days:day|days}",
    .noWorkingDays: "0 working",
    .lastEntryOn: "last entry {day}",
    .daysSilent: "Days silent",
    .nextStep: "Next step",
    .unchased: "What nobody chases",
    .unchasedShown: "What nobody chases, {shown} of {n}",
    .countWithoutStep: "{n} open {n:proposal|proposals} without a dated next step.",
    .countSilent: "{n} open {n:proposal|proposals} without any entry for more than {days} days.",
    .countDueSoon: "{n} {n:follow-up|follow-ups} due in the next {days} days.",
  ]
}
