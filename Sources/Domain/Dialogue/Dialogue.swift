/// What happens to a dialogue between two sides.
public enum DialogueEvent: Hashable, Sendable {
  case opened(title: Text, sides: [String])
}

/// A dialogue: two sides, the first of which is ours.
public struct Dialogue: Evolving, Equatable {
  public private(set) var title: Text?
  /// ISO 3166 codes; the first is ours.
  public private(set) var sides: [String] = []

  public init() {}

  public mutating func apply(_ event: Recorded<DialogueEvent>) -> Bool {
    guard title == nil else { return false }
    switch event.fact {
    case .opened(let title, let sides):
      self.title = title
      self.sides = sides
    }
    return true
  }

  /// The other side, if one side tabled something; for `both`, the side that is not ours.
  public func otherSide(than side: String) -> String? {
    sides.first { $0 != side && (side != "both" || $0 != sides.first) }
  }
}
