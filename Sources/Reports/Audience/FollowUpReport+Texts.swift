import Domain
import EventLog
import Projections

// The texts of people that the paper prints.
extension FollowUpReport {
  /// Those that its readers may see only since a later day; nil = every one.
  func texts(newAfter day: CalendarDate?) -> [ReleaseFinding] {
    let changed = Dictionary(grouping: changes) { $0.reference.prefix { $0 != "." } }
    return items.flatMap { texts($0, changed["\($0.reference)"] ?? []) }.filter { text in
      guard let day, let since = text.sharedOn else { return true }
      return since > day
    }
  }

  private func texts(_ item: ReportItem, _ changed: [ReportChange]) -> [ReleaseFinding] {
    var texts: [ReleaseFinding] = []
    func add(_ reference: String, _ field: String, _ text: String?, _ event: EventID?) {
      guard let text else { return }
      texts.append(
        ReleaseFinding(
          rule: .firstTime, reference: reference, field: field, ours: nil, theirs: text,
          sharedOn: event.flatMap { disclosure?.wordedOn[$0] },
          event: event))
    }
    let reference = "\(item.reference)"
    add(reference, "title", item.row.title, item.lastEvent(\.givesTitle))
    add(reference, "sector", item.row.sector, item.lastEvent(\.givesSector))
    for followUp in item.open {
      add("\(reference).\(followUp.number)", "action", followUp.action, item.lastEvent { $0.words(followUp.number) })
    }
    for target in item.proposal.targets.values.sorted(by: { $0.number < $1.number }) {
      let event = item.lastEvent { if case .targetSet(target.number, _) = $0 { true } else { false } }
      add("\(reference).T\(target.number)", "measure", target.definition.measure, event)
    }
    if let third = item.proposal.waiting, let text = third.value.thirdParty {
      add(reference, "third party", text, third.event)
    }
    if let latest = item.latest {
      add(reference, "latest position", latest.text, latest.event)
      add(reference, "source", latest.provenance.source(papers: papers), latest.event)
    }
    for change in changed where change.event != item.latest?.event && [.status, .done].contains(change.sort) {
      add(change.reference, "change", change.what, change.event)
    }
    return texts
  }
}

extension ProposalEvent {
  fileprivate var givesTitle: Bool {
    switch self {
    case .tabled: true
    case .amended(let amendment): amendment.title != nil
    default: false
    }
  }

  fileprivate var givesSector: Bool {
    switch self {
    case .tabled(let tabling): tabling.sector != nil
    case .amended(let amendment): amendment.sector != nil
    default: false
    }
  }

  /// Whether it says what is to be done.
  fileprivate func words(_ number: Int) -> Bool {
    switch self {
    case .followUp(number, .scheduled), .followUp(number, .amended): true
    default: false
    }
  }
}
