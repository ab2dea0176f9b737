// A promise restated over years.
extension Korean {
  static let lineage: [Phrase: String] = [
    .andWithoutDate: ", 기한 없는 후속조치 {n}건",
    .noDayPromised: "기한 약속 없음",
    .daysPromised: "약속 기한 {n}건, 그중 미준수 {missed}",
    .eachDayPromised: "약속 기한 일람",
    .allOfOneProposal: "제안별 전체 기록: {command}",
    .trailingSince: "({day}부터)",
    .standsAlone: "단독 제안{since}: {promises}.",
    .oneLineOf: "제안 {n}건으로 이어진 한 계열{since}: {promises}.",
    .promisedHeading: "약속일",
    .whatCameOfIt: "결과",
    .noDateGiven: "기한 미제시",
    .keptOnTheDay: "기일에 이행",
    .keptOn: "{day} 이행",
    .missedDoneLate: "미준수, {day} {n}일 지연 완료",
    .missedMoved: "미준수, {day}에 {to}로 변경",
    .broughtForward: "{to}로 앞당김",
    .missedAgo: "미준수, {n}일 경과",
    .missedNotAskedFor: "미준수, {day} 이후 조치 불요",
    .notAskedFor: "{day} 이후 조치 불요",
    .stillAhead: "기한 전",
    .doneOn: "{day} 완료",
  ]
}
