public import Domain

/// One letter to an institution: what has come to one step of the ladder by which it is reminded.
public struct ReminderLetter: Hashable, Sendable {
  /// How it is worded.
  public enum Kind: Hashable, Sendable {
    case first
    case again
    /// The last step before it is put to somebody higher.
    case final
    /// Addressed to whoever heads the institution.
    case demiOfficial
    /// To the other side, through its mission.
    case note
  }

  /// Who writes, or is written to: a post, never a person.
  public struct Party: Hashable, Sendable {
    public let code: String
    /// As it was called on the day of the letter.
    public let name: Text
    /// Nil where the register has none.
    public let post: String?
    public let address: String?
  }

  public struct Item: Hashable, Sendable {
    public let reference: FollowUpReference
    public let proposal: ProposalReference
    public let title: Text
    public let action: String
    public let due: CalendarDate
    public let firstDue: CalendarDate
    /// How often the day was moved.
    public let moved: Int
  }

  /// A reminder that went out before, about items of this letter.
  public struct Earlier: Hashable, Sendable {
    public let step: String
    public let on: CalendarDate
    /// The letter's number; nil where none was recorded.
    public let number: String?
    public var items: [FollowUpReference]
  }

  public let to: Party
  /// Nil while the register does not say who keeps it.
  public let from: Party?
  /// The step's name: `Reminder-II`.
  public let step: String
  public let kind: Kind
  public let day: CalendarDate
  public let replyBy: CalendarDate
  /// The letter's own number; nil until it has one.
  public let number: String?
  public var items: [Item]
  public var earlier: [Earlier]
}
