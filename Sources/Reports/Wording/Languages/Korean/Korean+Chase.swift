// The chase list, with room for the reply.
extension Korean {
  static let chase: [Phrase: String] = [
    .chaseList: "기관별 독촉 목록",
    .actionRequested: "요청 조치",
    .lastChased: "최근 독촉",
    .replyHeading: "회신",
    .firstPromisedForThen: "당초 기한 {day}, {moved}",
    .neverChased: "없음",
    .tickDone: "완료",
    .newDate: "새 기한",
    .chooseDate: "날짜 선택",
    .replyLabel: "회신",
    .writeHere: "여기에 입력",
  ]
}
