// What has to be done by when.
extension Korean {
  static let deadline: [Phrase: String] = [
    .deadlines: "기한 일람",
    .deadlinesTitle: "{day} 이후 기한 일람",
    .dayHeading: "일자",
    .inDaysHeading: "잔여일",
    .what: "대상",
    .moreOverdue: "그 밖에 기한 초과 후속조치 {n}건: {command}",
    .countUndated: "기한 없는 미완료 후속조치 {n}건.",
    .noWorkingDayOf: "{owner} 휴무일",
    .ownedBy: "담당기관: {owner}",
    .firstPromisedFor: "당초 기한 {day}, {moved}",
  ]
}
