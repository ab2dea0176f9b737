// A paper for the other side, or for everybody.
extension Korean {
  static let audience: [Phrase: String] = [
    .forReaders: "제공 대상",
    .everybody: "일반 공개",
    .jointRule: "이 보고서는 양측이 공유한 사항(공유 또는 공개)만을 수록함. 추진 단계, 회신 및 기한에는 공유된 날짜를 표시하며, 해당 일자보다 늦게 공유된 경과 및 변경에도 이를 표시함.",
    .publicRule: "이 보고서는 공개된 사항만을 수록함. 추진 단계, 회신 및 기한에는 공개된 날짜를 표시하며, 해당 일자보다 늦게 공개된 경과 및 변경에도 이를 표시함.",
    .nothingWithheld: "이 협의체에 관한 기록 중 제외한 것은 없음.",
    .withheld: "이 협의체에 관한 기록 {n}건 제외.",
    .owedBy: "{side} 측 미완료 조치",
    .noSharedProposalOpen: "대상 기간 중 진행 중인 제안으로서 공유된 것 없음.",
    .noSharedChange: "그 이후 공유된 변경 사항 없음.",
    .sharedOn: "{day} 공유",
    .dueShared: "기한 공유일",
    .statusShared: "추진 단계 공유일",
    .responseShared: "회신 공유일",
    .positionShared: "경과 공유일",
  ]
}
