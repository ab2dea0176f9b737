/// How sure a claim is, from hearsay to what the secretariat has seen for itself.
public enum Grade: String, Sendable, CaseIterable {
  case press, oral, official, minutes, signed, verified
}

/// How far a proposal has come, as its owner says it; `closed` is what the secretariat has verified.
public enum Status: String, Sendable, CaseIterable {
  case tabled
  case underExamination = "under-examination"
  case agreed
  case underImplementation = "under-implementation"
  case completed, closed
  case deferred, declined, withdrawn, superseded, lapsed

  /// Completed, verified or off the path for good: nothing more is expected.
  public var isEnded: Bool {
    switch self {
    case .completed, .closed, .declined, .withdrawn, .superseded, .lapsed: true
    case .tabled, .underExamination, .agreed, .underImplementation, .deferred: false
    }
  }
}

/// What the other side has answered to a proposal, apart from how far it has come.
public enum Response: String, Sendable, CaseIterable {
  case none, noted
  case acceptedInPart = "accepted-in-part"
  case accepted, declined
}

/// What kind of thing is proposed; a rule at entry, and the key to its milestones.
public enum Kind: String, Sendable, CaseIterable {
  case mra
  case sourcingOffice = "sourcing-office"
  case languageCentre = "language-centre"
  case itCentre = "it-centre"
  case fta
  case labourQuota = "labour-quota"
  case grant, loan
  case technicalCooperation = "technical-cooperation"
  case programme
  case tradeFair = "trade-fair"
  case visa, regulation, cooperation, investment, project, study, coordination, other
}

/// What kind of body an institution is.
public enum InstitutionKind: String, Sendable, CaseIterable {
  case ministry, division, agency, mission, chamber, company, other
}

/// How an institution's work passed on.
public enum SuccessionKind: String, Sendable, CaseIterable {
  case renamed, replaced, merged, split, closed
}

/// How far a reply goes: it settles the question, it asks for patience, or there is nothing to report.
public enum Reply: String, Sendable, CaseIterable {
  case interim, final, `nil`
}

/// What a session did with an open proposal.
public enum ReviewOutcome: String, Sendable, CaseIterable {
  case carried, closed, dropped
}

/// How one proposal stands to another.
public enum Relation: String, Sendable, CaseIterable {
  case continues, supersedes, duplicates
  case dependsOn = "depends-on"
  case partOf = "part-of"
}

/// Which way a measure is meant to go.
public enum Direction: String, Sendable, CaseIterable {
  case up, down
}
