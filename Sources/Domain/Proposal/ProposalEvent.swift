/// What happens to a proposal.
///
/// A follow-up lives in the history of its proposal, so its events are part of these.
public enum ProposalEvent: Hashable, Sendable {
  case tabled(Tabling)
  case amended(Amendment)
  /// nil = unchanged; a list replaces the one before it.
  case assigned(lead: String?, support: [String]?, counterpart: [String]?)
  case statusChanged(StatusChange)
  case responded(side: String, response: Response)
  case noted(Note)
  /// `on`: an institution's code, `secretariat` or `none`.
  case waiting(on: String, thirdParty: String?)
  case reviewed(session: String, outcome: ReviewOutcome)
  case related(Relation, to: String)
  case split(into: [String])
  case followUp(number: Int, FollowUpEvent)
  case targetSet(number: Int, TargetDefinition)
  case targetRead(number: Int, value: String, on: CalendarDate)
  case milestoneReached(String)
  case documentAttached(DocumentMention)
}

/// A proposal as it was put on the table.
public struct Tabling: Hashable, Sendable {
  public var title: Text
  /// A kind's name; not restricted when read (rules of entry judge what is typed).
  public var kind: String
  /// The side that tabled it: an ISO 3166 code, or `both`.
  public var side: String
  /// The session, `JPHLEPD-9`; nil outside one.
  public var session: String?
  /// Where it was tabled when not in a session.
  public var forum: String?
  public var sector: String?
  public var lead: String?
  public var support: [String]
  public var counterpart: [String]
  public var summary: String?
  /// A regular commitment that is never completed.
  public var isStanding: Bool
  /// The institution that put it forward.
  public var tabledBy: String?
  /// The other side's numbering.
  public var aliases: [String]

  public init(
    title: Text, kind: String, side: String, session: String? = nil, forum: String? = nil, sector: String? = nil,
    lead: String? = nil, support: [String] = [], counterpart: [String] = [], summary: String? = nil,
    isStanding: Bool = false, tabledBy: String? = nil, aliases: [String] = []
  ) {
    self.title = title
    self.kind = kind
    self.side = side
    self.session = session
    self.forum = forum
    self.sector = sector
    self.lead = lead
    self.support = support
    self.counterpart = counterpart
    self.summary = summary
    self.isStanding = isStanding
    self.tabledBy = tabledBy
    self.aliases = aliases
  }
}

/// What an amendment changes; nil = unchanged.
public struct Amendment: Hashable, Sendable {
  public var title: Text?
  public var kind: String?
  public var sector: String?
  public var summary: String?
  public var aliases: [String]?
  public var isStanding: Bool?

  public init(
    title: Text? = nil, kind: String? = nil, sector: String? = nil, summary: String? = nil,
    aliases: [String]? = nil, isStanding: Bool? = nil
  ) {
    self.title = title
    self.kind = kind
    self.sector = sector
    self.summary = summary
    self.aliases = aliases
    self.isStanding = isStanding
  }
}

/// A move from one status to another.
public struct StatusChange: Hashable, Sendable {
  /// What the writer saw; not folded.
  public var from: Status
  public var to: Status
  /// What shows that it is done.
  public var evidence: String?
  /// The proposal that takes its place.
  public var by: String?
  /// The session or day until which it rests.
  public var until: String?

  public init(from: Status, to: Status, evidence: String? = nil, by: String? = nil, until: String? = nil) {
    self.from = from
    self.to = to
    self.evidence = evidence
    self.by = by
    self.until = until
  }
}

/// A position reported.
public struct Note: Hashable, Sendable {
  public var text: String
  /// Whose position it is.
  public var institution: String?
  /// The follow-up that it is about.
  public var followUp: Int?
  public var reply: Reply?
  /// A line to take for the Secretary, never shared.
  public var isLine: Bool
  /// Shown in `show` and `history` here only.
  public var isOffRecord: Bool

  public init(
    text: String, institution: String? = nil, followUp: Int? = nil, reply: Reply? = nil, isLine: Bool = false,
    isOffRecord: Bool = false
  ) {
    self.text = text
    self.institution = institution
    self.followUp = followUp
    self.reply = reply
    self.isLine = isLine
    self.isOffRecord = isOffRecord
  }
}

/// What is measured, where it stood, and where it is to come.
public struct TargetDefinition: Hashable, Sendable {
  public var measure: String
  public var unit: String
  public var direction: Direction?
  public var baseline: Reading
  public var goal: Reading
  public var basis: String?

  public init(
    measure: String, unit: String, direction: Direction? = nil, baseline: Reading, goal: Reading, basis: String? = nil
  ) {
    self.measure = measure
    self.unit = unit
    self.direction = direction
    self.baseline = baseline
    self.goal = goal
    self.basis = basis
  }
}

/// A value on a day; the value is a decimal number kept as its text.
public struct Reading: Hashable, Sendable {
  public var value: String
  public var on: CalendarDate

  public init(value: String, on: CalendarDate) {
    self.value = value
    self.on = on
  }
}
