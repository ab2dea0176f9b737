import Domain
import Projections

// The workbook that goes with the paper: one row a proposal, one a follow-up, one a change.
extension FollowUpReport {
  public var workbook: Workbook {
    Workbook(
      title: document.caption, footer: "As at \(DayWording.short(day))",
      sheets: [matrixSheet, followUpSheet, changeSheet])
  }

  private var matrixSheet: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: "Matrix", title: "Implementation matrix, \(frame.dialogue.title)",
      columns: [
        .init("Ref.", width: 14), .init("Sector", width: 13), .init("Proposal", width: 32), .init("Lead", width: 12),
        .init("Counterpart", width: 12), .init("Status", width: 15), .init("Standing", width: 12),
        .init("Due", width: 11), .init("Days late", width: 7), .init("Latest position", width: 42),
        .init("Next action", width: 32), .init("Owner", width: 12), .init("Tabled by", width: 11, isPrinted: false),
        .init("Lead institution", width: 34, isPrinted: false), .init("With", width: 12, isPrinted: false),
        .init("Status since", width: 12, isPrinted: false), .init("Response", width: 18, isPrinted: false),
        .init("Next follow-up", width: 17, isPrinted: false), .init("Open follow-ups", width: 11, isPrinted: false),
        .init("Latest on", width: 12, isPrinted: false), .init("Source", width: 34, isPrinted: false),
        .init("Last entry", width: 12, isPrinted: false),
      ] + sharedSheetColumns)
    for group in Self.groups(of: items) { for item in group.items { sheet.append(cells(item, sector: group.name)) } }
    return sheet
  }

  private func cells(_ item: ReportItem, sector: String) -> [Workbook.Cell] {
    let (row, next, latest) = (item.row, item.next, item.latest)
    let response = row.response == .none ? nil : row.response.words
    return [
      .init("\(row.reference)", .reference), .init(sector), .init(row.title), .init(row.lead), .init(row.counterpart),
      .init(row.status.words), .init(item.standing.words, item.standing.style), .init(next?.due),
      .init(next.flatMap(daysLate), .bad), .init(latest?.text), .init(next?.action), .init(next?.owner),
      .init(SideWording.name(row.side)), .init(institutions.name(row.lead)), .init(row.support),
      .init(row.statusSince), .init(response), .init(next.map { "\(row.reference).\($0.number)" }),
      .init(item.open.count), .init(latest?.on), .init(latest?.provenance.source(papers: papers)),
      .init(row.lastEntry),
    ] + sharedSheetCells(item)
  }

  private var followUpSheet: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: "Follow-ups", title: "Open follow-ups, \(frame.dialogue.title)",
      columns: [
        .init("Follow-up", width: 17), .init("Action", width: 46), .init("Owner", width: 12),
        .init("Institution", width: 32), .init("Due", width: 12), .init("First due", width: 12),
        .init("Times moved", width: 8), .init("Days late", width: 8), .init("For decision", width: 9),
      ] + chasedColumns + [
        .init("Side", width: 11, isPrinted: false), .init("Proposal", width: 50, isPrinted: false),
      ])
    for task in tasks {
      let followUp = task.followUp
      sheet.append(
        [
          .init("\(task.reference)", .reference), .init(followUp.action), .init(followUp.owner),
          .init(institutions.name(followUp.owner)), .init(followUp.due), .init(followUp.firstDue),
          .init(followUp.slips), .init(daysLate(followUp), .bad), .init(followUp.isDecision ? "yes" : nil),
        ] + chasedCells(task) + [
          .init(institutions.side(followUp.owner).map(SideWording.name)),
          .init(task.item.row.title),
        ])
    }
    return sheet
  }

  private var changeSheet: Workbook.Sheet {
    let since = frame.last.map { " since \($0.reference)" } ?? ""
    var sheet = Workbook.Sheet(
      name: "Changes", title: "What changed\(since), \(frame.dialogue.title)",
      columns: [
        .init("On", width: 12), .init("Reference", width: 17), .init("Change", width: 80), .init("Source", width: 40),
        .init("Entry", width: 12),
      ])
    for change in changes {
      sheet.append([
        .init(change.on), .init(change.reference, .reference), .init(change.what),
        .init(change.provenance.source(papers: papers)), .init("\(change.event)", .quiet),
      ])
    }
    return sheet
  }

  /// Days after the due day; nil for what is not late.
  private func daysLate(_ followUp: FollowUp) -> Int? {
    followUp.isOverdue(on: day) ? followUp.due?.days(to: day) : nil
  }
}
