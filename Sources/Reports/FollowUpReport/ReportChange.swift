import Domain

/// Something that changed since the last session.
struct ReportChange: Sendable {
  /// What sort of change, to count them by.
  enum Sort: Sendable, CaseIterable {
    case new, status, response, done, moved
  }

  let sort: Sort
  let proposal: ProposalReference
  let on: CalendarDate
  let reference: String
  let what: String
  let provenance: Provenance
  let event: EventID
}

extension FollowUpReport {
  /// Status moves, responses, what was done, moved dates and new proposals after the last session, newest first.
  var changes: [ReportChange] {
    guard let end = frame.end else { return [] }
    let changes = items.flatMap { item in
      item.facts.filter { $0.effective > end }.compactMap { change($0, of: item) }
    }
    return changes.enumerated().sorted { ($0.element.on, $0.offset) > ($1.element.on, $1.offset) }.map(\.element)
  }

  /// "13 changes of status, 16 follow-ups done, 17 dates moved".
  static func tally(_ changes: [ReportChange]) -> String {
    ReportChange.Sort.allCases.compactMap { sort in
      let count = changes.count { $0.sort == sort }
      guard count > 0 else { return nil }
      return switch sort {
      case .new: Plural.counted(count, "new proposal")
      case .status: Plural.counted(count, "change of status", "changes of status")
      case .response: Plural.counted(count, "response")
      case .done: Plural.counted(count, "follow-up") + " done"
      case .moved: Plural.counted(count, "date") + " moved"
      }
    }.joined(separator: ", ")
  }

  private func change(_ event: Recorded<ProposalEvent>, of item: ReportItem) -> ReportChange? {
    var reference = "\(item.reference)"
    let (sort, what): (ReportChange.Sort, String)
    switch event.fact {
    case .tabled(let tabling): (sort, what) = (.new, "New: \(tabling.title.wording())")
    case .statusChanged(let change): (sort, what) = (.status, EventSentence.words(change))
    case .responded(let side, let response): (sort, what) = (.response, EventSentence.words(response, of: side))
    case .followUp(let number, .completed(let outcome)):
      reference += ".\(number)"
      (sort, what) = (.done, "Done: \(outcome ?? item.proposal.followUps[number]?.action ?? "")")
    case .followUp(let number, .rescheduled), .followUp(let number, .reopened):
      reference += ".\(number)"
      (sort, what) = (.moved, moved(number, by: event.id, of: item))
    default: return nil
    }
    return ReportChange(
      sort: sort, proposal: item.reference, on: event.effective, reference: reference, what: what,
      provenance: event.provenance,
      event: event.id)
  }

  private func moved(_ number: Int, by event: EventID, of item: ReportItem) -> String {
    guard let move = item.proposal.followUps[number]?.moves.first(where: { $0.event == event }) else {
      return "Date moved."
    }
    guard let from = move.from else { return "Due \(DayWording.short(move.to)), undated before." }
    let days = from.days(to: move.to)
    return "Due \(DayWording.short(move.to)) instead of \(DayWording.short(from)), "
      + "\(Plural.counted(abs(days), "day")) \(days > 0 ? "later" : "earlier")."
  }
}
