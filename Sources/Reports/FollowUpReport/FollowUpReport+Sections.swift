import Domain
import Projections

// What is owed, what changed, what is silent, and how to read it.
extension FollowUpReport {
  /// What our own delegation needs in the room; no paper for others has any of it.
  var delegationBlocks: [Document.Block] {
    let blocks = lineBlocks + readyBlocks
    return blocks.isEmpty ? [] : [.sheet("For our delegation", detail: "For ourselves only; never shared.")] + blocks
  }

  var owedBlocks: [Document.Block] {
    let lists = [(frame.dialogue.ours, "What we owe"), (frame.dialogue.theirs, "What they owe us")].flatMap {
      side, heading -> [Document.Block] in
      let tasks = owed(by: side)
      guard !tasks.isEmpty else { return [] }
      let count = Plural.counted(tasks.count, "open follow-up")
      return [.heading(level: 2, owedHeading(heading, side, detail: count)), .table(taskTable(tasks))]
    }
    return lists.isEmpty ? [] : [.sheet("What is owed", detail: asAt)] + lists
  }

  /// What moved since the last session, and what did not.
  var progressBlocks: [Document.Block] {
    let blocks = targetBlocks + changeBlocks + own(silentBlocks + doubts.blocks)
    let title = frame.last.map { "Since \($0.reference)" } ?? "Progress"
    return blocks.isEmpty ? [] : [.sheet(.init(title), detail: asAt)] + blocks
  }

  var readingBlocks: [Document.Block] {
    [.sheet("How to read this report")] + ruleBlocks + sharedRuleBlocks + institutionBlocks
  }

  private var readyBlocks: [Document.Block] {
    var blocks: [Document.Block] = []
    if !ready.isEmpty {
      blocks.append(.heading(level: 2, "Ready to sign or announce"))
      blocks.append(
        .bullets(ready.map { [TextRun("\($0.reference)", .reference), TextRun("  \($0.row.title)")] }))
    }
    if !oralPromises.isEmpty {
      blocks.append(.heading(level: 2, "Promised orally, not yet confirmed in writing"))
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
    let heading = Document.Block.heading(level: 2, "What changed since \(last.reference)")
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
      .heading(level: 2, "Silent for more than \(settings.silenceDays) days".rich), .table(table),
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
    return facts.isEmpty ? [] : [.heading(level: 2, "Institutions"), .facts(facts)]
  }

  private var ruleBlocks: [Document.Block] {
    let present = Set(items.map(\.standing))
    let rules = Standing.allCases.filter(present.contains).map { standing in
      Document.Fact(.init(standing.words), .init(standing.rule))
    }
    return [
      .paragraph(
        "The standing of a proposal is the first of these that fits; the counts add up to all proposals covered. "
          + "Overdue is counted in calendar days from the day after the date in force. Completed is what the owner "
          + "says, closed what the secretariat has verified. Texts stand in the language in which they were recorded."),
      .facts(rules),
    ]
  }
}
