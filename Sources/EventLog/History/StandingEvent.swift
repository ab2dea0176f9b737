public import Domain

/// One event as it holds, with what was said about it since.
public struct StandingEvent: Sendable {
  /// As it was recorded.
  public let event: StoredEvent
  /// The data that holds after every correction that stands; nil if its words were removed without others in place.
  public let data: DataObject?
  /// The day from which it holds.
  public let effective: CalendarDate
  /// Who may see it; what is said about an event is as confidential as that event.
  public let sharing: Sharing
  /// The event that says that it was entered in error.
  public let withdrawnBy: EventID?
  /// The corrections of it that stand, in order; the last one counts.
  public let corrections: [EventID]
  /// Further papers that say the same.
  public let confirmations: [Provenance]

  /// - Parameters:
  ///   - id: an event of the history; nil is given back for any other.
  ///   - history: one subject's events in total order.
  ///   - day: the day on which somebody wants to see it.
  public init?(_ id: EventID, in history: [StoredEvent], asOf day: CalendarDate) {
    // What is said of an entry by one whose own words were removed still counts.
    let history = Amendments.withRedactions(history)
    guard let event = history.first(where: { $0.id == id }) else { return nil }
    var amendments = Amendments(of: history)
    amendments.collect()
    self.event = event
    let held = amendments.standing(of: event)
    data = held.data
    effective = held.effective
    corrections = held.corrections
    withdrawnBy = amendments.withdrawals[id]
    confirmations = amendments.confirmations[id] ?? []
    var root = event
    // A chain of corrections ends at the fact that all of them are about; each names an earlier event.
    while case .amendment(let amendment, _)? = try? root.decoded(),
      let target = history.first(where: { $0.id == amendment.target }), target.id != root.id, target.time <= root.time
    {
      root = target
    }
    sharing = amendments.sharing(of: root, asOf: day)
  }
}
