import Domain
import Projections

extension OverdueReport {
  public var document: Document {
    let owner = filter.institution.map { " of \($0)" } ?? ""
    let dialogue = filter.dialogue.map { " in \($0)" } ?? ""
    var document = Document(
      title: "Overdue follow-ups\(owner)\(dialogue) as at \(DayWording.long(position.asOf))".rich)
    document.append(.paragraph(headline))
    if selection.isFiltering { document.blocks += selection.note }
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
    guard let oldest = counts.map(\.oldestDue).min() else { return ["Nothing is overdue."] }
    let place = counts.first { $0.oldestDue == oldest }?.institution ?? ""
    let verb = total == 1 ? "is" : "are"
    let days = oldest.days(to: position.asOf)
    return [
      TextRun("\(Plural.counted(total, "follow-up")) \(verb) overdue", .bad),
      TextRun(" at \(Plural.counted(counts.count, "institution")). The oldest, at \(place), has been due since "),
      TextRun("\(DayWording.long(oldest)): \(Plural.counted(days, "day")) late."),
    ]
  }

  private var countTable: Table {
    Table(
      columns: [
        .fixed("Institution"), .init("Name", minimumWidth: 16), .number("Overdue"), .fixed("Oldest due"),
        .number("Days late, longest"), .number("Days late, all"),
      ],
      rows: counts.map { count in
        .cells([
          .init(count.institution, .reference), .init(institutions.name(count.institution) ?? count.institution),
          .init(Plural.digits(count.overdue), .bad), .init(DayWording.long(count.oldestDue)),
          .init(Plural.digits(count.oldestDue.days(to: position.asOf))), .init(Plural.digits(count.daysLateTotal)),
        ])
      } + [
        .totals([
          .init(Plural.counted(counts.count, "institution")), "", .init(Plural.digits(total)), "", "",
          .init(Plural.digits(counts.reduce(0) { $0 + $1.daysLateTotal })),
        ])
      ])
  }

  private var itemTable: Table {
    var table = Table(columns: [
      .fixed("Follow-up"), .init("Action and proposal", minimumWidth: 24), .fixed("Due"), .number("Days late"),
    ])
    var owner: String?
    let counted = Dictionary(counts.map { ($0.institution, $0) }) { first, _ in first }
    for item in items {
      if item.followUp.owner != owner, let count = counted[item.followUp.owner] {
        let longest = Plural.counted(count.oldestDue.days(to: position.asOf), "day")
        table.rows.append(
          .group(
            institutions.heading(count.institution),
            detail: .init(
              "\(Plural.digits(count.overdue)) overdue" + (count.overdue == 1 ? "" : ", longest \(longest)"))))
      }
      owner = item.followUp.owner
      table.append(cells(item))
    }
    return table
  }

  private func cells(_ item: Item) -> [Table.Cell] {
    let (row, proposal) = (item.followUp, item.followUp.proposal)
    var due: [RichText] = [.init(DayWording.long(item.due))]
    if row.slips > 0 { due.append(.init(DayWording.moved(row.slips), .warning)) }
    if let first = row.firstDue, first != item.due { due.append(.init("first \(DayWording.short(first))", .quiet)) }
    var late: [RichText] = [.init(Plural.digits(item.daysOverdue), .bad)]
    if item.workingDaysOverdue == 0 { late.append(.init("0 working", .quiet)) }
    return [
      .init("\(row.reference)", .reference),
      .init(lines: [.init(row.action, .strong), .init(proposal.title), .init(Self.circumstances(item), .quiet)]),
      .init(lines: due), .init(lines: late),
    ]
  }

  /// Who else is concerned, how far it has come, and when anything was heard of it last.
  private static func circumstances(_ item: Item) -> String {
    let proposal = item.followUp.proposal
    var parts = [proposal.status.words]
    if let lead = proposal.lead, lead != item.followUp.owner { parts.append("lead \(lead)") }
    let others = proposal.counterpart.filter { $0 != item.followUp.owner }
    if !others.isEmpty { parts.append("with \(others.joined(separator: ", "))") }
    parts.append("last entry \(DayWording.short(proposal.lastEntry))")
    if item.remindersSent > 0 { parts.append(Plural.counted(item.remindersSent, "reminder")) }
    return parts.joined(separator: "; ")
  }
}

// MARK: - What nobody chases

extension OverdueReport {
  /// So many rows are shown; all of them are in JSON.
  private static let unchasedShown = 12

  private func blocks(_ unchased: Unchased) -> [Document.Block] {
    var blocks: [Document.Block] = []
    let withoutStep = Set(unchased.withoutNextStep.map(\.reference))
    let silent = Set(unchased.silent.map(\.reference))
    let rows = (unchased.silent + unchased.withoutNextStep.filter { !silent.contains($0.reference) })
      .sorted { $0.lastEntry < $1.lastEntry }
    if !rows.isEmpty {
      var table = Table(columns: [
        .fixed("Proposal"), .init("Title", minimumWidth: 20), .fixed("Lead"), .number("Days silent"),
        .fixed("Next step"),
      ])
      for row in rows.prefix(Self.unchasedShown) {
        let isSilent = silent.contains(row.reference)
        let days = row.lastEntry.days(to: position.asOf)
        table.append([
          .init("\(row.reference)", .reference), .init(row.title), .init(row.lead ?? "none"),
          isSilent ? .init(Plural.digits(days), .warning) : .init(),
          withoutStep.contains(row.reference) ? .init("none", .warning) : .init(),
        ])
      }
      let shown = rows.count > Self.unchasedShown ? ", \(Self.unchasedShown) of \(rows.count)" : ""
      blocks += [.heading(level: 1, "What nobody chases\(shown)"), .table(table)]
    }
    return blocks + [.bullets(counts(unchased))]
  }

  private func counts(_ unchased: Unchased) -> [RichText] {
    let steps = unchased.withoutNextStep.count
    let soon = unchased.dueSoon
    return [
      "\(Plural.counted(steps, "open proposal")) without a dated next step.",
      "\(Plural.counted(unchased.silent.count, "open proposal")) without any entry for more than "
        + "\(unchased.silenceDays) days.",
      "\(Plural.counted(soon, "follow-up")) due in the next \(Self.dueSoonDays) days.",
      "\(Plural.counted(unchased.undated, "open follow-up")) without a date.",
    ].map { RichText($0) }
  }
}
