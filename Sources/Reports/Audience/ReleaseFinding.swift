import Domain

/// Something that somebody should look at before a paper leaves the house.
struct ReleaseFinding: Sendable, Hashable {
  enum Rule: String, Sendable, CaseIterable {
    /// A proposal or a follow-up that we have and the paper does not.
    case missing
    /// A value that is another one in our own report.
    case differs
    /// A text that goes out for the first time.
    case firstTime = "first-time"
  }

  let rule: Rule
  /// What it is about: a proposal, a follow-up, a target, a session, or the dialogue.
  let reference: String
  let field: String
  /// What our own report says; nil where it says nothing.
  let ours: String?
  /// What the paper says; nil where it says nothing.
  let theirs: String?
  /// The day since which a text may be read as it stands: when it was shared, or corrected since.
  var sharedOn: CalendarDate?
  /// The entry that says it; nil where no single one does.
  var event: EventID?
}

extension ReleaseFinding.Rule {
  /// What stands over the findings of this rule.
  func heading(circle: Sharing, since: CalendarDate?) -> String {
    switch self {
    case .missing: "Not in the \(circle.words) paper"
    case .differs: "Another value than in our own report"
    case .firstTime:
      "Texts that go out for the first time"
        + (since.map { ", shared or corrected after \(DayWording.long($0))" } ?? "")
    }
  }
}
