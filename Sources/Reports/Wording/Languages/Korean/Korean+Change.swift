// What changed since the last session.
extension Korean {
  static let change: [Phrase: String] = [
    .newProposals: "신규 제안 {n}건",
    .statusChanges: "단계 변경 {n}건",
    .responses: "회신 {n}건",
    .followUpsDone: "후속조치 완료 {n}건",
    .datesMoved: "기한 변경 {n}건",
    .newProposal: "신규: {title}",
    .doneNow: "완료: {what}",
    .dateMoved: "기한 변경.",
    .dueNowUndatedBefore: "기한 {day} 설정(종전 기한 없음).",
    .dueInstead: "기한을 {from}에서 {day}로 변경({shift}).",
  ]
}
