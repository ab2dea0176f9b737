public import Domain

/// What is wrong with a form that came back, and where.
public struct FormFinding: Hashable, Sendable {
  public let file: String
  /// The row in the file, 1 and up; nil where it is about the whole file.
  public let row: Int?
  public let problem: Problem

  public init(file: String, row: Int? = nil, _ problem: Problem) {
    (self.file, self.row, self.problem) = (file, row, problem)
  }

  public enum Problem: Hashable, Sendable {
    /// No sheet or table of the file has these columns; with those that the head has.
    case columnsMissing([String], found: [String])
    case columnTwice(String)
    /// There are columns and no row.
    case noRows
    /// What stands in the column `form` is not what a form says there.
    case badState(String)
    /// Two forms in one file.
    case anotherForm(String, first: String)
    /// The same form in another of the files.
    case formInTwoFiles(String, first: String)
    /// This register has circulated no form of that name.
    case unknownForm(String)
    /// An entry on which the form rests is none of that proposal here.
    case foreignEntry(EventID, reference: String)
    case badReference(column: String, String)
    case referenceMissing
    /// The follow-up belongs to another proposal than the row names.
    case referencesApart(proposal: String, followUp: String)
    /// The form that went out has no such row.
    case notOnForm(reference: String, form: String)
    case duplicate(reference: String, first: Int)
    case formula(column: String)
    case merged(column: String)
    case day(column: String, DayFault)
    /// Neither yes, nor no, nor a day.
    case badDone(String)
    /// The day on which it was done has not come.
    case doneAhead(CalendarDate)
    /// A proposal has no day and cannot be done: only its follow-ups are.
    case noFollowUp(column: String)
    case reasonAlone
    case text(column: String, TextProblem)
    /// The register refuses what the row says.
    case refused(String, hint: String?)
  }

  public enum TextProblem: Hashable, Sendable {
    case controlCharacter(UInt32)
    /// More than an entry has room for, in bytes.
    case tooLong(Int)
  }
}
