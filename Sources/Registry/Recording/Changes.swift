public import Domain
public import EventLog

/// What a setting became.
public struct SettingChange: Sendable {
  public let key: String
  public let value: String
  public let before: String?
  /// Empty if nothing changed.
  public let events: [EventID]
  /// Nothing changed, and a further paper says the same.
  public var confirmation: Confirmation?
}

/// What became of an institution.
public struct InstitutionChange: Sendable {
  /// What is open with a body: its follow-ups, and the proposals that it leads, supports or answers.
  public struct Owned: Sendable, Hashable {
    public let followUps: Int
    public let proposals: Int
  }

  public let code: String
  /// What was recorded; nil if nothing changed.
  public let fact: InstitutionEvent?
  /// As it stood on that day before.
  public let before: Institution
  /// As it stands on that day now.
  public let after: Institution
  public let day: CalendarDate
  /// What was open with it before, today or on the day where that is later.
  public let owned: Owned
  /// Empty if nothing changed.
  public let events: [EventID]
  /// A newer entry of the same sort that still holds; nil for an entry that is the newest.
  public let later: StoredEvent?
}

/// What became of a dialogue.
public struct DialogueChange: Sendable {
  public let code: String
  public let after: Dialogue
  public let day: CalendarDate
  public let events: [EventID]
}

/// What became of a session.
public struct SessionChange: Sendable {
  public let reference: SessionReference
  public let command: SessionCommand
  public let before: Session
  public let after: Session
  public let day: CalendarDate
  /// Empty if nothing changed.
  public let events: [EventID]
  /// Nothing changed, and a further paper says the same.
  public var confirmation: Confirmation?
}

/// What became of a proposal.
public struct ProposalChange: Sendable {
  public let reference: ProposalReference
  /// What was recorded, in order; empty if nothing changed.
  public let facts: [ProposalEvent]
  /// The day on which it takes effect.
  public let day: CalendarDate
  /// As it stood on that day before.
  public let before: Proposal
  /// As it stands on that day now.
  public let after: Proposal
  /// As it stands today.
  public let now: Proposal
  public let events: [EventID]
  /// A newer entry of the same kind that still holds; nil for an entry that is the newest.
  public let later: StoredEvent?
  /// Nothing changed, and a further paper says the same.
  public var confirmation: Confirmation?
}

/// Where a proposal is put on the table.
public enum TablingPlace: Sendable, Hashable {
  case session(SessionReference)
  /// Outside a session of this dialogue.
  case dialogue(String)
}
