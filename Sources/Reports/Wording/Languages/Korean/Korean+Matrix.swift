// The implementation matrix.
extension Korean {
  static let matrix: [Phrase: String] = [
    .implementationMatrix: "이행 현황표",
    .matrixOf: "{session} 이행 현황표",
    .latestPosition: "최근 경과 및 출처",
    .nextAction: "다음 조치 및 담당",
    .tabledBy: "제안국 {side}",
    .leadWith: "{lead}, 협조 {who}",
    .responseIs: "회신: {response}",
    .nothingSinceTabled: "제안 이후 기록 없음",
    .andMore: "외 {n}건",
  ]
}
