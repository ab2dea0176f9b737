// What is late.
extension Japanese {
  static let overdue: [Phrase: String] = [
    .overdueTitle: "期限超過の措置{owner}{dialogue}（{day}現在）",
    .ofOwner: "：{owner}",
    .inDialogue: "（{dialogue}）",
    .nothingOverdue: "期限超過なし。",
    .overdueFollowUps: "期限超過の措置{n}件",
    .overdueHeadline: "{late}（{places}）。最長は{place}の{day}期限分で、{days}日超過。",
    .oldestDue: "最も古い期限",
    .daysLate: "超過日数",
    .daysLateLongest: "超過日数（最長）",
    .daysLateAll: "超過日数（合計）",
    .countOverdue: "期限超過{n}件",
    .countOverdueLongest: "期限超過{n}件、最長{days}日",
    .noWorkingDays: "営業日数0",
    .lastEntryOn: "最終記録{day}",
    .daysSilent: "無記録日数",
    .nextStep: "次の措置",
    .unchased: "督促の対象外となっている提案",
    .unchasedShown: "督促の対象外となっている提案（{n}件中{shown}件）",
    .countWithoutStep: "期限付きの次の措置がない継続中の提案{n}件。",
    .countSilent: "{days}日を超えて記録のない継続中の提案{n}件。",
    .countDueSoon: "今後{days}日以内に期限を迎える措置{n}件。",
  ]
}
