import Domain
import Projections

// The order of the paper: the first page for whoever has a minute, then what the work is done with.
extension FollowUpReport {
  public var document: Document { document(withChaseList: false) }

  /// With the chase list, for whoever writes to the institutions; at a terminal, `rapport overdue` is that list.
  public var paper: Document { document(withChaseList: true) }

  private func document(withChaseList: Bool) -> Document {
    var document = Document(title: .init(title), subtitle: frame.dialogue.title.rich)
    document.day = day
    document.blocks = [.facts(facts), .paragraph(headline)]
    if items.isEmpty {
      document.blocks += [.paragraph(.init(scopeSentence)), .note(position.note(command: command))]
      return document
    }
    document.blocks += firstPage + delegationBlocks
    document.blocks += [
      .sheet("Implementation matrix", detail: asAt), .paragraph(.init(scopeSentence)), .table(matrix),
    ]
    if withChaseList { document.blocks += chaseBlocks }
    document.blocks += owedBlocks + progressBlocks + readingBlocks
    document.append(.note(position.note(command: command)))
    return document
  }

  private var title: String {
    if let next = frame.next, !isOnLastSession { return "Follow-up report for \(next.reference)" }
    return frame.last.map { "Follow-up report on \($0.reference)" } ?? "Follow-up report"
  }

  /// What stands beside the heading of a sheet.
  var asAt: RichText { "As at \(DayWording.short(day)). Made from the record, unedited.".rich }

  /// The due day, how late it is, how often it was moved.
  func dueLines(_ followUp: FollowUp) -> [RichText] {
    guard let due = followUp.due else { return [.init("no date", .warning)] }
    var lines: [RichText] = [.init(DayWording.short(due))]
    if followUp.isOverdue(on: day) {
      lines.append([TextRun("\(Plural.counted(due.days(to: day), "day")) late", .bad, mark: .overdue)])
    }
    if followUp.slips > 0 { lines.append(.init(DayWording.moved(followUp.slips), .quiet)) }
    return lines
  }

  func taskTable(_ tasks: [OpenFollowUp]) -> Table {
    Table(
      columns: [
        .fixed("Due"), .number("Days late"), .fixed("Follow-up"), .init("Action", minimumWidth: 20),
        .init("Owner", minimumWidth: 5),
      ],
      rows: tasks.map { task in
        .cells([
          dueCell(task.followUp), lateCell(task.followUp), .init("\(task.reference)", .reference),
          .init(lines: actionLines(task)), .init(task.followUp.owner),
        ])
      })
  }

  private func dueCell(_ followUp: FollowUp) -> Table.Cell {
    followUp.due.map { .init(DayWording.short($0)) } ?? .init("no date", .warning)
  }

  private func lateCell(_ followUp: FollowUp) -> Table.Cell {
    guard let due = followUp.due, followUp.isOverdue(on: day) else { return "" }
    return [TextRun(Plural.digits(due.days(to: day)), .bad, mark: .overdue)]
  }
}
