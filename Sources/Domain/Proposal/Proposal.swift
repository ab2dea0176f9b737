/// A proposal as it stands: the state that its history folds into.
public struct Proposal: Sendable, Equatable {
  /// A value with the event that set it and the day from which it holds.
  public struct Held<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let since: CalendarDate
    public let event: EventID
    public let provenance: Provenance
    public let sharing: Sharing
  }

  /// A note with its circumstances.
  public struct Position: Hashable, Sendable {
    public let note: Note
    public let on: CalendarDate
    public let time: Timestamp
    public let event: EventID
    public let actor: String
    public let provenance: Provenance
    public let sharing: Sharing
  }

  public struct Target: Hashable, Sendable {
    public let number: Int
    public let definition: TargetDefinition
    public internal(set) var readings: [Reading]
  }

  public struct Wait: Hashable, Sendable {
    public let on: String
    public let thirdParty: String?
  }

  public struct Link: Hashable, Sendable {
    public let relation: Relation
    public let to: String
  }

  public struct Review: Hashable, Sendable {
    public let session: String
    public let outcome: ReviewOutcome
    public let on: CalendarDate
  }

  /// As tabled and amended since; nil before it is tabled.
  public internal(set) var tabling: Tabling?
  /// The day on which it was tabled.
  public internal(set) var tabledOn: CalendarDate?
  public internal(set) var sharing: Sharing = .internal
  public internal(set) var status: Held<StatusChange>?
  /// The day on which it was completed, also where it was closed since; nil while it is not.
  public internal(set) var completedOn: CalendarDate?
  public internal(set) var response: Held<Response>?
  public internal(set) var assigned: Held<String>?
  public internal(set) var waiting: Held<Wait>?
  public internal(set) var followUps: [Int: FollowUp] = [:]
  public internal(set) var notes: [Position] = []
  public internal(set) var reviews: [Review] = []
  public internal(set) var relations: [Link] = []
  public internal(set) var parts: [String] = []
  public internal(set) var targets: [Int: Target] = [:]
  public internal(set) var milestones: [String: CalendarDate] = [:]
  public internal(set) var documents: [DocumentMention] = []
  /// The effective day of the newest entry of any kind.
  public internal(set) var lastEntry: CalendarDate?
  /// The event that was applied last.
  public internal(set) var lastEvent: EventID?

  public init() {}

  public var isTabled: Bool { tabling != nil }

  /// Its status; `tabled` until something else is said.
  public var currentStatus: Status { status?.value.to ?? .tabled }

  /// The day from which its status holds.
  public var statusSince: CalendarDate? { status?.since ?? tabledOn }

  public var openFollowUps: [FollowUp] {
    followUps.values.filter(\.isOpen).sorted { $0.number < $1.number }
  }

  /// Whether anything more is expected of it; a standing commitment always stays open.
  public var isOpen: Bool { isTabled && !currentStatus.isEnded }
}
