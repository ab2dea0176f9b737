import Domain
import Projections

// What is seen first: counts, what is to be decided, what is owed, and the drawings.
extension FollowUpReport {
  var firstPage: [Document.Block] {
    [.counts(counts, title: wording[.whereProposalsStand], table: standingTable)] + [requestRow] + figureRows
  }

  // MARK: Counts

  /// All proposals, then each standing that has any, with the change since the last session.
  private var counts: [Document.Count] {
    let then = standingsThen
    func change(_ now: Int, _ before: Int?) -> RichText {
      guard let before, now != before else { return "" }
      return .init(wording.signed(now - before), .quiet)
    }
    let since =
      then == nil ? nil : frame.last.map { wording.rich(.changeSince, ["session": "\($0.reference)"], .quiet) }
    let all = Document.Count(wording[.proposalsHeading], items.count, detail: since ?? "")
    return [all]
      + Standing.allCases.compactMap { standing in
        let now = count(standing)
        guard now > 0 || then?[standing] ?? 0 > 0 else { return nil }
        return Document.Count(
          .init(wording.label(of: standing)), now, detail: change(now, then.map { $0[standing] ?? 0 }),
          mark: standing.mark)
      }
  }

  /// How the proposals covered stood at the end of the last session, by what is recorded now; nil if none was held, or
  /// if it goes on.
  private var standingsThen: [Standing: Int]? {
    guard let end = frame.end, end < day else { return nil }
    let rule = StandingRule(day: end, nextSession: frame.next?.date, judges: !isForOthers)
    return items.reduce(into: [:]) { counts, item in
      let proposal = Proposal.folding(item.facts.filter { $0.effective <= end }).state
      if proposal.isTabled { counts[rule.standing(of: proposal), default: 0] += 1 }
    }
  }

  private var standingTable: Table {
    var table = Table(columns: [
      .fixed(wording[.standing]), .number(wording[.proposalsHeading]), .number(wording[.atTheSession]),
      .init(wording[.byStatus], minimumWidth: 24),
    ])
    let then = standingsThen
    for standing in Standing.allCases {
      let members = items.filter { $0.standing == standing }
      let before = then?[standing] ?? 0
      guard !members.isEmpty || before > 0 else { continue }
      table.append([
        [TextRun(wording(.standing(standing)), standing.style, mark: standing.mark)],
        .init(wording.digits(members.count)),
        .init(then == nil ? "" : wording.digits(before)), .init(statuses(of: members)),
      ])
    }
    let before = then.map { wording.digits($0.values.reduce(0, +)) } ?? ""
    table.rows.append(
      .totals([
        .init(wording[.allInTotals]), .init(wording.digits(items.count)), .init(before), .init(statuses(of: items)),
      ]))
    return table
  }

  private func statuses(of items: [ReportItem]) -> String {
    let counts = Status.allCases.compactMap { status -> String? in
      let count = items.count { $0.proposal.currentStatus == status }
      guard count > 0 else { return nil }
      let claim: Phrase? = status == .completed ? .asClaimed : status == .closed ? .asVerified : nil
      return wording.counted(count, wording(.status(status))) + (claim.map { wording($0) } ?? "")
    }
    return wording.series(counts)
  }

  // MARK: Decisions, what is owed

  /// What is to be decided, beside what is owed.
  private var requestRow: Document.Block {
    guard let panel = decisionPanel else { return .row(owedPanels.map { .init(width: 6, [$0]) }) }
    return .row([.init(width: 8, [panel]), .init(width: 4, owedPanels)])
  }

  private var decisionPanel: Document.Block? {
    guard !decisions.isEmpty else { return nil }
    let title =
      frame.next.map { wording.rich(.forDecisionBefore, ["session": "\($0.reference)"]) }
      ?? wording[.forDecisionHeading]
    let requests = decisions.map { task -> RichText in
      var words = RichText("\(task.reference)", .reference) + " "
      words += wording.recorded(Self.sentence(task.followUp.action)) + " "
      words += RichText(task.followUp.owner, .strong) + wording[.comma]
      guard let due = task.followUp.due else { return words + wording.rich(.noDate, [:], .warning) }
      words += wording.rich(.byDay, ["day": .day(due)], .quiet)
      if task.followUp.isOverdue(on: day) {
        words += wording[.comma] + wording.rich(.late, ["n": .number(due.days(to: day))], .bad)
      }
      return words
    }
    return .panel(.init(.request, title: title, [.bullets(requests)]))
  }

  /// For each side how much it owes, how much of it is late, and what falls due next.
  private var owedPanels: [Document.Block] {
    [(frame.dialogue.ours, Phrase.weOwe), (frame.dialogue.theirs, .theyOwe)].map { side, title in
      let tasks = owed(by: side)
      let late = tasks.filter { $0.followUp.isOverdue(on: day) }
      var sentence = wording.rich(.openFollowUps, ["n": .number(tasks.count)])
      if !late.isEmpty {
        sentence += wording[.comma] + [TextRun(wording.count(.countOverdue, late.count), .bad, mark: .overdue)]
      }
      if let next = tasks.first(where: { ($0.followUp.due ?? day) > day }), let due = next.followUp.due {
        sentence += wording.rich(
          .nextIs,
          [
            "reference": .rich(RichText("\(next.reference)", .reference)), "day": .day(due),
            "owner": .text(next.followUp.owner),
          ])
      }
      let heading = owedHeading(wording[title] + wording.rich(.inBrackets, ["words": .text(wording.side(side))]), side)
      return .panel(.init(title: heading, [.paragraph(wording.sentence(sentence))]))
    }
  }

  // MARK: Drawings

  private var figureRows: [Document.Block] {
    [
      .row([
        .init(width: 4, [.figure(stageFigure)]), .init(width: 4, [.figure(overdueFigure)]),
        .init(width: 4, [.figure(deliveryFigure)]),
      ]),
      .row([.init(width: 8, [.figure(deadlineFigure)]), .init(width: 4, [.figure(ownerFigure)])]),
    ]
  }
}

extension Wording {
  /// What stands over the number of a standing.
  fileprivate func label(of standing: Standing) -> String {
    standing == .standing ? self(.standingLabel) : self(.standing(standing)).capitalizedFirst
  }
}

extension Standing {
  /// The sign of a standing.
  var mark: Mark {
    switch self {
    case .done: .done
    case .onTrack: .onTrack
    case .atRisk: .atRisk
    case .overdue: .overdue
    case .noNextStep: .noNextStep
    case .paused: .paused
    case .ended: .ended
    case .standing: .standing
    case .open: .noNextStep
    }
  }
}
