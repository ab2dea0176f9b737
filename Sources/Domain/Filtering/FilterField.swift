/// What a filter can ask about: each field has one name, and each value one form.
public enum FilterField: String, Sendable, CaseIterable {
  case proposal, title, kind, sector, side
  case lead, support, counterpart
  /// Of an open follow-up.
  case owner, due, slips
  /// In any role: lead, support, counterpart, or owner of an open follow-up.
  case institution
  /// Whose court the ball is in.
  case waiting
  case status, response, standing, sharing
  case session, dialogue
  case tabled, completed, since, updated
  /// The fiscal year of the day on which it was tabled.
  case fy
  /// A filter that was saved under a name.
  case view

  /// What a value of a field is.
  public enum Form: Hashable, Sendable {
    /// One of these.
    case choice([String])
    /// Every word occurs.
    case words
    case text, country, institution, proposal, session, dialogue, day, number, fiscalYear, view
  }

  public var form: Form {
    switch self {
    case .kind: .choice(Kind.allCases.map(\.rawValue))
    case .status: .choice(Status.allCases.map(\.rawValue))
    case .response: .choice(Response.allCases.map(\.rawValue))
    case .standing: .choice(Standing.inHouse.map(\.rawValue))
    case .sharing: .choice(Sharing.allCases.map(\.rawValue))
    case .title: .words
    case .sector: .text
    case .side: .country
    case .lead, .support, .counterpart, .owner, .institution, .waiting: .institution
    case .proposal: .proposal
    case .session: .session
    case .dialogue: .dialogue
    case .due, .tabled, .completed, .since, .updated: .day
    case .slips: .number
    case .fy: .fiscalYear
    case .view: .view
    }
  }

  /// Whether `none` asks for those that have no value.
  public var canBeNone: Bool {
    switch self {
    case .sector, .lead, .support, .counterpart, .waiting, .session, .due, .completed: true
    case .proposal, .title, .kind, .side, .owner, .slips, .institution, .status, .response, .standing, .sharing,
      .dialogue, .tabled, .since, .updated, .fy, .view:
      false
    }
  }

  /// Whether its values can be compared and stand in ranges.
  public var isOrdered: Bool { form == .day || form == .number }

  /// An example of the whole term.
  public var example: String {
    switch form {
    case .choice(let known): "\(rawValue):\(known[0])"
    case .words: "title:\"language centre\""
    case .text: "sector:Trade"
    case .country: "side:PK"
    case .institution: "\(rawValue):OPHRD"
    case .proposal: "proposal:JPHLEPD-9-05"
    case .session: "session:JPHLEPD-9"
    case .dialogue: "dialogue:JPHLEPD"
    case .day: "\(rawValue)<2026-03-31"
    case .number: "slips>=2"
    case .fiscalYear: "fy:2025-26"
    case .view: "view:NAME"
    }
  }
}

/// Words of a filter that are worked out on the day asked about.
public enum FilterWord: String, Sendable, CaseIterable {
  /// Has an open follow-up that was due before the day.
  case overdue
  /// Has an open follow-up without a day.
  case undated
  /// Has an open follow-up that was put off.
  case moved
  /// Has an open follow-up that a session is to decide.
  case decision
  /// Open, not deferred, and without any entry for as many days as the register's setting `silence` says.
  case stale
  /// Somebody is to move, on our side or on theirs.
  case waiting
  /// More is expected of it.
  case open
  /// Completed, closed, or off the path for good.
  case ended
  /// A standing commitment.
  case standing
}

extension FilterField {
  /// The word of a filter that is meant by another one that people are used to: names of JSON members, plain speech.
  public static func meant(by typed: String) -> String? {
    switch typed.lowercased() {
    case "tabledon": "tabled"
    case "lastupdate", "lastentry": "updated"
    case "statussince": "since"
    case "completedon": "completed"
    case "nextdue", "deadline": "due"
    case "nextowner": "owner"
    case "isopen": "open"
    case "isstanding": "standing"
    case "late": "overdue"
    case "silent": "stale"
    case "ministry", "agency", "body": "institution"
    case "country": "side"
    case "reference", "ref": "proposal"
    case "fiscal-year", "year": "fy"
    case "done": "status:completed,closed"
    case "&", "&&", "+": "and"
    case "|", "||": "or"
    default: nil
    }
  }
}
