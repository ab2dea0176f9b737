import Domain

// Who may see an event, and since when (log format, "Corrections": clearance changes from its own effective day on).
extension Amendments {
  /// Who may see an event on a day.
  func sharing(of event: StoredEvent, asOf day: CalendarDate?) -> Sharing {
    sharingChanges(of: event, asOf: day).last?.sharing ?? event.sharing
  }

  /// The day since which a circle may see an event that holds from a day, without a break; nil if it may not.
  func shared(_ event: StoredEvent, from effective: CalendarDate, with circle: Sharing, asOf day: CalendarDate)
    -> CalendarDate?
  {
    var since = event.sharing >= circle ? effective : nil
    for change in sharingChanges(of: event, asOf: day) {
      since = change.sharing >= circle ? since ?? max(change.effective, effective) : nil
    }
    return since
  }

  /// Whether a circle could ever see an event, or is said to be able to from some day on.
  func wasEverShared(_ event: StoredEvent, with circle: Sharing) -> Bool {
    event.sharing >= circle || (byTarget[event.id] ?? []).contains { opens($0, to: circle) }
  }

  /// The event and everything that was ever said about it.
  func chain(of id: EventID) -> [EventID] {
    [id] + (byTarget[id] ?? []).flatMap { chain(of: $0.event.id) }
  }

  /// In the order in which they count: by day, and of two from one day the one recorded last.
  private func sharingChanges(
    of event: StoredEvent, asOf day: CalendarDate?
  ) -> [(effective: CalendarDate, sharing: Sharing)] {
    var changes: [(effective: CalendarDate, sharing: Sharing)] = []
    for amendment in byTarget[event.id] ?? [] where withdrawals[amendment.event.id] == nil {
      guard case .shared = amendment.fact else { continue }
      let held = standing(of: amendment.event)
      guard case .shared(_, let sharing)? = decoded(held, amendment)?.fact, day.map({ held.effective <= $0 }) ?? true
      else { continue }
      changes.append((held.effective, sharing))
    }
    return changes.enumerated().sorted {
      ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset)
    }.map(\.element)
  }

  /// Whether an amendment, as recorded or as corrected, lets a circle see its target.
  private func opens(_ amendment: Amending, to circle: Sharing) -> Bool {
    switch amendment.fact {
    case .shared(_, let sharing) where sharing >= circle: true
    case .corrected(_, let data, _) where data?["sharing"]?.text.flatMap(Sharing.init).map { $0 >= circle } ?? false:
      true
    case .shared, .corrected: (byTarget[amendment.event.id] ?? []).contains { opens($0, to: circle) }
    case .withdrawn, .confirmed, .redacted: false
    }
  }
}
