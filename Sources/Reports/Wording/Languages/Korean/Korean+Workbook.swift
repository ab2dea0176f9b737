// The sheets that go with the paper, and files for an office.
extension Korean {
  static let workbook: [Phrase: String] = [
    .asAtDay: "기준일 {day}",
    .sheetMatrix: "이행 현황",
    .sheetFollowUps: "후속조치",
    .sheetChanges: "변경 사항",
    .matrixTitled: "이행 현황표, {dialogue}",
    .followUpsTitled: "미완료 후속조치, {dialogue}",
    .changesTitled: "변경 사항, {dialogue}",
    .changesTitledSince: "{session} 이후 변경 사항, {dialogue}",
    .tabledByHeading: "제안국",
    .leadInstitution: "주관기관명",
    .withHeading: "협조기관",
    .statusSince: "단계 변경일",
    .nextFollowUp: "다음 후속조치 번호",
    .openFollowUpsHeading: "미완료 후속조치 수",
    .latestOn: "최근 경과 일자",
    .firstDueHeading: "당초 기한",
    .timesMoved: "기한 변경 횟수",
    .decisionHeading: "결정 필요",
    .remindersHeading: "독촉 횟수",
    .entry: "기록 번호",
    .yes: "해당",
    .untitledReport: "보고서",
    .cutInCell: "… (생략: 기록상 {n}자)",
  ]
}
