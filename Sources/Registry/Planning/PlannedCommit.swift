public import Domain
public import EventLog

/// A commit about one proposal that is decided and not yet written.
public struct PlannedCommit: Sendable {
  /// By which it is found again: `[A-Za-z0-9._:-]{1,64}`.
  public let token: String
  public let subject: ProposalReference
  /// What the subject's first event in this plan is decided on.
  public let basis: [EventID]
  /// 1 to 1,024 events.
  public let events: [PlannedEvent]

  public init(token: String, subject: ProposalReference, basis: [EventID], events: [PlannedEvent]) {
    self.token = token
    self.subject = subject
    self.basis = basis
    self.events = events
  }
}

/// An event that is decided and not yet written.
public struct PlannedEvent: Sendable {
  public let fact: ProposalEvent
  /// The day on which it takes effect.
  public let day: CalendarDate
  public let sharing: Sharing
  public let provenance: Provenance

  public init(fact: ProposalEvent, day: CalendarDate, sharing: Sharing, provenance: Provenance) {
    self.fact = fact
    self.day = day
    self.sharing = sharing
    self.provenance = provenance
  }
}

/// What came of many commits.
public struct WrittenTogether<Answer> {
  /// What the planner answered.
  public let answer: Answer
  public let kind: Written<Answer>.Kind
  /// The first and the last event that was written; nil if none was.
  public let events: ClosedRange<Int>?
  /// The stream that was written.
  public let office: String
}

/// A recording of many commits that stopped on the way: those before are on the device, each whole.
public struct RecordingStopped: Error, Sendable {
  /// How many commits are on the device.
  public let recorded: Int
  /// How many there were to write.
  public let planned: Int
  public let cause: WriteFailure
}
