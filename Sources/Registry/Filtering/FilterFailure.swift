public import Domain

/// Why a text is no filter of this register, with the place in the text.
public struct FilterFailure: Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    case problem(FilterProblem.Reason)
    case day(FilterField, DayParser.Problem)
    case fiscalYear(FiscalYear.Problem)
    /// 2025-26 where a day is asked for.
    case fiscalYearMeant(FilterField, String)
    case unknownSide(String, known: [String])
    /// A range that ends before it begins.
    case reversed(FilterField)
  }

  public let cause: Cause
  public let text: String
  /// Characters of the text, counted from 0.
  public let place: Range<Int>
  /// What may have been meant, the nearest first.
  public let nearest: [String]
  /// What can stand there, where the list is short enough to be read.
  public let known: [String]
  /// The saved view in which the text stands; nil for what was typed.
  public let view: String?

  init(
    _ cause: Cause, in text: String, at place: Range<Int>, nearest: [String] = [], known: [String] = [],
    view: String? = nil
  ) {
    self.cause = cause
    self.text = text
    self.place = place
    self.nearest = nearest
    self.known = known
    self.view = view
  }

  /// What the grammar refuses, with the nearest words.
  init(_ problem: FilterProblem, in text: String, view: String?) {
    let nearest: [String] =
      switch problem.reason {
      case .unknownWord(let typed), .unknownField(let typed):
        if let meant = FilterField.meant(by: typed) { [meant] } else { Self.nearest(to: typed, among: problem.known) }
      case .unknownValue(_, let typed): Self.nearest(to: typed, among: problem.known)
      default: []
      }
    self.init(
      .problem(problem.reason), in: text, at: problem.place, nearest: nearest, known: problem.known, view: view)
  }

  private static func nearest(to typed: String, among known: [String]) -> [String] {
    let typed = typed.lowercased()
    let candidates = Set(known).sorted().map { Candidate(reference: $0, name: "") }
    let near = Nearest.candidates(to: typed, among: candidates).map(\.reference)
    return near.isEmpty && typed.count >= 3 ? Array(Set(known).sorted().filter { $0.hasPrefix(typed) }.prefix(3)) : near
  }
}
