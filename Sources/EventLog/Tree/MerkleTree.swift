/// The tree over the lines of a stream (RFC 6962 section 2.1), grown leaf by leaf.
///
/// It keeps one digest for each complete subtree on its right edge, so that a million leaves take twenty.
public struct MerkleTree: Hashable, Sendable {
  /// Leaves so far.
  public private(set) var size = 0
  /// The roots of the complete subtrees, the largest (leftmost) first; one for each bit of `size`.
  private var subtrees: [Digest] = []

  public init() {}

  /// Adds a leaf, by its leaf hash.
  public mutating func append(_ leaf: Digest) {
    var node = leaf
    // Each one bit at the low end of the size is a subtree as large as what was made so far.
    var rest = size
    while rest & 1 == 1, let left = subtrees.popLast() {
      node = .node(left, node)
      rest >>= 1
    }
    subtrees.append(node)
    size += 1
  }

  /// The root; of the empty tree the SHA-256 of nothing.
  public var root: Digest {
    guard var node = subtrees.last else { return .sha256([]) }
    for left in subtrees.dropLast().reversed() { node = .node(left, node) }
    return node
  }
}
