import Domain
import Projections

// What is seen first: counts, what is to be decided, what is owed, and the drawings.
extension FollowUpReport {
  var firstPage: [Document.Block] {
    [.counts(counts, title: "Where the proposals stand", table: standingTable)] + [requestRow] + figureRows
  }

  // MARK: Counts

  /// All proposals, then each standing that has any, with the change since the last session.
  private var counts: [Document.Count] {
    let then = standingsThen
    func change(_ now: Int, _ before: Int?) -> RichText {
      guard let before, now != before else { return "" }
      return .init(now > before ? "+\(now - before)" : "−\(before - now)", .quiet)
    }
    let since = then == nil ? nil : frame.last.map { RichText("± since\n\($0.reference)", .quiet) }
    let all = Document.Count("Proposals", items.count, detail: since ?? "")
    return [all]
      + Standing.allCases.compactMap { standing in
        let now = count(standing)
        guard now > 0 || then?[standing] ?? 0 > 0 else { return nil }
        return Document.Count(
          .init(standing.label), now, detail: change(now, then.map { $0[standing] ?? 0 }),
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
      .fixed("Standing"), .number("Proposals"), .number("At the session"), .init("By status", minimumWidth: 24),
    ])
    let then = standingsThen
    for standing in Standing.allCases {
      let members = items.filter { $0.standing == standing }
      let before = then?[standing] ?? 0
      guard !members.isEmpty || before > 0 else { continue }
      table.append([
        [TextRun(standing.words, standing.style, mark: standing.mark)], .init(Plural.digits(members.count)),
        .init(then == nil ? "" : Plural.digits(before)), .init(Self.statuses(of: members)),
      ])
    }
    let before = then.map { Plural.digits($0.values.reduce(0, +)) } ?? ""
    table.rows.append(
      .totals(["all", .init(Plural.digits(items.count)), .init(before), .init(Self.statuses(of: items))]))
    return table
  }

  private static func statuses(of items: [ReportItem]) -> String {
    Status.allCases.compactMap { status in
      let count = items.count { $0.proposal.currentStatus == status }
      guard count > 0 else { return nil }
      let claim = status == .completed ? " (as claimed)" : status == .closed ? " (as verified)" : ""
      return "\(count) \(status.words)\(claim)"
    }.joined(separator: ", ")
  }

  // MARK: Decisions, what is owed

  /// What is to be decided, beside what is owed.
  private var requestRow: Document.Block {
    guard let panel = decisionPanel else { return .row(owedPanels.map { .init(width: 6, [$0]) }) }
    return .row([.init(width: 8, [panel]), .init(width: 4, owedPanels)])
  }

  private var decisionPanel: Document.Block? {
    guard !decisions.isEmpty else { return nil }
    let title = frame.next.map { "For decision before \($0.reference)" } ?? "For decision"
    let requests = decisions.map { task -> RichText in
      var words: RichText = [
        TextRun("\(task.reference)", .reference), TextRun(" \(Self.sentence(task.followUp.action)) "),
        TextRun(task.followUp.owner, .strong), TextRun(", "),
      ]
      guard let due = task.followUp.due else { return words + .init("no date", .warning) }
      words += RichText("by \(DayWording.short(due))", .quiet)
      if task.followUp.isOverdue(on: day) {
        words += [TextRun(", "), TextRun("\(Plural.counted(due.days(to: day), "day")) late", .bad)]
      }
      return words
    }
    return .panel(.init(.request, title: .init(title), [.bullets(requests)]))
  }

  /// For each side how much it owes, how much of it is late, and what falls due next.
  private var owedPanels: [Document.Block] {
    [(frame.dialogue.ours, "What we owe"), (frame.dialogue.theirs, "What they owe us")].map { side, title in
      let tasks = owed(by: side)
      let late = tasks.filter { $0.followUp.isOverdue(on: day) }
      var sentence: RichText = "\(Plural.counted(tasks.count, "open follow-up"))".rich
      if !late.isEmpty {
        sentence += [TextRun(", "), TextRun("\(Plural.digits(late.count)) overdue", .bad, mark: .overdue)]
      }
      if let next = tasks.first(where: { ($0.followUp.due ?? day) > day }), let due = next.followUp.due {
        sentence += [
          TextRun(". Next: "), TextRun("\(next.reference)", .reference),
          TextRun(" by \(DayWording.short(due)), \(next.followUp.owner)"),
        ]
      }
      return .panel(.init(title: owedHeading(title, side), [.paragraph(sentence + ".")]))
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

extension Standing {
  /// What stands over a number.
  fileprivate var label: String { self == .standing ? "Standing" : words.capitalizedFirst }

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
