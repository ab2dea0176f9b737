import Domain
import Projections

// The workbook that goes with the paper: one row a proposal, one a follow-up, one a change.
extension FollowUpReport {
  public var workbook: Workbook {
    Workbook(
      title: document.caption, footer: wording(.asAtDay, ["day": .day(day)]),
      sheets: [matrixSheet, followUpSheet, changeSheet])
  }

  private var matrixSheet: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: wording(.sheetMatrix), title: wording(.matrixTitled, ["dialogue": .text(frame.dialogue.title)]),
      columns: [
        .init(wording(.ref), width: 14), .init(wording(.sector), width: 13), .init(wording(.proposal), width: 32),
        .init(wording(.lead), width: 12),
        .init(wording(.counterpart), width: 12), .init(wording(.status), width: 15),
        .init(wording(.standing), width: 12),
        .init(wording(.due), width: 11), .init(wording(.daysLate), width: 7),
        .init(wording(.latestPosition), width: 42),
        .init(wording(.nextAction), width: 32), .init(wording(.owner), width: 12),
        .init(wording(.tabledByHeading), width: 11, isPrinted: false),
        .init(wording(.leadInstitution), width: 34, isPrinted: false),
        .init(wording(.withHeading), width: 12, isPrinted: false),
        .init(wording(.statusSince), width: 12, isPrinted: false),
        .init(wording(.response), width: 18, isPrinted: false),
        .init(wording(.nextFollowUp), width: 17, isPrinted: false),
        .init(wording(.openFollowUpsHeading), width: 11, isPrinted: false),
        .init(wording(.latestOn), width: 12, isPrinted: false), .init(wording(.source), width: 34, isPrinted: false),
        .init(wording(.lastEntry), width: 12, isPrinted: false),
      ] + sharedSheetColumns)
    for group in groups(of: items) { for item in group.items { sheet.append(cells(item, sector: group.name)) } }
    return sheet
  }

  private func cells(_ item: ReportItem, sector: String) -> [Workbook.Cell] {
    let (row, next, latest) = (item.row, item.next, item.latest)
    let response = row.response == .none ? nil : wording(.response(row.response))
    return [
      .init("\(row.reference)", .reference), .init(sector), .init(title(of: item).plain), .init(row.lead),
      .init(row.counterpart),
      .init(wording(.status(row.status))), .init(wording(.standing(item.standing)), item.standing.style),
      .init(next?.due),
      .init(next.flatMap(daysLate), .bad), .init(latest?.text), .init(next?.action), .init(next?.owner),
      .init(wording.side(row.side)), .init(institutions.name(row.lead)), .init(row.support),
      .init(row.statusSince), .init(response), .init(next.map { "\(row.reference).\($0.number)" }),
      .init(item.open.count), .init(latest?.on),
      .init(latest.flatMap { wording.source($0.provenance, papers: papers)?.plain }),
      .init(row.lastEntry),
    ] + sharedSheetCells(item)
  }

  private var followUpSheet: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: wording(.sheetFollowUps), title: wording(.followUpsTitled, ["dialogue": .text(frame.dialogue.title)]),
      columns: [
        .init(wording(.followUp), width: 17), .init(wording(.action), width: 46), .init(wording(.owner), width: 12),
        .init(wording(.institution), width: 32), .init(wording(.due), width: 12),
        .init(wording(.firstDueHeading), width: 12),
        .init(wording(.timesMoved), width: 8), .init(wording(.daysLate), width: 8),
        .init(wording(.decisionHeading), width: 9),
      ] + chasedColumns + [
        .init(wording(.side), width: 11, isPrinted: false), .init(wording(.proposal), width: 50, isPrinted: false),
      ])
    for task in tasks {
      let followUp = task.followUp
      sheet.append(
        [
          .init("\(task.reference)", .reference), .init(followUp.action), .init(followUp.owner),
          .init(institutions.name(followUp.owner)), .init(followUp.due), .init(followUp.firstDue),
          .init(followUp.slips), .init(daysLate(followUp), .bad), .init(followUp.isDecision ? wording(.yes) : nil),
        ] + chasedCells(task) + [
          .init(institutions.side(followUp.owner).map(wording.side)), .init(title(of: task.item).plain),
        ])
    }
    return sheet
  }

  private var changeSheet: Workbook.Sheet {
    let dialogue = Filling.text(frame.dialogue.title)
    let title =
      frame.last.map { wording(.changesTitledSince, ["session": "\($0.reference)", "dialogue": dialogue]) }
      ?? wording(.changesTitled, ["dialogue": dialogue])
    var sheet = Workbook.Sheet(
      name: wording(.sheetChanges), title: title,
      columns: [
        .init(wording(.on), width: 12), .init(wording(.reference), width: 17), .init(wording(.change), width: 80),
        .init(wording(.source), width: 40),
        .init(wording(.entry), width: 12),
      ])
    for change in changes {
      sheet.append([
        .init(change.on), .init(change.reference, .reference), .init(change.what),
        .init(wording.source(change.provenance, papers: papers)?.plain), .init("\(change.event)", .quiet),
      ])
    }
    return sheet
  }

  /// Days after the due day; nil for what is not late.
  private func daysLate(_ followUp: FollowUp) -> Int? {
    followUp.isOverdue(on: day) ? followUp.due?.days(to: day) : nil
  }
}
