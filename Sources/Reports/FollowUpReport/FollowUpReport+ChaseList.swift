import Domain
import Projections

// Whom to chase: what is overdue, by the institution that owes it, with room for the reply.
extension FollowUpReport {
  /// What is known of chasing the owners of what is overdue.
  struct Chasing: Sendable {
    /// Days on which a reminder named a follow-up, by its reference, the oldest first.
    let reminders: [String: [CalendarDate]]
    /// Posts by the institution's code.
    let posts: [String: [String]]

    init(_ queries: Queries, _ items: [ReportItem]) throws {
      var reminders: [String: [CalendarDate]] = [:]
      for reminder in try queries.reminders() where reminder.on <= queries.day {
        for item in Set(reminder.items) { reminders[item, default: []].append(reminder.on) }
      }
      self.reminders = reminders
      let late = items.flatMap { item in item.open.filter { $0.isOverdue(on: queries.day) } }
      var posts: [String: [String]] = [:]
      for owner in Set(late.map(\.owner)) {
        posts[owner] = try queries.institutionState(owner).contacts.keys.sorted()
      }
      self.posts = posts
    }
  }

  /// What one institution owes and has not done, the oldest first.
  struct Arrears: Sendable {
    let owner: String
    let tasks: [OpenFollowUp]
  }

  /// By institution: our own side first, those that owe most in front.
  var arrears: [Arrears] {
    let isOurs = { (arrears: Arrears) in
      (institutions.side(arrears.owner) ?? frame.dialogue.ours) == frame.dialogue.ours
    }
    return Dictionary(grouping: overdue, by: \.followUp.owner).map { Arrears(owner: $0.key, tasks: $0.value) }.sorted {
      (isOurs($0) ? 0 : 1, -$0.tasks.count, $0.owner) < (isOurs($1) ? 0 : 1, -$1.tasks.count, $1.owner)
    }
  }

  /// The chase list: nothing where nothing is overdue.
  var chaseBlocks: [Document.Block] {
    let arrears = arrears
    guard !arrears.isEmpty else { return [] }
    let panels = arrears.map { arrears in
      let posts = chasing.posts[arrears.owner] ?? []
      return Document.Panel(
        title: chaseHeading(arrears.owner),
        detail: posts.isEmpty ? nil : .init(posts.joined(separator: wording(.semicolon))),
        [.table(chaseTable(arrears.tasks))])
    }
    return [.sheet(wording[.chaseList], detail: asAt), .cards(panels)]
  }

  /// The name in the language of the paper, the code, and the names in other languages.
  private func chaseHeading(_ owner: String) -> RichText {
    guard let name = institutions[owner]?.name else { return .init(owner) }
    var heading = wording.recorded(name) + RichText("  \(owner)", .quiet)
    for other in name.others(than: wording.language.tag) {
      heading += [TextRun("   "), TextRun(other.wording, .quiet, language: TextLanguage(other.language))]
    }
    return heading
  }

  private func chaseTable(_ tasks: [OpenFollowUp]) -> Table {
    Table(
      columns: [
        .fixed(wording[.ref]), .init(wording[.actionRequested], minimumWidth: 24, weight: 2), .fixed(wording[.due]),
        .number(wording[.daysLate]), .fixed(wording[.lastChased]), .init(wording[.replyHeading], minimumWidth: 26),
      ],
      rows: tasks.map { task in
        let followUp = task.followUp
        let late = followUp.due?.days(to: day) ?? 0
        return .cells([
          .init("\(task.reference)", .reference), .init(lines: actionLines(task)),
          .init(followUp.due.map(wording.short) ?? ""), .init(wording.digits(late), .bad),
          chasedCell(task), .init(replyBlanks(task.reference)),
        ])
      })
  }

  /// The action, and how often its day was moved.
  func actionLines(_ task: OpenFollowUp) -> [RichText] {
    let followUp = task.followUp
    let action = wording.recorded(followUp.action)
    guard followUp.slips > 0, let first = followUp.firstDue else { return [action] }
    let moved = Filling.text(wording.moved(followUp.slips))
    return [action, wording.rich(.firstPromisedForThen, ["day": .day(first), "moved": moved], .quiet)]
  }

  /// When a reminder last named it, and how many did.
  private func chasedCell(_ task: OpenFollowUp) -> Table.Cell {
    let days = chasing.reminders["\(task.reference)"] ?? []
    guard let last = days.last else { return .init(wording(.neverChased), .quiet) }
    return .init([TextRun(wording.short(last)), TextRun(" ×\(days.count)", .quiet)])
  }

  /// What the owner is asked to fill in.
  private func replyBlanks(_ reference: FollowUpReference) -> [Blank] {
    [
      Blank(.tick, tag: "\(reference)/done", label: wording(.tickDone)),
      Blank(.day, tag: "\(reference)/date", label: wording(.newDate), placeholder: wording(.chooseDate)),
      Blank(.words, tag: "\(reference)/reply", label: wording(.replyLabel), placeholder: wording(.writeHere)),
    ]
  }
}
