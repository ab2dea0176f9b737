import Domain
import Projections

/// A word of the register's own vocabulary: a status, a kind, a grade.
enum Term: Sendable, Hashable {
  case status(Status)
  case response(Response)
  case standing(Standing)
  /// The rule by which a standing is given, as it is printed in reports; its places are `soon` and `quiet`, in days.
  case rule(Standing)
  case followUp(FollowUpRow.State)
  case session(Session.State)
  case grade(Grade)
  case sharing(Sharing)
  case kind(Kind)
  case institution(InstitutionKind)
  /// What became of a body; its place is `successors`, but for one that was closed.
  case succession(SuccessionKind)
  case reply(Reply)
  case review(ReviewOutcome)
  /// How a proposal stands to another, whose reference is the place `to`.
  case relation(Relation)
  case weekday(Weekday)
  /// 1 to 12.
  case month(Int)

  /// All of them.
  static let all: [Term] =
    Status.allCases.map(Term.status) + Response.allCases.map(Term.response) + Standing.allCases.map(Term.standing)
    + Standing.allCases.map(Term.rule) + [.open, .completed, .cancelled].map(Term.followUp)
    + [.planned, .held, .cancelled].map(Term.session) + Grade.allCases.map(Term.grade)
    + Sharing.allCases.map(Term.sharing) + Kind.allCases.map(Term.kind)
    + InstitutionKind.allCases.map(Term.institution) + SuccessionKind.allCases.map(Term.succession)
    + Reply.allCases.map(Term.reply) + ReviewOutcome.allCases.map(Term.review)
    + Relation.allCases.map(Term.relation) + Weekday.allCases.map(Term.weekday) + (1...12).map(Term.month)
}

extension Wording {
  /// The rule by which a standing is given, as it is printed in reports.
  func rule(_ standing: Standing) -> String {
    self(
      .rule(standing), ["soon": .number(StandingRule.dueSoonDays), "quiet": .number(StandingRule.quietDays)])
  }

  /// The words for a kind as it stands in the log, also for one that this version does not know.
  func kind(_ name: String) -> String { Kind(rawValue: name).map { self(.kind($0)) } ?? name.unhyphenated }

  /// The heading of a group of proposals of a kind, where no sector is given.
  func kindHeading(_ name: String) -> String {
    Kind(rawValue: name) == .other ? self(.otherProposals) : kind(name).capitalizedFirst
  }

  /// The words for the kind of a body as it stands in the log.
  func institutionKind(_ name: String) -> String {
    InstitutionKind(rawValue: name).map { self(.institution($0)) } ?? name.unhyphenated
  }

  /// The name of a side: the country, the code itself for one that is not listed, "both sides" for `both`.
  public func side(_ code: String) -> String { code == "both" ? self(.bothSides) : lexicon.country(code) ?? code }

  /// A stage of a life cycle, or a milestone of the register's own.
  func stage(_ name: String) -> String { lexicon.stages[name] ?? name.unhyphenated }

  /// How a body passed on: "was merged into MOEA".
  func words(for end: Institution.Succession) -> String {
    self(.succession(end.how), ["successors": .list(end.successors)])
  }

  /// How a proposal stands to another: "depends on JPHLEPD-9-05".
  func relation(_ relation: Relation, to other: String) -> String { self(.relation(relation), ["to": .text(other)]) }
}

extension Wording {
  /// That a body passed on, with the day: "OPHRD was merged into MOEA on 3 Mar 2026".
  func passed(_ code: String, _ end: Institution.Succession, _ day: Filling) -> String {
    self(.bodyPassedOn, ["institution": .text(code), "how": .text(words(for: end)), "day": day])
  }
}
