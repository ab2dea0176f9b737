import Domain
import Projections

// The order of the paper: the first page for whoever has a minute, then what the work is done with.
extension FollowUpReport {
  public var document: Document { document(withChaseList: false) }

  /// With the chase list, for whoever writes to the institutions; at a terminal, `rapport overdue` is that list.
  public var paper: Document { document(withChaseList: true) }

  private func document(withChaseList: Bool) -> Document {
    var document = Document(
      title: .init(title), subtitle: wording.recorded(frame.dialogue.title), language: wording.language)
    document.day = day
    document.blocks = [.facts(facts), .paragraph(headline)]
    if items.isEmpty {
      document.blocks += own([.paragraph(.init(scopeSentence))]) + [.note(recordNote(command))]
      return document
    }
    document.blocks += firstPage + own(delegationBlocks)
    document.blocks += [
      .sheet(wording[.implementationMatrix], detail: asAt), .paragraph(.init(scopeSentence)), .table(matrix),
    ]
    if withChaseList { document.blocks += own(chaseBlocks) }
    document.blocks += owedBlocks + progressBlocks + readingBlocks
    document.append(.note(recordNote(command)))
    return document
  }

  private var title: String {
    if let next = frame.next, !isOnLastSession { return wording(.reportFor, ["session": "\(next.reference)"]) }
    return frame.last.map { wording(.reportOn, ["session": "\($0.reference)"]) } ?? wording(.reportTitle)
  }

  /// What stands beside the heading of a sheet.
  var asAt: RichText { wording.rich(.madeFromRecord, ["day": .day(day)]) }

  /// The due day, how late it is, how often it was moved.
  func dueLines(_ followUp: FollowUp, of item: ReportItem) -> [RichText] {
    let shared = sharedLine(dueSharedOn(followUp, of: item))
    guard let due = followUp.due else { return [wording.rich(.noDate, [:], .warning)] + shared }
    var lines: [RichText] = [.init(wording.short(due))] + shared
    if followUp.isOverdue(on: day) {
      lines.append([TextRun(wording.count(.late, due.days(to: day)), .bad, mark: .overdue)])
    }
    if followUp.slips > 0 { lines.append(.init(wording.moved(followUp.slips), .quiet)) }
    return lines
  }

  func taskTable(_ tasks: [OpenFollowUp]) -> Table {
    Table(
      columns: [
        .fixed(wording[.due]), .number(wording[.daysLate]), .fixed(wording[.followUp]),
        .init(wording[.action], minimumWidth: 20), .init(wording[.owner], minimumWidth: 5),
      ],
      rows: tasks.map { task in
        .cells([
          dueCell(task), lateCell(task.followUp), .init("\(task.reference)", .reference),
          .init(lines: actionLines(task)), .init(task.followUp.owner),
        ])
      })
  }

  private func dueCell(_ task: OpenFollowUp) -> Table.Cell {
    let due: RichText = task.followUp.due.map { .init(wording.short($0)) } ?? wording.rich(.noDate, [:], .warning)
    return .init(lines: [due] + sharedLine(dueSharedOn(task.followUp, of: task.item)))
  }

  private func lateCell(_ followUp: FollowUp) -> Table.Cell {
    guard let due = followUp.due, followUp.isOverdue(on: day) else { return "" }
    return [TextRun(wording.digits(due.days(to: day)), .bad, mark: .overdue)]
  }
}
