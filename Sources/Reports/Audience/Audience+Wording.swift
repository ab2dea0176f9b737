import Domain
import Projections

/// How it is said for whom a paper is.
enum AudienceWording {
  /// "both sides".
  static func readers(of circle: Sharing) -> String {
    switch circle {
    case .internal: "the house"
    case .joint: "both sides"
    case .public: "everybody"
    }
  }

  /// What is in a paper and what is not, as its last paragraph says.
  static func rule(for circle: Sharing) -> String {
    let content =
      circle == .public
      ? "It holds what is shared as public and nothing else."
      : "It holds what is shared between the two sides, as joint or public, and nothing else."
    return content
      + " A status, a response and a due day bear the day on which they were shared; so "
      + "does a position or a change that was shared later than on its own day."
  }

  /// How many entries are not in a paper: "12 entries about this dialogue are left out".
  static func withheld(_ count: Int) -> String {
    count == 0
      ? "No entry about this dialogue is left out."
      : "\(Plural.counted(count, "entry", "entries")) about this dialogue \(count == 1 ? "is" : "are") left out."
  }
}
