import Domain
import Projections

/// Our own report and the one for others, value by value.
struct ReleaseComparison {
  private let ours: FollowUpReport
  private let shared: FollowUpReport

  init(ours: FollowUpReport, shared: FollowUpReport) {
    (self.ours, self.shared) = (ours, shared)
  }

  var findings: [ReleaseFinding] {
    let theirs = Dictionary(shared.items.map { ($0.reference, $0) }) { first, _ in first }
    let own = Dictionary(ours.items.map { ($0.reference, $0) }) { first, _ in first }
    var findings = frameFindings
    for item in ours.items {
      guard let other = theirs[item.reference] else {
        findings.append(
          .init(rule: .missing, reference: "\(item.reference)", field: "proposal", ours: item.row.title, theirs: nil))
        continue
      }
      findings += values(item, other) + followUps(item, other) + targets(item, other)
    }
    // What is ended for us may still be open in what is shared.
    for item in shared.items where own[item.reference] == nil {
      findings.append(
        difference("\(item.reference)", "proposal", nil, "\(item.row.title), \(item.row.status.words)"))
    }
    return findings
  }

  // MARK: Around the proposals

  private var frameFindings: [ReleaseFinding] {
    let pairs = [
      ("title", ours.frame.dialogue.title, shared.frame.dialogue.title),
      ("last session", Self.words(ours.frame.last), Self.words(shared.frame.last)),
      ("next session", Self.words(ours.frame.next), Self.words(shared.frame.next)),
      ("prepared by", ours.settings.secretariat, shared.settings.secretariat),
    ]
    let code = ours.frame.dialogue.code
    return differences(code, pairs)
  }

  private static func words(_ session: SessionRow?) -> String? {
    session.map { session in
      let venue = session.venue.map { ", \($0)" } ?? ""
      return "\(session.reference), \(session.state.words), \(DayWording.span(session.date, session.until))\(venue)"
    }
  }

  // MARK: Of a proposal

  private func values(_ item: ReportItem, _ other: ReportItem) -> [ReleaseFinding] {
    let (row, shared) = (item.row, other.row)
    // Another position has another source; that needs no saying.
    let isSame = latest(item) == latest(other)
    return differences(
      "\(item.reference)",
      [
        ("title", row.title, shared.title), ("kind", row.kind, shared.kind), ("sector", row.sector, shared.sector),
        ("lead", row.lead, shared.lead), ("support", Self.list(row.support), Self.list(shared.support)),
        ("counterpart", Self.list(row.counterpart), Self.list(shared.counterpart)),
        ("status", status(row, item), status(shared, other)),
        ("response", row.response.words, shared.response.words), ("waiting", row.waiting, shared.waiting),
        ("latest position", latest(item), latest(other)),
        ("source", isSame ? source(item, ours) : nil, isSame ? source(other, self.shared) : nil),
      ])
  }

  private func status(_ row: ProposalRow, _ item: ReportItem) -> String {
    let since = "\(row.status.words) since \(DayWording.short(row.statusSince))"
    return row.isStanding ? "\(since), a standing commitment" : since
  }

  private func latest(_ item: ReportItem) -> String? {
    item.latest.map { "\(DayWording.short($0.on)): \($0.text)" }
  }

  private func source(_ item: ReportItem, _ report: FollowUpReport) -> String? {
    item.latest?.provenance.source(papers: report.papers)
  }

  private func followUps(_ item: ReportItem, _ other: ReportItem) -> [ReleaseFinding] {
    item.proposal.followUps.values.sorted { $0.number < $1.number }.flatMap { followUp -> [ReleaseFinding] in
      let reference = "\(item.reference).\(followUp.number)"
      guard let shared = other.proposal.followUps[followUp.number] else {
        // What is done and was never shared is nobody's business any more.
        guard followUp.isOpen else { return [] }
        return [.init(rule: .missing, reference: reference, field: "follow-up", ours: followUp.action, theirs: nil)]
      }
      return differences(
        reference,
        [
          ("action", followUp.action, shared.action), ("owner", followUp.owner, shared.owner),
          ("due", Self.due(followUp), Self.due(shared)), ("state", Self.state(followUp), Self.state(shared)),
          ("outcome", followUp.outcome, shared.outcome),
          ("for decision", Self.yes(followUp.isDecision), Self.yes(shared.isDecision)),
        ])
    }
  }

  private func targets(_ item: ReportItem, _ other: ReportItem) -> [ReleaseFinding] {
    item.proposal.targets.values.sorted { $0.number < $1.number }.flatMap { target -> [ReleaseFinding] in
      let reference = "\(item.reference).T\(target.number)"
      guard let shared = other.proposal.targets[target.number] else {
        return [
          .init(rule: .missing, reference: reference, field: "target", ours: target.definition.measure, theirs: nil)
        ]
      }
      return differences(
        reference,
        [
          ("measure", target.definition.measure, shared.definition.measure),
          ("reading", TargetWording.latest(of: target).plain, TargetWording.latest(of: shared).plain),
        ])
    }
  }

  // MARK: In words

  private static func due(_ followUp: FollowUp) -> String {
    guard let due = followUp.due else { return "no date" }
    return DayWording.short(due) + (followUp.slips > 0 ? ", \(DayWording.moved(followUp.slips))" : "")
  }

  private static func state(_ followUp: FollowUp) -> String {
    switch followUp.state {
    case .open: "open"
    case .completed(let day): "done on \(DayWording.short(day))"
    case .cancelled(let day): "cancelled on \(DayWording.short(day))"
    }
  }

  private static func yes(_ value: Bool) -> String { value ? "yes" : "no" }

  private static func list(_ codes: [String]) -> String? { codes.isEmpty ? nil : codes.joined(separator: ", ") }

  private func differences(
    _ reference: String, _ pairs: [(field: String, ours: String?, theirs: String?)]
  ) -> [ReleaseFinding] {
    pairs.filter { $0.ours != $0.theirs }.map { difference(reference, $0.field, $0.ours, $0.theirs) }
  }

  private func difference(_ reference: String, _ field: String, _ ours: String?, _ theirs: String?) -> ReleaseFinding {
    ReleaseFinding(rule: .differs, reference: reference, field: field, ours: ours, theirs: theirs)
  }
}
