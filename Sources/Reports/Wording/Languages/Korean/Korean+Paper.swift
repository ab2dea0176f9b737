// Changes between two days, an institution's brief, a dossier.
extension Korean {
  static let paper: [Phrase: String] = [
    .changesSince: "{since} 이후 변경 사항",
    .periodFrom: "시작일",
    .periodTo: "종료일",
    .dayAfter: "{day} 다음 날",
    .nothingChanged: "대상 기간 중 변경 없음.",
    .source: "출처",
    .briefFor: "{name} 소관 요약",
    .contact: "연락처",
    .hasNoPart: "직전 회의 이후 진행 중인 제안 가운데 해당 기관 관련 건 없음.",
    .hasPart: "관련 {proposals}, {tasks}",
    .partOverdue: ". 그중 {late}, 최장 {days}일",
    .whatItOwes: "해당 기관 미완료 조치",
    .whatWaitsForIt: "해당 기관 조치 대기",
    .whatItHasPartIn: "관련 제안",
    .nextSessionOn: "차기 회의: {session}, {day}",
    .referenceAsAt: "{reference}({day} 기준)",
    .inOrderOfEffect: "효력 발생순.",
  ]
}
