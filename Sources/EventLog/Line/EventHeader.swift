public import Domain

/// What stands in a line before salt and data: what is left of a redacted event, and what its leaf hash commits to.
public struct EventHeader: Hashable, Sendable {
  /// The stream.
  public let source: String
  /// The number in the stream, 1 and up.
  public let number: Int
  /// The stored name of the event's type, `proposal.tabled`; any text that the catalogue may one day have.
  public let type: String
  /// What the event is about, `JPHLEPD-9-05`, `institution/MOC`.
  public let subject: String
  /// When it was recorded; the same for all events of a commit.
  public let time: Timestamp
  /// The day on which it took effect in the world.
  public let effective: CalendarDate
  /// The desk or post that recorded it.
  public let actor: String
  /// For each stream the newest event of this subject that the writer saw, sorted by stream; empty for the first.
  public let basis: [EventID]
  /// Who may see it; internal where the line says nothing.
  public let sharing: Sharing
  /// The caller's token, on the first event of a commit.
  public let command: String?
  /// Whether the next event belongs to the same commit.
  public let more: Bool
  /// The leaf hash of the stream's line before this one; zero for the first.
  public let previous: Digest
  /// The digest of salt and data.
  public let datahash: Digest

  public init(
    source: String, number: Int, type: String, subject: String, time: Timestamp, effective: CalendarDate,
    actor: String, basis: [EventID] = [], sharing: Sharing = .internal, command: String? = nil, more: Bool = false,
    previous: Digest, datahash: Digest
  ) {
    self.source = source
    self.number = number
    self.type = type
    self.subject = subject
    self.time = time
    self.effective = effective
    self.actor = actor
    self.basis = basis
    self.sharing = sharing
    self.command = command
    self.more = more
    self.previous = previous
    self.datahash = datahash
  }

  /// The event's name, `mea/412`.
  public var id: EventID { EventID(stream: source, number: number) }
}
