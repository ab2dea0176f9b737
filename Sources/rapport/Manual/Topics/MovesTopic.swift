import Domain
import Reports

extension ManualTopic {
  /// The table is made of the one that decides, so that it cannot say anything else.
  static let moves = ManualTopic(
    "moves", title: "Status and response", abstract: "Which moves are open, and what each of them needs.",
    blocks: ManualText.blocks(
      """
      The status says how far a proposal has come on our way: tabled, under examination, agreed, under implementation,
      completed when its owner says so, closed when the secretariat has verified it and names the evidence. Steps may be
      skipped forward. Beside the way it may be deferred, declined, withdrawn, lapsed or superseded.

      The response is another matter: what the other side has answered, with proposal respond. A declined response means
      that they refuse and we may press on; a declined status means that it was dropped.

      - rapport proposal status JPHLEPD-9-05
      - rapport proposal status JPHLEPD-9-05 completed --authority "No. 12/2026"
      - rapport proposal respond JPHLEPD-9-05 accepted --paper P31

      From each status these moves are open; R needs a reason, E evidence, B the proposal that takes its place (--by).
      """)
      + [.facts(Status.allCases.map(row))]
      + ManualText.blocks(
        """
        A move that ends a proposal with open follow-ups asks what becomes of them: --follow-ups keep, cancel or
        move:REF. What was typed wrongly is no move: it is corrected with event correct.
        """))

  private static func row(_ from: Status) -> Document.Fact {
    let moves = StatusMoves.open(from: from).map { $0.to.rawValue + mark($0.need) }
    return Document.Fact(RichText(from.rawValue), RichText(moves.joined(separator: ", ")))
  }

  private static func mark(_ need: StatusMoves.Need) -> String {
    switch need {
    case .nothing: ""
    case .reason: " R"
    case .evidence: " E"
    case .successor: " B"
    }
  }
}
