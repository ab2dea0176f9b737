package import Domain

/// What of one history a circle may see on a day.
///
/// Only facts: what was corrected, withdrawn or said about who may see it has done its work and is not among them.
package struct SharedHistory {
  /// A fact as it holds, with the day since which the circle may see it.
  package struct Shown {
    package let fact: Recorded<Fact>
    /// The later one of the day on which it took effect and the day on which it was shared.
    package let since: CalendarDate
    /// The later one of that day and the day of the newest correction: since when it reads as it does.
    package let worded: CalendarDate

    package init(fact: Recorded<Fact>, since: CalendarDate, worded: CalendarDate) {
      (self.fact, self.since, self.worded) = (fact, since, worded)
    }

    /// The same with another fact in its place.
    package func with(_ fact: Recorded<Fact>) -> Shown { Shown(fact: fact, since: since, worded: worded) }
  }

  /// In fold order.
  package private(set) var shown: [Shown] = []
  /// How many entries stand on that day, shown or not; what never leaves the house is not counted.
  package private(set) var standing = 0
  /// Everything that decides what is shown: what the circle could ever see, and what was said about it.
  ///
  /// An entry that it never could see is not among them.
  package private(set) var deciding: [EventID] = []

  /// - Parameters:
  ///   - events: one subject's events in total order, as far as they are known.
  ///   - circle: who is to see it; `internal` shows everything.
  package init(of events: [StoredEvent], asOf day: CalendarDate, circle: Sharing) {
    let history = StandingHistory(of: events, asOf: day)
    var amendments = Amendments(of: events)
    amendments.collect()
    let byID = Dictionary(events.map { ($0.id, $0) }) { first, _ in first }
    for fact in history.facts where !fact.fact.staysInHouse {
      standing += 1
      guard let event = byID[fact.id],
        let since = amendments.shared(event, from: fact.effective, with: circle, asOf: day)
      else { continue }
      let corrected = history.corrections[fact.id]?.last.flatMap { byID[$0]?.effective }
      shown.append(Shown(fact: fact, since: since, worded: max(since, corrected ?? since)))
    }
    standing += history.notUnderstood.count
    // What a later version says about who may see an entry is not understood here, so nothing is shown.
    if history.notUnderstood.contains(where: { $0.event.type.hasPrefix("event.") }) { shown = [] }
    for event in events where !amendments.isAmendment(event.id) && amendments.wasEverShared(event, with: circle) {
      let chain = amendments.chain(of: event.id)
      // A line to take that was never anything else decides nothing, whatever its header says.
      if chain.count == 1, event.type == "proposal.noted", case .fact(let fact, _)? = try? event.decoded(),
        fact.staysInHouse
      {
        continue
      }
      deciding += chain
    }
  }
}
