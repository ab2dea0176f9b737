import Domain
import Projections

extension FollowUpReport {
  public var document: Document {
    var document = Document(title: .init(title))
    document.blocks = [.facts(facts), .paragraph(headline)]
    if !isForOthers || !items.isEmpty { document.append(.paragraph(.init(scopeSentence))) }
    if items.isEmpty {
      document.append(.note(recordNote))
      return document
    }
    document.blocks += standingBlocks + decisionBlocks + own(lineBlocks) + overdueBlocks
    document.blocks += [.heading(level: 1, "Implementation matrix"), .table(matrix)]
    document.blocks +=
      owedBlocks + own(readyBlocks) + targetBlocks + changeBlocks + own(silentBlocks + doubts.blocks)
      + institutionBlocks + ruleBlocks
    document.append(.note(recordNote))
    return document
  }

  private var title: String {
    if let next = frame.next, !isOnLastSession { return "Follow-up report for \(next.reference)" }
    return frame.last.map { "Follow-up report on \($0.reference)" } ?? "Follow-up report"
  }

  // MARK: Counts

  private var standingBlocks: [Document.Block] {
    var table = Table(columns: [
      .fixed("Standing"), .number("Proposals"), .init("By status", minimumWidth: 24),
    ])
    for standing in Standing.allCases {
      let members = items.filter { $0.standing == standing }
      guard !members.isEmpty else { continue }
      table.append([
        .init(standing.words, standing.style), .init(Plural.digits(members.count)), .init(Self.statuses(of: members)),
      ])
    }
    table.rows.append(
      .totals(["all", .init(Plural.digits(items.count)), .init(Self.statuses(of: items))]))
    return [.heading(level: 1, "Where the proposals stand"), .table(table)]
  }

  private static func statuses(of items: [ReportItem]) -> String {
    Status.allCases.compactMap { status in
      let count = items.count { $0.proposal.currentStatus == status }
      guard count > 0 else { return nil }
      let claim = status == .completed ? " (as claimed)" : status == .closed ? " (as verified)" : ""
      return "\(count) \(status.words)\(claim)"
    }.joined(separator: ", ")
  }

  // MARK: Decisions, overdue

  private var decisionBlocks: [Document.Block] {
    guard !decisions.isEmpty else { return [] }
    let title = frame.next.map { "For decision before \($0.reference)" } ?? "For decision"
    return [.heading(level: 1, .init(title)), .table(taskTable(decisions))]
  }

  /// Upper bounds of the ages in days, and what stands over them.
  private static let ages: [(bound: Int, heading: RichText)] = [
    (30, "1–30 days"), (60, "31–60 days"), (90, "61–90 days"), (.max, "over 90 days"),
  ]

  private var overdueBlocks: [Document.Block] {
    let late = overdue
    guard !late.isEmpty else { return [] }
    let byOwner = Dictionary(grouping: late, by: \.followUp.owner).sorted {
      ($0.value.count, $1.key) > ($1.value.count, $0.key)
    }
    var table = Table(
      columns: [.fixed("Institution"), .init("Name", minimumWidth: 14), .number("Overdue")]
        + Self.ages.map { .number($0.heading) })
    for (owner, tasks) in byOwner {
      table.append(
        [.init(owner, .reference), .init(institutions.name(owner) ?? owner), .init("\(tasks.count)", .bad)]
          + ageCells(tasks))
    }
    table.rows.append(.totals(["all", "", .init("\(late.count)")] + ageCells(late)))
    return [.heading(level: 1, "Overdue follow-ups by institution and age"), .table(table)]
  }

  private func ageCells(_ tasks: [OpenFollowUp]) -> [Table.Cell] {
    let late = tasks.compactMap { $0.followUp.due?.days(to: day) }
    var lower = 0
    return Self.ages.map { age in
      defer { lower = age.bound }
      let count = late.count { $0 > lower && $0 <= age.bound }
      return .init(count == 0 ? "" : "\(count)")
    }
  }

  func taskTable(_ tasks: [OpenFollowUp]) -> Table {
    Table(
      columns: [
        .fixed("Due"), .fixed("Follow-up"), .init("Action", minimumWidth: 20), .init("Owner", minimumWidth: 5),
      ],
      rows: tasks.map { task in
        .cells([
          .init(lines: dueLines(task.followUp, of: task.item)), .init("\(task.reference)", .reference),
          .init(task.followUp.action), .init(task.followUp.owner),
        ])
      })
  }

