public import Domain
public import EventLog

/// A body as it stands on the day asked about.
public struct InstitutionRow: Sendable, Hashable {
  public let code: String
  public let name: Text
  /// ISO 3166.
  public let side: String
  public let kind: String?
  public let parent: String?
  public let aliases: [String]
  public let calendar: String?
  /// How its work passed on or ended; nil while it goes on.
  public let succession: Institution.Succession?
}

/// A dialogue with its two sides, ISO 3166; `ours` is the side that keeps the register.
public struct DialogueRow: Sendable, Hashable {
  public let code: String
  public let title: String
  public let ours: String
  public let theirs: String
}

/// A session as it stands on the day asked about.
public struct SessionRow: Sendable, Hashable {
  public let reference: SessionReference
  public let state: Session.State
  public let date: CalendarDate
  public let until: CalendarDate?
  public let venue: String?
  public let minutesAgreed: CalendarDate?
}

/// A proposal as it stands on the day asked about, without its history.
public struct ProposalRow: Sendable, Hashable {
  public let reference: ProposalReference
  public let title: String
  public let kind: String
  /// The side that tabled it, ISO 3166, or `both`.
  public let side: String
  public let sector: String?
  public let lead: String?
  public let support: [String]
  public let counterpart: [String]
  public let status: Status
  public let statusSince: CalendarDate
  public let response: Response
  public let isStanding: Bool
  public let isOpen: Bool
  public let tabledOn: CalendarDate
  public let lastEntry: CalendarDate
  public let sharing: Sharing
  /// Who is to move: a code, or `secretariat`; nil: nobody.
  public let waiting: String?
  /// nil while it is not completed.
  public let completedOn: CalendarDate?
}

/// A follow-up as it stands on the day asked about.
public struct FollowUpRow: Sendable, Hashable {
  public enum State: String, Sendable {
    case open, completed, cancelled
  }

  public let reference: FollowUpReference
  public let action: String
  public let owner: String
  public let due: CalendarDate?
  public let firstDue: CalendarDate?
  public let slips: Int
  public let state: State
  /// The day on which it was completed or cancelled.
  public let endedOn: CalendarDate?
  /// Put before the next session for decision.
  public let isDecision: Bool
  public let lastEntry: CalendarDate
  /// The proposal that it belongs to.
  public let proposal: ProposalRow
}

/// The overdue follow-ups of one institution, counted.
public struct OverdueCount: Sendable, Hashable {
  public let institution: String
  public let overdue: Int
  public let oldestDue: CalendarDate
  /// Calendar days late, added up over its follow-ups.
  public let daysLateTotal: Int

  /// Overdue follow-ups counted by owner, most first.
  public static func counts(of late: [FollowUpRow], on day: CalendarDate) -> [OverdueCount] {
    let single = late.compactMap { row in
      row.due.map {
        OverdueCount(institution: row.owner, overdue: 1, oldestDue: $0, daysLateTotal: $0.days(to: day))
      }
    }
    return ranked(single)
  }

  /// The counts of each institution as one, most first.
  static func ranked(_ counts: [OverdueCount]) -> [OverdueCount] {
    Dictionary(counts.map { ($0.institution, $0) }) { $0.adding($1) }.values.sorted {
      ($1.overdue, $0.oldestDue, $0.institution) < ($0.overdue, $1.oldestDue, $1.institution)
    }
  }

  /// Two counts of one institution as one.
  func adding(_ other: OverdueCount) -> OverdueCount {
    OverdueCount(
      institution: institution, overdue: overdue &+ other.overdue, oldestDue: min(oldestDue, other.oldestDue),
      daysLateTotal: daysLateTotal &+ other.daysLateTotal)
  }
}

/// An event in the order of the log, with the first event of its commit.
public struct LogRow: Sendable, Hashable {
  public let event: StoredEvent
  /// The number of the first event of its commit, in the same stream.
  public let commit: Int
}

/// How far a stream has been read.
public struct StreamCursor: Sendable, Hashable {
  public let stream: String
  /// Events read.
  public let size: Int
  public let lastLeaf: Digest
}
