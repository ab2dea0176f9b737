public import Domain
public import EventLog
import Projections

/// The circumstances that an officer gives with an entry.
public struct Circumstances: Sendable {
  /// The day on which it took effect; nil = the usual day of such an entry.
  public var on: CalendarDate?
  public var authority: String?
  /// The reference of a paper, as typed.
  public var paper: String?
  public var grade: Grade?
  public var reason: String?
  /// nil = the usual circle of such an entry.
  public var sharing: Sharing?
  /// The event that the caller takes for the newest of the history.
  public var expected: EventID?

  public init(
    on: CalendarDate? = nil, authority: String? = nil, paper: String? = nil, grade: Grade? = nil,
    reason: String? = nil, sharing: Sharing? = nil, expected: EventID? = nil
  ) {
    self.on = on
    self.authority = authority
    self.paper = paper
    self.grade = grade
    self.reason = reason
    self.sharing = sharing
    self.expected = expected
  }
}

extension Circumstances {
  /// Where a fact comes from, with the paper's own number and date filled in.
  ///
  /// - Throws: `RegisterFailure` for a paper that is not known, and for text that cannot stand in the log.
  func provenance(
    _ references: References, _ queries: Queries, office: String, isClockFixed: Bool
  ) throws -> (Provenance, paperDate: CalendarDate?) {
    var provenance = Provenance(
      authority: try authority.map { try TextRule.checked($0, field: "--authority") }, grade: grade,
      reason: try reason.map { try TextRule.checked($0, field: "--reason") }, isClockFixed: isClockFixed)
    guard let typed = paper else { return (provenance, nil) }
    let reference = try references.paper(typed, office: office)
    provenance.paper = reference
    let letter = try queries.paper(reference)
    provenance.authority = provenance.authority ?? letter?.number
    return (provenance, letter?.dated)
  }
}

/// Who writes, and where.
public struct Desk: Sendable {
  /// The desk or post, `[a-z0-9][a-z0-9.-]{0,31}`.
  public let actor: String
  /// The caller's token for the whole commit.
  public let token: String?
  /// Everything is decided and nothing is written.
  public let isDryRun: Bool

  public init(actor: String, token: String? = nil, isDryRun: Bool = false) {
    self.actor = actor
    self.token = token
    self.isDryRun = isDryRun
  }
}

/// What a commit came to.
public struct Written<Answer> {
  /// What the body answered.
  public let answer: Answer
  /// The events of the commit, in order; empty if nothing would have changed.
  public let events: [StoredEvent]
  public let kind: Kind
  /// What an interrupted command had left, and this one moved aside.
  public var recovered: RecoveredTail?
  /// Words that a redaction removes and that could not be removed from a file yet.
  public var unremoved: WordsLeft?

  public enum Kind: Sendable {
    case recorded
    /// The same commit had been recorded before, found by its token.
    case alreadyRecorded
    /// Nothing was to be written.
    case nothing
    case dryRun
  }
}

extension Written: Sendable where Answer: Sendable {}
