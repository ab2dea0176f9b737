public import Domain
public import Registry

/// What is wrong with a cell of a row.
public struct RowFault: Sendable {
  /// The row as it stands in the file.
  public let row: Sheet.Row
  /// The column that it is about; nil for the whole row.
  public let field: MatrixField?
  public let problem: RowProblem

  init(_ row: Sheet.Row, _ field: MatrixField?, _ problem: RowProblem) {
    self.row = row
    self.field = field
    self.problem = problem
  }

  /// The same, a short reference with the only dialogue that it can mean.
  func inFull(_ dialogue: String?) -> RowFault {
    guard case .shortReference(let text, nil) = problem, let dialogue else { return self }
    return RowFault(row, field, .shortReference(text, full: "\(dialogue)-\(text)"))
  }
}

/// Why a cell cannot be taken over: facts, worded in `ImportWording`.
public enum RowProblem: Sendable {
  /// Nothing stands where something has to.
  case empty
  case merged
  case formula(shown: String)
  case day(DayFault)
  /// A word that is none of those that can stand there.
  case unknownWord(String, known: [String], nearest: [String])
  case text(RegisterFailure)
  /// A row has something behind the last column that has a name.
  case behindLastColumn(String)

  // References.
  /// `9-05`: a file carries the dialogue's code; `full` where it can only be one.
  case shortReference(String, full: String?)
  /// A spreadsheet has made a day of it.
  case referenceIsDay(CalendarDate)
  case followUpReference(String, proposal: String)
  case notAReference(String)
  case otherRegister(ProposalReference, known: [Candidate])
  case otherSession(String, ProposalReference)
  case unknownSession(SessionReference)

  // What the register and the other rows say.
  case unknownInstitution(String, nearest: [Candidate], side: String?)
  case wrongSide(String, side: String, expected: String)
  /// Another row of the same reference says something else.
  case differs(from: String, line: Int)
  /// What no command changes: an earlier entry would have to be corrected.
  case standsOtherwise(String, event: EventID?, setting: String)
  /// It was withdrawn: its reference is not given again.
  case enteredInError(ProposalReference)
  /// So many rows of one reference, and this one more.
  case tooManyRows(Int)
  /// An owner or a day without an action.
  case withoutAction
  /// The same follow-up in the same words, promised twice.
  case repeated(line: Int)
  case severalFollowUps([FollowUpReference])
  /// An open follow-up that no row names says nearly the same.
  case similarFollowUp(FollowUpReference, action: String)
  case refused(RegisterFailure)
  /// Row and register both changed it since an import: what stands now, since which event, and what takes the row.
  case movedOn(String, since: EventID?, accept: String)
}
