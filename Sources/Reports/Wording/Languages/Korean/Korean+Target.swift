// Measures against their line.
extension Korean {
  static let target: [Phrase: String] = [
    .targets: "성과 목표",
    .target: "성과 목표",
    .measure: "지표",
    .baseline: "기준치",
    .readings: "실적치",
    .goal: "목표치",
    .goalBy: "{day}까지 {goal}",
    .readingAgainstLine: "최근 실적치 및 목표선 대비",
    .noReadingYet: "실적치 없음",
    .figureOn: "{value} {unit}({day} 기준)",
    .goalReached: "목표 달성(목표선상 수치 {line})",
    .onTheLine: "목표선과 일치(목표선상 수치 {line})",
    .aheadOfLine: "목표선 대비 {distance} 앞섬(목표선상 수치 {line})",
    .behindLine: "목표선 대비 {distance} 미달(목표선상 수치 {line})",
    .targetStood: "성과 목표 {target}, {day} 기준 {value}.",
    .targetRead: "{measure}: {day} 기준 {value} {unit}({target}, 목표치 {goalDay}까지 {goal}).",
    .targetSet: "성과 목표 {target}: {measure}, {baseline}({baselineDay})에서 {goalDay}까지 {goal} {unit}{basis}.",
    .basis: "(산출 근거: {basis})",
  ]
}
