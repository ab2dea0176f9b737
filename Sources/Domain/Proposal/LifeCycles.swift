/// The stages that a kind of proposal goes through, in their usual order.
///
/// The table is data: which stages there are is decided here and nowhere else. Stages may be skipped.
public struct LifeCycle: Sendable, Equatable {
  /// The kind whose stages these are.
  public let kind: Kind
  /// The names as they stand in the log.
  public let stages: [String]

  /// The life cycle of a kind; nil for a kind that has none.
  public init?(of kind: Kind) {
    guard let stages = Self.table[kind] else { return nil }
    self.kind = kind
    self.stages = stages
  }

  /// The kinds that have a life cycle.
  public static var kinds: [Kind] { Kind.allCases.filter { table[$0] != nil } }

  /// A stage of the life cycle of another kind, as it stands in the log: `technical-cooperation/request`.
  static func name(of stage: String, in kind: Kind) -> String { "\(kind.rawValue)/\(stage)" }

  /// Sources: the stages of Asian trade agreements that the Asian Development Bank lists; JICA's procedure for
  /// technical cooperation; reports on Japanese grants to Pakistan and on mango access to Japan; the loan procedure
  /// of Korea's EDCF; Pakistan's rules for liaison offices; the King Sejong Institute Foundation; the memoranda on
  /// workers with Japan and Korea.
  private static let table: [Kind: [String]] = [
    .fta: [
      "under-study", "framework-agreement", "negotiations-launched", "rounds", "signed", "in-effect",
      "joint-committee-review",
    ],
    .technicalCooperation: [
      "identification", "request", "adoption", "planning-survey", "record-of-discussions", "implementation",
      "completion-check", "follow-up", "ex-post-evaluation",
    ],
    .grant: ["request", "survey", "exchange-of-notes", "grant-agreement", "procurement-and-works", "handover"],
    .loan: [
      "identification", "feasibility-study", "appraisal", "determination-of-assistance", "government-arrangement",
      "loan-agreement", "implementation", "post-evaluation",
    ],
    .mra: ["initiation", "scope-agreed", "negotiation", "inspection-and-trial", "signed", "in-use", "evaluation"],
    .sourcingOffice: ["application", "security-clearance", "permission", "registration", "open", "renewal"],
    .languageCentre: [
      "announcement", "application", "document-review", "on-site-inspection", "final-review", "agreement",
      "pilot-operation", "renewal-review",
    ],
    .labourQuota: [
      "memorandum-signed", "sending-bodies-named", "language-and-skill-tests", "annual-quota", "dispatch", "renewal",
    ],
  ]
}

extension Proposal {
  /// The life cycle that it goes through: the one in which a stage was reached last, else that of its kind.
  public var lifeCycle: LifeCycle? {
    let latest = milestones.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    if let slash = latest?.firstIndex(of: "/"), let other = latest?[..<slash] {
      return Kind(rawValue: String(other)).flatMap(LifeCycle.init(of:))
    }
    return tabling.flatMap { Kind(rawValue: $0.kind) }.flatMap(LifeCycle.init(of:))
  }

  /// The day on which a stage of a life cycle was reached; nil if it was not.
  public func reached(_ stage: String, of cycle: LifeCycle) -> CalendarDate? {
    let other = milestones[LifeCycle.name(of: stage, in: cycle.kind)]
    return tabling?.kind == cycle.kind.rawValue ? milestones[stage] ?? other : other
  }

  /// The stages of a life cycle in their order, each with the day on which it was reached.
  public func stages(of cycle: LifeCycle) -> [(stage: String, reachedOn: CalendarDate?)] {
    cycle.stages.map { (stage: $0, reachedOn: reached($0, of: cycle)) }
  }

  /// What was reached of no stage of the life cycle that is shown, in the order of the days.
  public var furtherMilestones: [(milestone: String, reachedOn: CalendarDate)] {
    let listed = lifeCycle.map { cycle in
      let own = cycle.kind.rawValue == tabling?.kind ? cycle.stages : []
      return Set(own + cycle.stages.map { LifeCycle.name(of: $0, in: cycle.kind) })
    }
    return milestones.filter { !(listed?.contains($0.key) ?? false) }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { (milestone: $0.key, reachedOn: $0.value) }
  }
}
