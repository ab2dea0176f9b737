package import Domain

/// What the events of one history say about each other.
package struct Amendments {
  /// An event with what holds for it now.
  struct Standing {
    var data: DataObject?
    var effective: CalendarDate
    var corrections: [EventID] = []
  }

  struct Amending {
    let event: StoredEvent
    let fact: AmendmentEvent
  }

  private let events: [StoredEvent]
  private var places: [EventID: Int] = [:]
  private var amending: [EventID: Amending] = [:]
  /// In total order; by target those that name an earlier event of the history.
  private var inOrder: [Amending] = []
  private(set) var byTarget: [EventID: [Amending]] = [:]
  /// What stands in place of data whose words were removed.
  private var redactedData: [EventID: DataObject] = [:]
  private(set) var withdrawals: [EventID: EventID] = [:]
  private(set) var confirmations: [EventID: [Provenance]] = [:]
  private(set) var misfits: [EventID] = []

  init(of events: [StoredEvent]) {
    self.events = events
  }

  func isAmendment(_ id: EventID) -> Bool { amending[id] != nil }

  /// Finds all amendments first, then what they do: a withdrawal may come after what rests on it.
  mutating func collect() {
    let found = events.enumerated().filter { $0.element.type.hasPrefix("event.") }
    guard !found.isEmpty else { return }
    places = Dictionary(events.enumerated().map { ($1.id, $0) }) { first, _ in first }
    // Redactions first: an amendment whose own words were removed is read from what stands in their place.
    for (place, event) in found {
      guard case .amendment(.redacted(let target, let data), _)? = try? event.decoded(), isEarlier(target, place),
        let named = places[target], Redaction.counts(event.id, for: events[named])
      else { continue }
      redactedData[target] = data
    }
    for (place, event) in found { add(event, at: place) }
    for amendment in inOrder {
      if case .withdrawn(let target) = amendment.fact { withdraw(target, by: amendment.event.id) }
    }
    for amendment in inOrder where withdrawals[amendment.event.id] == nil {
      guard case .confirmed(let target) = amendment.fact, let held = decoded(standing(of: amendment.event), amendment)
      else { continue }
      confirmations[target, default: []].append(held.provenance)
    }
  }

  private mutating func add(_ event: StoredEvent, at place: Int) {
    guard let data = redactedData[event.id] ?? event.data,
      case .amendment(let fact, _)? = try? EventCodec.decode(type: event.type, subject: event.subject, data: data)
    else { return }
    let amendment = Amending(event: event, fact: fact)
    amending[event.id] = amendment
    guard isEarlier(fact.target, place) else { return misfits.append(event.id) }
    inOrder.append(amendment)
    byTarget[fact.target, default: []].append(amendment)
  }

  private func isEarlier(_ target: EventID, _ place: Int) -> Bool { places[target].map { $0 < place } ?? false }

  /// A withdrawal cannot be withdrawn; withdrawing a correction voids corrections of it.
  private mutating func withdraw(_ target: EventID, by id: EventID) {
    if case .withdrawn = amending[target]?.fact { return misfits.append(id) }
    if withdrawals[target] == nil { withdrawals[target] = id }
    for amendment in byTarget[target] ?? [] {
      guard case .corrected = amendment.fact, withdrawals[amendment.event.id] == nil else { continue }
      withdraw(amendment.event.id, by: id)
    }
  }

  /// The data and the day that hold for an event, after redaction and every correction that stands.
  func standing(of event: StoredEvent) -> Standing {
    var standing = Standing(data: redactedData[event.id] ?? event.data, effective: event.effective)
    for amendment in byTarget[event.id] ?? [] where withdrawals[amendment.event.id] == nil {
      guard case .corrected = amendment.fact,
        case .corrected(_, let newData, let newDay)? = decoded(self.standing(of: amendment.event), amendment)?.fact
      else { continue }
      standing.data = newData ?? standing.data
      standing.effective = newDay ?? standing.effective
      standing.corrections.append(amendment.event.id)
    }
    return standing
  }

  /// What an amendment says after corrections of its own; nil if that is not understood.
  func decoded(_ standing: Standing, _ amendment: Amending) -> (fact: AmendmentEvent, provenance: Provenance)? {
    let event = amendment.event
    guard let data = standing.data,
      case .amendment(let fact, let provenance)? = try? EventCodec.decode(
        type: event.type, subject: event.subject, data: data)
    else { return nil }
    return (fact, provenance)
  }

  /// The days on which something can change: those that events bear, and those that corrections gave them.
  package static func days(of events: [StoredEvent]) -> [CalendarDate] {
    var amendments = Amendments(of: events)
    amendments.collect()
    return Set(events.map { amendments.standing(of: $0).effective }).sorted()
  }

  /// The events with what a redaction put in the place of their words, which counts for every moment at once.
  ///
  /// Redacted words are shown to nobody, also not to who asks what was known before.
  package static func withRedactions(_ events: [StoredEvent]) -> [StoredEvent] {
    guard events.contains(where: { $0.type == "event.redacted" }) else { return events }
    let byID = Dictionary(events.map { ($0.id, $0) }) { first, _ in first }
    var standIns: [EventID: (by: EventID, data: DataObject)] = [:]
    for event in events {
      guard case .amendment(.redacted(let target, let data), _)? = try? event.decoded(), let named = byID[target],
        Redaction.counts(event.id, for: named)
      else { continue }
      standIns[target] = (event.id, data)
    }
    return events.map { event in
      standIns[event.id].map { event.redacted(by: $0.by, standIn: $0.data) } ?? event
    }
  }
}
