import Domain
import EventLog

/// What a careful officer mends, by the rule that it breaks.
enum CheckRule: String, Sendable, CaseIterable {
  case notUnderstood = "not-understood"
  case misfit
  case incompleteBasis = "incomplete-basis"
  case clock
  case noSource = "no-source"
  case unconfirmed
  case noNextStep = "no-next-step"
  case responseAgainstStatus = "response-against-status"
  case closedOwner = "closed-owner"
  case unanswered
  case undefinedCalendar = "undefined-calendar"

  /// The rule as the heading over its findings.
  var heading: String {
    switch self {
    case .notUnderstood: "Not understood: a newer version is needed"
    case .misfit: "Entries that find nothing to act on"
    case .incompleteBasis: "Entries that rest on something not held here"
    case .clock: "Entries from a clock that runs ahead"
    case .noSource: "No source is named"
    case .unconfirmed: "Known by word of mouth or from the press only"
    case .noNextStep: "Open, and nobody is to do anything by any day"
    case .responseAgainstStatus: "What the other side said does not fit the status"
    case .closedOwner: "Owned by a body that is no more"
    case .unanswered: "Letters unanswered past their day"
    case .undefinedCalendar: "Calendars that nobody defined"
    }
  }
}

/// One thing to mend.
struct CheckFinding: Sendable, Hashable {
  let rule: CheckRule
  /// What it is about, as it is typed.
  let reference: String
  /// The fact.
  let sentence: String
  /// What mends it; nil where no command does.
  let command: String?
}
