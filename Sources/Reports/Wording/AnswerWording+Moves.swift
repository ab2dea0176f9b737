public import Domain

/// Where a proposal stands and which moves are open.
public struct MovesWording: Sendable {
  public init() {}

  /// A line on where it stands, and one for each open move with what it needs.
  public func text(_ proposal: Proposal, of reference: ProposalReference) -> String {
    let status = proposal.currentStatus
    let since = proposal.statusSince.map { " since \(DayWording.long($0))" } ?? ""
    let moves = StatusMoves.open(from: status).filter { move in
      !(proposal.tabling?.isStanding == true && [.completed, .closed].contains(move.to))
    }
    let width = moves.map(\.to.rawValue.count).max() ?? 0
    let lines = moves.map { move in
      let gap = String(repeating: " ", count: width - move.to.rawValue.count)
      let need = Self.need(move.need)
      return "  \(move.to.rawValue)" + (need.isEmpty ? "" : "\(gap)  \(need)") + "\n"
    }
    let open = proposal.openFollowUps.map { "\(reference).\($0.number)" }
    let followUps = open.isEmpty ? "" : "Open follow-ups: \(open.joined(separator: ", ")).\n"
    return "\(AnswerWording.named(reference, proposal)) is \(status.words)\(since). Open moves:\n" + lines.joined()
      + followUps
  }

  private static func need(_ need: StatusMoves.Need) -> String {
    switch need {
    case .nothing: ""
    case .reason: "needs --reason \"...\""
    case .evidence: "needs --evidence \"...\""
    case .successor: "needs --by REF"
    }
  }
}
