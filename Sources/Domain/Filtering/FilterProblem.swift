/// Why a text is no filter, and where.
public struct FilterProblem: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case unknownWord(String)
    case unknownField(String)
    case unknownValue(FilterField, String)
    case valueMissing(FilterField)
    /// A word that is worked out is not compared with anything.
    case takesNoValue(FilterWord)
    /// Nothing stands where a filter has to: behind `and`, `not`, a comparison, or between parentheses.
    case nothing(behind: String)
    case notOrdered(FilterField)
    case noRange(FilterField)
    /// Smaller or greater than one of several.
    case severalCompared(FilterField)
    case notANumber(FilterField, String)
    case unclosedParenthesis, unopenedParenthesis, unclosedQuotation
    case tooDeep
  }

  public let reason: Reason
  /// Characters of the text, counted from 0.
  public let place: Range<Int>
  /// What could have stood there, where there is a list.
  public let known: [String]

  public init(_ reason: Reason, at place: Range<Int>, known: [String] = []) {
    self.reason = reason
    self.place = place
    self.known = known
  }
}
