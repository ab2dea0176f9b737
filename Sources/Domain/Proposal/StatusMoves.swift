/// The one table of legal moves between statuses.
public enum StatusMoves {
  /// What a move needs beside the wish.
  public enum Need: Hashable, Sendable {
    case nothing
    case reason
    /// What shows that it is done.
    case evidence
    /// The proposal that takes its place.
    case successor
  }

  /// What the move needs; nil if it is refused or is no move at all.
  public static func need(from: Status, to: Status) -> Need? {
    switch from {
    case .tabled, .underExamination, .agreed, .underImplementation: onPath(from: from, to: to)
    case .completed: afterCompletion(to: to)
    case .closed: [.underExamination, .agreed, .underImplementation].contains(to) ? .reason : nil
    case .deferred: afterDeferral(to: to)
    case .declined, .withdrawn, .lapsed, .superseded:
      [.underExamination, .agreed, .underImplementation, .deferred].contains(to) ? .reason : nil
    }
  }

  /// Every open move from a status, in the order of the table.
  public static func open(from: Status) -> [(to: Status, need: Need)] {
    Status.allCases.compactMap { to in need(from: from, to: to).map { (to: to, need: $0) } }
  }

  private static func onPath(from: Status, to: Status) -> Need? {
    switch to {
    case .tabled, .closed: nil
    case .underExamination, .agreed, .underImplementation, .completed:
      from == to ? nil : (rank(to) > rank(from) ? .nothing : .reason)
    case .deferred, .declined, .withdrawn, .lapsed: .reason
    case .superseded: .successor
    }
  }

  private static func afterCompletion(to: Status) -> Need? {
    switch to {
    case .underExamination, .agreed, .underImplementation: .reason
    case .closed: .evidence
    case .superseded: .successor
    case .tabled, .completed, .deferred, .declined, .withdrawn, .lapsed: nil
    }
  }

  private static func afterDeferral(to: Status) -> Need? {
    switch to {
    case .tabled, .underExamination, .agreed, .underImplementation, .completed: .nothing
    case .declined, .withdrawn, .lapsed: .reason
    case .superseded: .successor
    case .closed, .deferred: nil
    }
  }

  /// How far along the path a status lies.
  private static func rank(_ status: Status) -> Int { Status.allCases.firstIndex(of: status) ?? 0 }
}
