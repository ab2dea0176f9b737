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
  func groups(of items: [ReportItem]) -> [Group] {
    Dictionary(grouping: items) { $0.row.sector?.capitalizedFirst ?? wording.kindHeading($0.row.kind) }
      .map { Group(name: $0.key, items: $0.value) }.sorted { $0.name < $1.name }
  }

  var matrix: Table { matrix(of: items) }

  /// Some of the proposals, in the same form.
  func matrix(of items: [ReportItem]) -> Table {
    var table = Table(columns: [
      .fixed(wording[.ref]), .init(wording[.proposal], minimumWidth: 20, weight: 2),
      .init(wording[.lead], minimumWidth: 8), .init(wording[.counterpart], minimumWidth: 8),
      .init(wording[.status], minimumWidth: 14), .fixed(wording[.due]),
      .init(wording[.latestPosition], minimumWidth: 24, weight: 3),
      .init(wording[.nextAction], minimumWidth: 20, weight: 2),
    ])
    for (index, group) in groups(of: items).enumerated() {
      table.rows.append(
        .group(RichText(Self.letter(index)) + "  " + wording.recorded(group.name), detail: .init(detail(group))))
      for item in group.items { table.append(cells(item)) }
    }
    return table
  }

  /// A to Z, then AA.
  private static func letter(_ index: Int) -> String {
    let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8(index % 26))
    return (index < 26 ? "" : Self.letter(index / 26 - 1)) + String(Character(letter))
  }

  private func detail(_ group: Group) -> String {
    let parts = [Standing.done, .overdue, .atRisk].compactMap { standing -> String? in
      let count = group.items.count { $0.standing == standing }
      return count == 0 ? nil : wording.counted(count, wording(.standing(standing)))
    }
    return wording.series([wording.count(.proposals, group.items.count)] + parts)
  }

  private func cells(_ item: ReportItem) -> [Table.Cell] {
    let row = item.row
    let lead = row.lead ?? wording(.none)
    let support = Filling.text(wording.series(row.support))
    return [
      .init("\(item.reference)", .reference),
      .init(lines: [
        title(of: item, .strong), wording.rich(.tabledBy, ["side": .text(wording.side(row.side))], .quiet),
      ]),
      .init(row.support.isEmpty ? lead : wording(.leadWith, ["lead": .text(lead), "who": support])),
      .init(wording.series(row.counterpart)),
      .init(lines: statusLines(item)), .init(lines: item.next.map { dueLines($0, of: item) } ?? []),
      .init(lines: positionLines(item)),
      .init(lines: nextLines(item)),
    ]
  }

  /// The title as agreed, in the language of the report where the register has it so.
  func title(of item: ReportItem, _ style: TextStyle = .plain) -> RichText {
    item.proposal.tabling.map { wording.recorded($0.title, style) } ?? wording.recorded(item.row.title, style)
  }

  private func statusLines(_ item: ReportItem) -> [RichText] {
    var lines: [RichText] =
      [[TextRun(wording(.status(item.row.status)), stage: item.row.status)]] + sharedLine(statusSharedOn(item))
    switch item.standing {
    // These are what the status itself says.
    case .done, .ended, .paused, .open: break
    case .overdue, .atRisk, .onTrack, .noNextStep, .standing:
      lines.append([TextRun(wording(.standing(item.standing)), item.standing.style, mark: item.standing.mark)])
    }
    let response = item.proposal.response?.value ?? .none
    if response != .none {
      lines.append(wording.rich(.responseIs, ["response": .text(wording(.response(response)))]))
      lines += sharedLine(responseSharedOn(item))
    }
    return lines
  }

  private func positionLines(_ item: ReportItem) -> [RichText] {
    guard let latest = item.latest else {
      return isForOthers ? [] : [wording.rich(.nothingSinceTabled, [:], .quiet)]
    }
    let mark = sharedMark(of: latest.event, after: latest.on)
    var lines: [RichText] = [RichText(wording.short(latest.on) + "  ", .quiet) + latest.words + mark]
    if let source = wording.source(latest.provenance, papers: papers) { lines.append(source.styled(.quiet)) }
    return lines
  }

  private func nextLines(_ item: ReportItem) -> [RichText] {
    var lines: [RichText] = []
    if let next = item.next {
      lines.append(wording.recorded(Self.sentence(next.action)) + " " + RichText(next.owner, .strong))
      if item.open.count > 1 { lines.append(wording.rich(.andMore, ["n": .number(item.open.count - 1)], .quiet)) }
    } else if !isForOthers, item.proposal.isOpen, !item.row.isStanding, item.standing != .paused {
      lines.append(wording.rich(.none, [:], .warning))
    }
    if let waiting = item.proposal.waiting, waiting.value.isForSomebody, item.proposal.isOpen {
      let waits = wording.waiting(waiting.value.on, waiting.value.thirdParty)
      let mark = sharedMark(of: waiting.event, after: waiting.since)
      lines.append(wording.rich(.waitsSince, ["waits": .rich(waits), "day": .day(waiting.since)], .quiet) + mark)
    }
    return lines
  }

  /// A text that ends as a sentence does.
  static func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?。！？؟۔".contains(last) else { return text }
    return switch TextLanguage(script: text) {
    case .japanese?: text + "。"
    case .urdu?: text + "۔"
    default: text + "."
    }
  }
}
