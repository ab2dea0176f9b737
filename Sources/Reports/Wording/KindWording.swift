public import Domain

extension Kind {
  /// "mutual recognition agreement".
  public var words: String {
    switch self {
    case .mra: "mutual recognition agreement"
    case .sourcingOffice: "sourcing office"
    case .languageCentre: "language centre"
    case .itCentre: "IT centre"
    case .fta: "trade agreement"
    case .labourQuota: "labour quota"
    case .technicalCooperation: "technical cooperation"
    case .tradeFair: "trade fair"
    case .grant, .loan, .programme, .visa, .regulation, .cooperation, .investment, .project, .study, .coordination,
      .other:
      rawValue
    }
  }

  /// The words for a kind as it stands in the log, also for one that this version does not know.
  public static func words(for name: String) -> String { Kind(rawValue: name)?.words ?? name.unhyphenated }

  /// The heading of a group of proposals of a kind, where no sector is given.
  static func heading(for name: String) -> String {
    Kind(rawValue: name) == .other ? "Other proposals" : words(for: name).capitalizedFirst
  }
}

extension InstitutionKind {
  /// The words for a kind as it stands in the log.
  public static func words(for name: String) -> String { name.unhyphenated }
}

extension SuccessionKind {
  /// What became of the institution: "was merged into".
  var words: String {
    switch self {
    case .renamed: "was renamed and goes on as"
    case .replaced: "was replaced by"
    case .merged: "was merged into"
    case .split: "was split into"
    case .closed: "was closed"
    }
  }
}

extension Reply {
  /// How far an answer goes.
  public var words: String {
    switch self {
    case .interim: "interim reply"
    case .final: "final reply"
    case .nil: "nothing to report"
    }
  }
}

extension ReviewOutcome {
  /// What a session did with a proposal.
  var words: String {
    switch self {
    case .carried: "carried over"
    case .closed: "closed"
    case .dropped: "dropped"
    }
  }
}

extension Relation {
  /// How a proposal stands to another: "depends on".
  public var words: String { rawValue.unhyphenated }
}

/// The two sides of a dialogue by name.
public enum SideWording {
  /// The name of a country; the code itself for one that is not listed; "both sides" for `both`.
  public static func name(_ code: String) -> String {
    code == "both" ? "both sides" : CountryNames.name(code) ?? code
  }
}

extension String {
  /// A name of the log as words.
  var unhyphenated: String { String(map { $0 == "-" ? " " : $0 }) }
}
