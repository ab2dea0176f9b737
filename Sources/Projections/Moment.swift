public import Domain

/// Which state of the world is asked about, and with whose knowledge.
public struct Moment: Sendable, Hashable {
  /// What the register had been told.
  public enum Known: Sendable, Hashable {
    /// Recorded at this time or before.
    case at(Timestamp)
    /// These events of each stream and those before them; a stream that is not named was not held.
    case cursor([String: Int])

    /// Whether an event that was recorded at a time is among what had been told.
    public func holds(_ id: EventID, _ recorded: Timestamp) -> Bool {
      switch self {
      case .at(let time): recorded <= time
      case .cursor(let sizes): id.number <= sizes[id.stream] ?? 0
      }
    }
  }

  /// The day that is asked about.
  public let day: CalendarDate
  /// nil = everything that is in the log.
  public let known: Known?

  /// Whether everything that the tables hold was known: they are made anew for a cursor.
  var knowsAll: Bool {
    if case .at = known { return false }
    return true
  }

  public init(day: CalendarDate, known: Known? = nil) {
    self.day = day
    self.known = known
  }
}
