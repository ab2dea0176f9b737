import Domain
import Projections

// What is owed, what changed, what is silent, and how to read it.
extension FollowUpReport {
  /// What our own delegation needs in the room; no paper for others has any of it.
  var delegationBlocks: [Document.Block] {
    let blocks = lineBlocks + readyBlocks
    return blocks.isEmpty ? [] : [.sheet(wording[.forOurDelegation], detail: wording[.forOurselvesOnly])] + blocks
  }

  var owedBlocks: [Document.Block] {
    let lists = [(frame.dialogue.ours, Phrase.weOweOf), (frame.dialogue.theirs, .theyOweOf)].flatMap {
      side, heading -> [Document.Block] in
      let tasks = owed(by: side)
      guard !tasks.isEmpty else { return [] }
      let count = wording.count(.openFollowUps, tasks.count)
      let words = wording.rich(heading, ["side": .text(wording.side(side)), "count": .text(count)])
      return [.heading(level: 2, owedHeading(words, side, count: count)), .table(taskTable(tasks))]
    }
    return lists.isEmpty ? [] : [.sheet(wording[.whatIsOwed], detail: asAt)] + lists
  }

  /// What moved since the last session, and what did not.
  var progressBlocks: [Document.Block] {
    let blocks = targetBlocks + changeBlocks + own(silentBlocks + doubts.blocks(wording))
    let title = frame.last.map { wording.rich(.sinceSession, ["session": "\($0.reference)"]) } ?? wording[.progress]
    return blocks.isEmpty ? [] : [.sheet(title, detail: asAt)] + blocks
  }

  var readingBlocks: [Document.Block] {
    [.sheet(wording[.howToRead])] + ruleBlocks + sharedRuleBlocks + institutionBlocks
  }

  private var readyBlocks: [Document.Block] {
    var blocks: [Document.Block] = []
    if !ready.isEmpty {
      blocks.append(.heading(level: 2, wording[.readyToSign]))
      blocks.append(
        .bullets(ready.map { RichText("\($0.reference)", .reference) + "  " + wording.recorded($0.row.title) }))
    }
    if !oralPromises.isEmpty {
      blocks.append(.heading(level: 2, wording[.promisedOrally]))
      blocks.append(
        .bullets(
          oralPromises.map { promise in
            RichText(promise.reference, .reference) + "  "
              + wording.rich(.saidOn, ["what": .text(promise.what), "day": .day(promise.since)])
          }))
    }
    return blocks
  }

  private var changeBlocks: [Document.Block] {
    guard let last = frame.last else { return [] }
    let changes = changes
    let heading = Document.Block.heading(
      level: 2, wording.rich(.changedSince, ["session": "\(last.reference)"]))
    guard !changes.isEmpty else {
      return [heading, .paragraph(wording[isForOthers ? .noSharedChange : .nothingSinceSession])]
    }
    let table = Table(
      columns: [.fixed(wording[.on]), .fixed(wording[.reference]), .init(wording[.change], minimumWidth: 24)],
      rows: changes.map { change in
        .cells([
          .init(wording.short(change.on)), .init(change.reference, .reference),
          .init(change.words + sharedMark(of: change.event, after: change.on)),
        ])
      })
    return [heading, .paragraph(wording.sentence(.init(tally(changes)))), .table(table)]
  }

  private var silentBlocks: [Document.Block] {
    let silent = silent
    guard !silent.isEmpty else { return [] }
    let table = Table(
      columns: [
        .fixed(wording[.proposal]), .init(wording[.title], minimumWidth: 20), .fixed(wording[.lead]),
        .fixed(wording[.lastEntry]), .number(wording[.daysHeading]),
      ],
      rows: silent.map { item in
        .cells([
          .init("\(item.reference)", .reference), .init(title(of: item)), .init(item.row.lead ?? wording(.none)),
          .init(wording.short(item.row.lastEntry)), .init(wording.digits(item.row.lastEntry.days(to: day)), .warning),
        ])
      })
    return [
      .heading(level: 2, wording.rich(.silentFor, ["days": .number(settings.silenceDays)])), .table(table),
    ]
  }

  /// The names behind the codes.
  private var institutionBlocks: [Document.Block] {
    let codes = items.flatMap { item in
      [item.row.lead].compactMap { $0 } + item.row.support + item.row.counterpart + item.open.map(\.owner)
    }
    let facts = Set(codes).sorted().compactMap { code in
      institutions[code].map { Document.Fact(.init(code, .reference), wording.recorded($0.name)) }
    }
    return facts.isEmpty ? [] : [.heading(level: 2, wording[.institutionsHeading]), .facts(facts)]
  }

  private var ruleBlocks: [Document.Block] {
    let present = Set(items.map(\.standing))
    let rules = Standing.allCases.filter(present.contains).map { standing in
      Document.Fact(.init(wording(.standing(standing))), .init(wording.rule(standing)))
    }
    return [
      .paragraph(wording[.readingRule]), .facts(rules),
    ]
  }
}
