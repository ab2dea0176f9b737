import Domain

// The columns of the workbook that depend on who is to read it: whom we chased is ours, since when something is shared
// is for others.
extension FollowUpReport {
  var chasedColumns: [Workbook.Column] {
    if isForOthers { return [.init(wording(.dueShared), width: 12)] }
    return [
      .init(wording(.lastChased), width: 12), .init(wording(.remindersHeading), width: 11, isPrinted: false),
    ]
  }

  func chasedCells(_ task: OpenFollowUp) -> [Workbook.Cell] {
    if isForOthers { return [.init(dueSharedOn(task.followUp, of: task.item))] }
    let chased = chasing.reminders["\(task.reference)"] ?? []
    return [.init(chased.last), .init(chased.count)]
  }

  var sharedSheetColumns: [Workbook.Column] {
    guard isForOthers else { return [] }
    return [.statusShared, .responseShared, .positionShared].map { (phrase: Phrase) in
      .init(wording(phrase), width: 12, isPrinted: false)
    }
  }

  func sharedSheetCells(_ item: ReportItem) -> [Workbook.Cell] {
    guard isForOthers else { return [] }
    return [
      .init(statusSharedOn(item)), .init(responseSharedOn(item)), .init(sharedOn(item.latest?.event)),
    ]
  }
}
