/// A fact with the circumstances of its recording, as it holds after corrections.
public struct Recorded<Fact: Sendable>: Sendable {
  public let id: EventID
  /// When it was recorded.
  public let time: Timestamp
  /// The day on which it took effect in the world.
  public let effective: CalendarDate
  /// The desk or post that recorded it.
  public let actor: String
  public let sharing: Sharing
  public let provenance: Provenance
  public let fact: Fact

  public init(
    id: EventID, time: Timestamp, effective: CalendarDate, actor: String, sharing: Sharing = .internal,
    provenance: Provenance = Provenance(), fact: Fact
  ) {
    self.id = id
    self.time = time
    self.effective = effective
    self.actor = actor
    self.sharing = sharing
    self.provenance = provenance
    self.fact = fact
  }

  /// The same circumstances around another fact.
  public func with<Other: Sendable>(_ other: Other) -> Recorded<Other> {
    Recorded<Other>(
      id: id, time: time, effective: effective, actor: actor, sharing: sharing, provenance: provenance, fact: other)
  }
}

/// A state that is rebuilt from the events of one history.
///
/// Folding never refuses: an event that finds nothing to act on changes nothing, and `apply` says so.
public protocol Evolving: Sendable {
  associatedtype Fact: Sendable
  init()
  /// Takes in one event; false if it found nothing to act on.
  mutating func apply(_ event: Recorded<Fact>) -> Bool
}

extension Evolving {
  /// The state after these events, in the order given, and those that found nothing to act on.
  public static func folding(_ events: [Recorded<Fact>]) -> (state: Self, misfits: [Recorded<Fact>]) {
    var (state, misfits) = (Self(), [Recorded<Fact>]())
    for event in events where !state.apply(event) { misfits.append(event) }
    return (state, misfits)
  }
}
