import Domain
import Registry
import Reports

/// `--follow-ups keep|cancel|move:REF`: what becomes of the open follow-ups of a proposal that ends.
enum FollowUpsOption {
  private static let move = "move:"

  /// What was chosen; the reference stays as it was typed.
  static func disposal(_ typed: String) throws(UsageFailure) -> FollowUpDisposal {
    switch typed.lowercased() {
    case "keep": .keep
    case "cancel": .cancel
    case let word where word.hasPrefix(move): .move(to: String(typed.dropFirst(move.count)))
    default: throw .badChoice("--follow-ups", value: typed, known: ["keep", "cancel", "move:REF"])
    }
  }

  /// The follow-ups that go on under another proposal, which the register knows by now.
  static func moved(
    _ change: ProposalChange, _ disposal: FollowUpDisposal?, _ draft: Draft, _ desk: Preparation
  ) throws -> [Answer] {
    guard case .move(let typed) = disposal else { return [] }
    let target = try draft.references.proposal(typed)
    guard change.after.currentStatus.isEnded, !change.facts.isEmpty else { return [] }
    return try draft.moveFollowUps(of: change, to: target, desk.circumstances).map { .proposal($0) }
  }
}
