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
  let words: RichText
  let provenance: Provenance
  let event: EventID

  /// The words without their languages and styles.
  var what: String { words.plain }
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
  func tally(_ changes: [ReportChange]) -> String {
    let counts = ReportChange.Sort.allCases.compactMap { sort -> String? in
      let count = changes.count { $0.sort == sort }
      guard count > 0 else { return nil }
      let phrase: Phrase =
        switch sort {
        case .new: .newProposals
        case .status: .statusChanges
        case .response: .responses
        case .done: .followUpsDone
        case .moved: .datesMoved
        }
      return wording.count(phrase, count)
    }
    return wording.series(counts)
  }

  private func change(_ event: Recorded<ProposalEvent>, of item: ReportItem) -> ReportChange? {
    var reference = "\(item.reference)"
    let sentence = EventSentence(subject: .proposal(item.reference), wording: wording)
    let (sort, words): (ReportChange.Sort, RichText)
    switch event.fact {
    case .tabled(let tabling):
      (sort, words) = (.new, wording.rich(.newProposal, ["title": .rich(wording.recorded(tabling.title))]))
    case .statusChanged(let change): (sort, words) = (.status, sentence.words(change))
    case .responded(let side, let response): (sort, words) = (.response, sentence.words(response, of: side))
    case .followUp(let number, .completed(let outcome)):
      reference += ".\(number)"
      let what = outcome ?? item.proposal.followUps[number]?.action ?? ""
      (sort, words) = (.done, wording.rich(.doneNow, ["what": .recorded(what)]))
    case .followUp(let number, .rescheduled), .followUp(let number, .reopened):
      reference += ".\(number)"
      (sort, words) = (.moved, moved(number, by: event.id, of: item))
    default: return nil
    }
    return ReportChange(
      sort: sort, proposal: item.reference, on: event.effective, reference: reference, words: words,
      provenance: event.provenance,
      event: event.id)
  }

  private func moved(_ number: Int, by event: EventID, of item: ReportItem) -> RichText {
    guard let move = item.proposal.followUps[number]?.moves.first(where: { $0.event == event }) else {
      return wording[.dateMoved]
    }
    guard let from = move.from else { return wording.rich(.dueNowUndatedBefore, ["day": .day(move.to)]) }
    return wording.rich(
      .dueInstead,
      ["day": .day(move.to), "from": .day(from), "shift": .text(wording.shift(from.days(to: move.to)))])
  }
}