  /// The due day, how late it is, how often it was moved.
  func dueLines(_ followUp: FollowUp, of item: ReportItem) -> [RichText] {
    let mark = sharedMark(dueSharedOn(followUp, of: item))
    guard let due = followUp.due else { return [.init("no date", .warning) + mark] }
    var lines: [RichText] = [.init(DayWording.short(due)) + mark]
    if followUp.isOverdue(on: day) { lines.append(.init("\(Plural.counted(due.days(to: day), "day")) late", .bad)) }
    if followUp.slips > 0 { lines.append(.init(DayWording.moved(followUp.slips), .quiet)) }
    return lines
  }
}

// MARK: - What is owed, what changed, what is silent

extension FollowUpReport {
  private var owedBlocks: [Document.Block] {
    [(frame.dialogue.ours, "What we owe"), (frame.dialogue.theirs, "What they owe us")].flatMap {
      side, heading -> [Document.Block] in
      let tasks = owed(by: side)
      guard !tasks.isEmpty else { return [] }
      let count = Plural.counted(tasks.count, "open follow-up")
      let words =
        isForOthers
        ? "Owed by \(SideWording.name(side)) (\(count))" : "\(heading) (\(SideWording.name(side)), \(count))"
      return [.heading(level: 1, words.rich), .table(taskTable(tasks))]
    }
  }

  private var readyBlocks: [Document.Block] {
    var blocks: [Document.Block] = []
    if !ready.isEmpty {
      blocks.append(.heading(level: 1, "Ready to sign or announce"))
      blocks.append(
        .bullets(ready.map { [TextRun("\($0.reference)", .reference), TextRun("  \($0.row.title)")] }))
    }
    if !oralPromises.isEmpty {
      blocks.append(.heading(level: 1, "Promised orally, not yet confirmed in writing"))
      blocks.append(
        .bullets(
          oralPromises.map { promise in
            [
              TextRun(promise.reference, .reference),
              TextRun("  \(promise.what), said on \(DayWording.short(promise.since))"),
            ]
          }))
    }
    return blocks
  }

  private var changeBlocks: [Document.Block] {
    guard let last = frame.last else { return [] }
    let changes = changes
    let heading = Document.Block.heading(level: 1, "What changed since \(last.reference)")
    guard !changes.isEmpty else {
      return [
        heading,
        .paragraph(isForOthers ? "No change since then is shared." : "Nothing has been recorded since the session."),
      ]
    }
    let table = Table(
      columns: [.fixed("On"), .fixed("Reference"), .init("Change", minimumWidth: 24)],
      rows: changes.map { change in
        .cells([
          .init(DayWording.short(change.on)), .init(change.reference, .reference),
          .init(change.what.rich + sharedMark(of: change.event, after: change.on)),
        ])
      })
    return [heading, .paragraph(.init(Self.tally(changes) + ".")), .table(table)]
  }

  private var silentBlocks: [Document.Block] {
    let silent = silent
    guard !silent.isEmpty else { return [] }
    let table = Table(
      columns: [
        .fixed("Proposal"), .init("Title", minimumWidth: 20), .fixed("Lead"), .fixed("Last entry"), .number("Days"),
      ],
      rows: silent.map { item in
        .cells([
          .init("\(item.reference)", .reference), .init(item.row.title), .init(item.row.lead ?? "none"),
          .init(DayWording.short(item.row.lastEntry)), .init(Plural.digits(item.row.lastEntry.days(to: day)), .warning),
        ])
      })
    return [
      .heading(level: 1, "Silent for more than \(settings.silenceDays) days".rich), .table(table),
    ]
  }

  /// The names behind the codes.
  private var institutionBlocks: [Document.Block] {
    let codes = items.flatMap { item in
      [item.row.lead].compactMap { $0 } + item.row.support + item.row.counterpart + item.open.map(\.owner)
    }
    let facts = Set(codes).sorted().compactMap { code in
      institutions.name(code).map { Document.Fact(.init(code, .reference), .init($0)) }
    }
    return facts.isEmpty ? [] : [.heading(level: 1, "Institutions"), .facts(facts)]
  }

  private var ruleBlocks: [Document.Block] {
    let present = Set(items.map(\.standing))
    let rules = Standing.allCases.filter(present.contains).map { standing in
      Document.Fact(.init(standing.words), .init(standing.rule))
    }
    return [
      .heading(level: 1, "How to read this report"),
      .paragraph(
        "The standing of a proposal is the first of these that fits; the counts add up to all proposals covered. "
          + "Overdue is counted in calendar days from the day after the date in force. Completed is what the owner "
          + "says, closed what the secretariat has verified. Texts stand in the language in which they were recorded."),
      .facts(rules),
    ] + sharedRuleBlocks
  }
}
