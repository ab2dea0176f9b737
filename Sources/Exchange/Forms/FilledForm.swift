public import Domain

/// A return form as it came back, read and not yet compared with the register.
public struct FilledForm: Hashable, Sendable {
  /// The file as the user named it.
  public let file: String
  /// What the form calls itself: `MOC-2026-08-10`.
  public let reference: String
  /// The rows in which something is filled in, by their place in the file.
  public var rows: [Row]
  /// What was read over: columns that no form has, cells that are not to be filled in and were changed.
  public var remarks: [FormRemark]
  /// Entries by which a part of this very file was recorded before, whether they stand or not.
  public var earlier: Set<EventID> = []

  /// A row of the form with what was filled in.
  public struct Row: Hashable, Sendable {
    /// The row in the file, 1 and up.
    public let number: Int
    public let proposal: ProposalReference
    /// The number of the follow-up; nil for a row about the proposal as a whole.
    public let followUp: Int?
    /// The newest events that the form rested on.
    public let state: [EventID]
    public var position: String?
    public var done: Done?
    public var newDue: CalendarDate?
    public var reason: String?
    /// What came of it, as an officer was asked; nil where the position says it.
    public var outcome: String?

    /// How it stands in the file: `JPHLEPD-9-05.1`, or `JPHLEPD-9-05`.
    public var reference: String {
      followUp.map { "\(FollowUpReference(proposal: proposal, number: $0))" } ?? proposal.text
    }
  }

  /// What stands in the column `done`, where it does not say no.
  public enum Done: Hashable, Sendable {
    case yes
    /// The day on which it was done.
    case on(CalendarDate)
  }
}

/// What was read over in a form that came back.
public enum FormRemark: Hashable, Sendable {
  /// Columns that no form has, by the names that the file gives them.
  case unknownColumns([String])
  /// A cell that is not to be filled in and says something else than when the form went out.
  case edited(row: Int, reference: String, column: String, was: String, now: String)
}

/// What an officer has to decide before a form can be recorded.
public struct FormQuestion: Hashable, Sendable {
  public let file: String
  public let row: Int
  public let reference: String
  public let matter: Matter

  public enum Matter: Hashable, Sendable {
    /// It is done, and nothing says with what result.
    case doneWithoutOutcome
    /// It is done and gets a new date too.
    case doneAndNewDue(CalendarDate)
    /// The new date lies before the day of the entry.
    case newDueInThePast(CalendarDate, day: CalendarDate)
    /// The new date has no reason.
    case reasonMissing(CalendarDate)
  }
}
