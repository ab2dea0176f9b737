/// The size and the root of a stream's tree.
///
/// A proof is checked against both together, taken from one checkpoint: with a size from elsewhere, a proof for one
/// tree can be passed off as a proof for another.
public struct TreeHead: Hashable, Sendable {
  /// Leaves, that is events.
  public let size: Int
  public let root: Digest

  /// The tree without a leaf.
  public static let empty = TreeHead(size: 0, root: .sha256([]))

  public init(size: Int, root: Digest) {
    self.size = size
    self.root = root
  }
}

extension MerkleTree {
  /// Size and root as they are now.
  public var head: TreeHead { TreeHead(size: size, root: root) }
}
