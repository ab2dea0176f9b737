// What is late.
extension Korean {
  static let overdue: [Phrase: String] = [
    .overdueTitle: "기한 초과 후속조치{owner}{dialogue}({day} 기준)",
    .ofOwner: " - {owner}",
    .inDialogue: " [{dialogue}]",
    .nothingOverdue: "기한 초과 없음.",
    .overdueFollowUps: "기한 초과 후속조치 {n}건",
    .overdueHeadline: "{late}({places}). 최장 경과는 {place}, 기한 {day}, {days}일 초과.",
    .oldestDue: "최초 기한",
    .daysLate: "초과 일수",
    .daysLateLongest: "초과 일수(최장)",
    .daysLateAll: "초과 일수(합계)",
    .countOverdue: "기한 초과 {n}건",
    .countOverdueLongest: "기한 초과 {n}건, 최장 {days}일",
    .noWorkingDays: "근무일 0일",
    .lastEntryOn: "최종 기록 {day}",
    .daysSilent: "무기록 일수",
    .nextStep: "다음 조치",
    .unchased: "점검에서 누락된 제안",
    .unchasedShown: "점검에서 누락된 제안({n}건 중 {shown}건)",
    .countWithoutStep: "기한이 정해진 다음 조치가 없는 진행 중 제안 {n}건.",
    .countSilent: "{days}일 넘게 기록이 없는 진행 중 제안 {n}건.",
    .countDueSoon: "향후 {days}일 이내 기한 도래 후속조치 {n}건.",
  ]
}
