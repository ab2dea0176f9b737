/// That a tree is the beginning of a later one: nothing that stood in it was changed (RFC 9162 section 2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
  /// The roots from which both trees can be put together, in the order of the RFC.
  public let path: [Digest]

  public init(path: [Digest]) {
    self.path = path
  }

  /// Whether the second tree begins with the first.
  public func holds(from first: TreeHead, to second: TreeHead) -> Bool {
    guard first.size > 0 else { return first == .empty && path.isEmpty && second.size >= 0 }
    guard first.size < second.size else { return first == second && path.isEmpty }
    // A first tree that is whole is its own first part.
    let isWhole = first.size & (first.size - 1) == 0
    let parts = isWhole ? [first.root] + path : path
    guard let start = parts.first else { return false }
    var (place, last) = (first.size - 1, second.size - 1)
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var (earlier, later) = (start, start)
    for part in parts.dropFirst() {
      if last == 0 { return false }
      if place & 1 == 1 || place == last {
        earlier = .node(part, earlier)
        later = .node(part, later)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        later = .node(later, part)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && earlier == first.root && later == second.root
  }
}
