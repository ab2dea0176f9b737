/// Who may see an event: nobody outside the house, the other side of its own dialogue, or everyone.
public enum Sharing: String, Sendable, CaseIterable, Comparable {
  case `internal`
  case joint
  case `public`

  public static func < (left: Sharing, right: Sharing) -> Bool { left.reach < right.reach }

  private var reach: Int {
    switch self {
    case .internal: 0
    case .joint: 1
    case .public: 2
    }
  }
}
