// The chase list, with room for the reply.
extension Japanese {
  static let chase: [Phrase: String] = [
    .chaseList: "機関別督促一覧",
    .actionRequested: "依頼する措置",
    .lastChased: "前回督促",
    .replyHeading: "回答",
    .firstPromisedForThen: "当初期限{day}、{moved}",
    .neverChased: "なし",
    .tickDone: "完了",
    .newDate: "新期限",
    .chooseDate: "日付を選択",
    .replyLabel: "回答",
    .writeHere: "ここに記入",
  ]
}
