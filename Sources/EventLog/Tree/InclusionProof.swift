/// That one leaf stands at one place of a tree (RFC 9162 section 2.1.3).
public struct InclusionProof: Hashable, Sendable {
  /// The leaf's place, from 0: the event's number less one.
  public let index: Int
  /// The roots beside the way from the leaf up to the root, the leaf's own neighbour first.
  public let path: [Digest]

  public init(index: Int, path: [Digest]) {
    self.index = index
    self.path = path
  }

  /// Whether the leaf stands at the place in the tree with this size and root.
  public func holds(for leaf: Digest, in head: TreeHead) -> Bool {
    guard index >= 0, index < head.size else { return false }
    var (place, last) = (index, head.size - 1)
    var node = leaf
    for neighbour in path {
      if last == 0 { return false }
      if place & 1 == 1 || place == last {
        node = .node(neighbour, node)
        // On the right edge of the tree, levels without a neighbour are stepped over.
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        node = .node(node, neighbour)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && node == head.root
  }
}
