// The sheets that go with the paper, and files for an office.
extension Japanese {
  static let workbook: [Phrase: String] = [
    .asAtDay: "基準日 {day}",
    .sheetMatrix: "実施状況",
    .sheetFollowUps: "措置",
    .sheetChanges: "変更",
    .matrixTitled: "実施状況一覧　{dialogue}",
    .followUpsTitled: "未了の措置　{dialogue}",
    .changesTitled: "変更一覧　{dialogue}",
    .changesTitledSince: "{session}以降の変更一覧　{dialogue}",
    .tabledByHeading: "提案国",
    .leadInstitution: "主管機関名",
    .withHeading: "協力機関",
    .statusSince: "段階変更日",
    .nextFollowUp: "次の措置番号",
    .openFollowUpsHeading: "未了の措置数",
    .latestOn: "最新状況の日付",
    .firstDueHeading: "当初期限",
    .timesMoved: "期限変更回数",
    .decisionHeading: "要決定",
    .remindersHeading: "督促回数",
    .entry: "記録番号",
    .yes: "該当",
    .untitledReport: "報告書",
    .cutInCell: "…（以下省略：記録上は{n}文字）",
  ]
}
