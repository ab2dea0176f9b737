import Domain
import Projections

extension OverdueReport {
  public var document: Document {
    let owner = filter.institution.map { wording(.ofOwner, ["owner": .text($0)]) } ?? ""
    let dialogue = filter.dialogue.map { wording(.inDialogue, ["dialogue": .text($0)]) } ?? ""
    var document = Document(
      title: wording.rich(
        .overdueTitle, ["owner": .text(owner), "dialogue": .text(dialogue), "day": .longDay(position.asOf)]),
      language: wording.language)
    document.append(.paragraph(headline))
    if selection.isFiltering { document.blocks += selection.note(wording) }
    document.blocks += institutions.passing(filter.institution)
    if unchased == nil {
      if !counts.isEmpty { document.append(.table(countTable)) }
      return document
    }
    if !items.isEmpty { document.append(.table(itemTable)) }
    if let unchased { document.blocks += blocks(unchased) }
    return document
  }

  /// How much is late and where the oldest lies.
  private var headline: RichText {
    guard let oldest = counts.map(\.oldestDue).min() else { return wording[.nothingOverdue] }
    let place = counts.first { $0.oldestDue == oldest }?.institution ?? ""
    return wording.rich(
      .overdueHeadline,
      [
        "late": .rich(wording.rich(.overdueFollowUps, ["n": .number(total)], .bad)),
        "places": .text(wording.count(.institutions, counts.count)), "place": .text(place),
        "day": .longDay(oldest), "days": .number(oldest.days(to: position.asOf)),
      ])
  }

  private var countTable: Table {
    Table(
      columns: [
        .fixed(wording[.institution]), .init(wording[.name], minimumWidth: 16), .number(wording[.overdue]),
        .fixed(wording[.oldestDue]), .number(wording[.daysLateLongest]), .number(wording[.daysLateAll]),
      ],
      rows: counts.map { count in
        .cells([
          .init(count.institution, .reference), .init(institutions.named(count.institution)),
          .init(wording.digits(count.overdue), .bad), .init(wording.long(count.oldestDue)),
          .init(wording.digits(count.oldestDue.days(to: position.asOf))), .init(wording.digits(count.daysLateTotal)),
        ])
      } + [
        .totals([
          .init(wording.count(.institutions, counts.count)), "", .init(wording.digits(total)), "", "",
          .init(wording.digits(counts.reduce(0) { $0 + $1.daysLateTotal })),
        ])
      ])
  }

  private var itemTable: Table {
    var table = Table(columns: [
      .fixed(wording[.followUp]), .init(wording[.actionAndProposal], minimumWidth: 24), .fixed(wording[.due]),
      .number(wording[.daysLate]),
    ])
    table.rows = Rows(making: tableRows)
    return table
  }

  /// A row for each item, those of each owner under its heading.
  private func tableRows() -> AnyIterator<Table.Row> {
    let counted = Dictionary(counts.map { ($0.institution, $0) }) { first, _ in first }
    let words = RepeatedWords(wording)
    return AnyIterator(
      grouping: items.makeIterator(), by: \.followUp.owner,
      heading: { item in
        counted[item.followUp.owner].map { .group(institutions.heading($0.institution), detail: detail($0)) }
      }, row: { .cells(cells($0, words)) })
  }

  private func detail(_ count: OverdueCount) -> RichText {
    if count.overdue == 1 { return wording.rich(.countOverdue, ["n": 1]) }
    return wording.rich(
      .countOverdueLongest,
      ["n": .number(count.overdue), "days": .number(count.oldestDue.days(to: position.asOf))])
  }

  private func cells(_ item: Item, _ words: RepeatedWords) -> [Table.Cell] {
    let (row, proposal) = (item.followUp, item.followUp.proposal)
    var due: [RichText] = [.init(words.long(item.due))]
    if row.slips > 0 { due.append(.init(wording.moved(row.slips), .warning)) }
    if let first = row.firstDue, first != item.due {
      due.append(wording.rich(.firstDue, ["day": .day(first)], .quiet))
    }
    var late: [RichText] = [.init(wording.digits(item.daysOverdue), .bad)]
    if item.workingDaysOverdue == 0 { late.append(wording.rich(.noWorkingDays, [:], .quiet)) }
    return [
      .init("\(row.reference)", .reference),
      .init(lines: [
        wording.recorded(row.action, .strong), wording.recorded(proposal.title),
        .init(circumstances(item, words), .quiet),
      ]),
      .init(lines: due), .init(lines: late),
    ]
  }

  /// Who else is concerned, how far it has come, and when anything was heard of it last.
  private func circumstances(_ item: Item, _ words: RepeatedWords) -> String {
    let proposal = item.followUp.proposal
    var parts = [words.words(proposal.status)]
    if let lead = proposal.lead, lead != item.followUp.owner { parts.append(words.words(.leadNamed, [lead])) }
    let others = proposal.counterpart.filter { $0 != item.followUp.owner }
    if !others.isEmpty { parts.append(words.words(.withBodies, others)) }
    parts.append(words.words(.lastEntryOn, proposal.lastEntry))
    if item.remindersSent > 0 { parts.append(wording.count(.reminders, item.remindersSent)) }
    return parts.joined(separator: words.words(.semicolon))
  }
}

// MARK: - What nobody chases

extension OverdueReport {
  private func blocks(_ unchased: Unchased) -> [Document.Block] {
    var blocks: [Document.Block] = []
    let proposals = unchased.proposals
    if !proposals.first.isEmpty {
      var table = Table(columns: [
        .fixed(wording[.proposal]), .init(wording[.title], minimumWidth: 20), .fixed(wording[.lead]),
        .number(wording[.daysSilent]), .fixed(wording[.nextStep]),
      ])
      for one in proposals.first {
        let row = one.proposal
        let days = row.lastEntry.days(to: position.asOf)
        table.append([
          .init("\(row.reference)", .reference), .init(wording.recorded(row.title)),
          .init(row.lead ?? wording(.none)), one.isSilent ? .init(wording.digits(days), .warning) : .init(),
          one.isWithoutNextStep ? .init(wording(.none), .warning) : .init(),
        ])
      }
      let shown = proposals.first.count
      let heading =
        proposals.count > shown
        ? wording.rich(.unchasedShown, ["shown": .number(shown), "n": .number(proposals.count)])
        : wording[.unchased]
      blocks += [.heading(level: 1, heading), .table(table)]
    }
    return blocks + [.bullets(counts(unchased))]
  }

  private func counts(_ unchased: Unchased) -> [RichText] {
    [
      wording.rich(.countWithoutStep, ["n": .number(unchased.proposals.withoutNextStep)]),
      wording.rich(
        .countSilent, ["n": .number(unchased.proposals.silent), "days": .number(unchased.silenceDays)]),
      wording.rich(.countDueSoon, ["n": .number(unchased.dueSoon), "days": .number(Self.dueSoonDays)]),
      wording.rich(.countUndated, ["n": .number(unchased.undated)]),
    ]
  }
}
