import Domain
import Projections

// The implementation matrix: every proposal covered, by sector.
extension FollowUpReport {
  /// A heading of the matrix and what stands below it.
  struct Group: Sendable {
    let name: String
    let items: [ReportItem]
  }

  /// By sector, or by kind where no sector is given; in the order of the names.
  static func groups(of items: [ReportItem]) -> [Group] {
    Dictionary(grouping: items) { $0.row.sector?.capitalizedFirst ?? Kind.heading(for: $0.row.kind) }
      .map { Group(name: $0.key, items: $0.value) }.sorted { $0.name < $1.name }
  }

  var matrix: Table { matrix(of: items) }

  /// Some of the proposals, in the same form.
  func matrix(of items: [ReportItem]) -> Table {
    var table = Table(columns: [
      .fixed("Ref."), .init("Proposal", minimumWidth: 20, weight: 2), .init("Lead", minimumWidth: 8),
      .init("Counterpart", minimumWidth: 8), .init("Status", minimumWidth: 14), .fixed("Due"),
      .init("Latest position", minimumWidth: 24, weight: 3),
      .init("Next action", minimumWidth: 20, weight: 2),
    ])
    for (index, group) in Self.groups(of: items).enumerated() {
      table.rows.append(.group("\(Self.letter(index))  \(group.name)".rich, detail: .init(Self.detail(group))))
      for item in group.items { table.append(cells(item)) }
    }
    return table
  }

  /// A to Z, then AA.
  private static func letter(_ index: Int) -> String {
    let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8(index % 26))
    return (index < 26 ? "" : Self.letter(index / 26 - 1)) + String(Character(letter))
  }

  private static func detail(_ group: Group) -> String {
    let parts = [Standing.done, .overdue, .atRisk].compactMap { standing -> String? in
      let count = group.items.count { $0.standing == standing }
      return count == 0 ? nil : "\(count) \(standing.words)"
    }
    return ([Plural.counted(group.items.count, "proposal")] + parts).joined(separator: ", ")
  }

  private func cells(_ item: ReportItem) -> [Table.Cell] {
    let row = item.row
    let support = row.support.isEmpty ? "" : " with \(row.support.joined(separator: ", "))"
    return [
      .init("\(item.reference)", .reference),
      .init(lines: [.init(row.title, .strong), .init("tabled by \(SideWording.name(row.side))", .quiet)]),
      .init((row.lead ?? (isForOthers ? "" : "none")) + support), .init(row.counterpart.joined(separator: ", ")),
      .init(lines: statusLines(item)), .init(lines: item.next.map { dueLines($0, of: item) } ?? []),
      .init(lines: positionLines(item)),
      .init(lines: nextLines(item)),
    ]
  }

  private func statusLines(_ item: ReportItem) -> [RichText] {
    var lines: [RichText] =
      [[TextRun(item.row.status.words, stage: item.row.status)]] + sharedLine(statusSharedOn(item))
    switch item.standing {
    // These are what the status itself says.
    case .done, .ended, .paused, .open: break
    case .overdue, .atRisk, .onTrack, .noNextStep, .standing:
      lines.append([TextRun(item.standing.words, item.standing.style, mark: item.standing.mark)])
    }
    let response = item.proposal.response?.value ?? .none
    if response != .none {
      lines += ["response \(response.words)".rich] + sharedLine(responseSharedOn(item))
    }
    return lines
  }

  private func positionLines(_ item: ReportItem) -> [RichText] {
    guard let latest = item.latest else { return isForOthers ? [] : [.init("nothing since it was tabled", .quiet)] }
    let day = RichText("\(DayWording.short(latest.on))  ", .quiet)
    var lines: [RichText] = [day + RichText(latest.text) + sharedMark(of: latest.event, after: latest.on)]
    if let source = latest.provenance.source(papers: papers) { lines.append(.init(source, .quiet)) }
    return lines
  }

  private func nextLines(_ item: ReportItem) -> [RichText] {
    var lines: [RichText] = []
    if let next = item.next {
      lines.append([TextRun(Self.sentence(next.action) + " "), TextRun(next.owner, .strong)])
      if item.open.count > 1 { lines.append(.init("and \(item.open.count - 1) more", .quiet)) }
    } else if !isForOthers, item.proposal.isOpen, !item.row.isStanding, item.standing != .paused {
      lines.append(.init("none", .warning))
    }
    if let waiting = item.proposal.waiting, waiting.value.isForSomebody, item.proposal.isOpen {
      let words = AnswerWording.waiting(waiting.value.on, waiting.value.thirdParty)
      let mark = sharedMark(of: waiting.event, after: waiting.since)
      lines.append(.init("\(words) since \(DayWording.short(waiting.since))", .quiet) + mark)
    }
    return lines
  }

  /// A text that ends as a sentence does.
  static func sentence(_ text: String) -> String {
    text.last.map { ".!?。؟".contains($0) } ?? true ? text : text + "."
  }
}
