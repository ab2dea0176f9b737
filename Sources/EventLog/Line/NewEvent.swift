public import Domain

/// An event that is to be written: everything that its line says, save what the log itself adds.
///
/// The log adds source, id, time, `more`, the chain, salt and digest.
public struct NewEvent: Hashable, Sendable {
  /// The stored name of the type, `proposal.tabled`.
  public var type: String
  /// What it is about: a proposal's reference, `institution/MOC`, ...
  public var subject: String
  /// The day on which it took effect.
  public var effective: CalendarDate
  /// The desk or post that records it.
  public var actor: String
  /// For each stream the newest event of this subject that was seen; written sorted by stream.
  public var basis: [EventID]
  /// Who may see it.
  public var sharing: Sharing
  /// The caller's token; on the first event of a commit only.
  public var command: String?
  /// The members of `data`.
  public var data: DataObject

  public init(
    type: String, subject: String, effective: CalendarDate, actor: String, basis: [EventID] = [],
    sharing: Sharing = .internal, command: String? = nil, data: DataObject
  ) {
    self.type = type
    self.subject = subject
    self.effective = effective
    self.actor = actor
    self.basis = basis
    self.sharing = sharing
    self.command = command
    self.data = data
  }
}
