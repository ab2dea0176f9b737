public import Domain

/// An event as it was recorded, before any later event says something about it.
public struct StoredEvent: Sendable, Hashable {
  public let id: EventID
  public let type: String
  public let subject: Subject
  public let time: Timestamp
  public let effective: CalendarDate
  public let actor: String
  /// The events that it was decided on, at most one a stream.
  public let basis: [EventID]
  public let sharing: Sharing
  /// nil if its words were removed.
  public let data: DataObject?
  /// The event by which its words were removed, where `data` is what that one put in their place.
  public let redactedBy: EventID?

  public init(
    id: EventID, type: String, subject: Subject, time: Timestamp, effective: CalendarDate, actor: String,
    basis: [EventID], sharing: Sharing, data: DataObject?, redactedBy: EventID? = nil
  ) {
    self.id = id
    self.type = type
    self.subject = subject
    self.time = time
    self.effective = effective
    self.actor = actor
    self.basis = basis
    self.sharing = sharing
    self.data = data
    self.redactedBy = redactedBy
  }

  /// The same event with what a redaction put in the place of its words.
  func redacted(by redaction: EventID, standIn: DataObject) -> StoredEvent {
    StoredEvent(
      id: id, type: type, subject: subject, time: time, effective: effective, actor: actor, basis: basis,
      sharing: sharing, data: standIn, redactedBy: redaction)
  }

  /// The fact about a proposal that it records, by itself; nil if it is none or is not understood.
  package var proposalFact: Recorded<ProposalEvent>? {
    guard case .fact(.proposal(let fact), let provenance)? = try? decoded() else { return nil }
    return Recorded(
      id: id, time: time, effective: effective, actor: actor, sharing: sharing, provenance: provenance, fact: fact)
  }

  /// What it says, as recorded.
  /// - Throws: why it is not understood.
  public func decoded() throws(NotUnderstood) -> DecodedEvent {
    guard let data else { throw .redacted }
    return try EventCodec.decode(type: type, subject: subject, data: data)
  }
}
