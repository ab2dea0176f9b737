public import Domain

// What commands answer and refuse is said in English; papers ask the wording of their own language.

extension Kind {
  /// "mutual recognition agreement".
  public var words: String { Wording.english(.kind(self)) }

  /// The words for a kind as it stands in the log, also for one that this version does not know.
  public static func words(for name: String) -> String { Wording.english.kind(name) }

  /// The heading of a group of proposals of a kind, where no sector is given.
  static func heading(for name: String) -> String { Wording.english.kindHeading(name) }
}

extension InstitutionKind {
  /// The words for a kind as it stands in the log.
  public static func words(for name: String) -> String { Wording.english.institutionKind(name) }
}

extension Reply {
  /// How far an answer goes.
  public var words: String { Wording.english(.reply(self)) }
}

extension ReviewOutcome {
  /// What a session did with a proposal.
  var words: String { Wording.english(.review(self)) }
}

extension Relation {
  /// How a proposal stands to another: "depends on".
  public var words: String { rawValue.unhyphenated }
}

/// The two sides of a dialogue by name.
public enum SideWording {
  /// The name of a country; the code itself for one that is not listed; "both sides" for `both`.
  public static func name(_ code: String) -> String { Wording.english.side(code) }
}

extension String {
  /// A name of the log as words.
  var unhyphenated: String { String(map { $0 == "-" ? " " : $0 }) }
}
