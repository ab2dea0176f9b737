/// All leaves of a tree, from which its roots at any size and its proofs are made.
public struct TreeLeaves: Hashable, Sendable {
  public private(set) var leaves: [Digest]

  public init(_ leaves: [Digest] = []) {
    self.leaves = leaves
  }

  /// Leaves so far.
  public var size: Int { leaves.count }

  /// Adds a leaf, by its leaf hash.
  public mutating func append(_ leaf: Digest) { leaves.append(leaf) }

  /// The tree of the first so many leaves; nil if there are not so many.
  public func head(at size: Int) -> TreeHead? {
    guard (0...leaves.count).contains(size) else { return nil }
    return TreeHead(size: size, root: Self.root(leaves[..<size]))
  }

  /// The proof that a leaf stands in the tree of the first so many; nil if it does not.
  ///
  /// - Parameter index: the leaf's place, from 0.
  public func inclusionProof(of index: Int, at size: Int) -> InclusionProof? {
    guard (0...leaves.count).contains(size), (0..<size).contains(index) else { return nil }
    return InclusionProof(index: index, path: Self.path(to: index, in: leaves[..<size]))
  }

  /// The proof that the tree of the first so many leaves begins with a smaller one; nil if there are not so many.
  public func consistencyProof(from first: Int, to second: Int) -> ConsistencyProof? {
    guard first >= 0, first <= second, second <= leaves.count else { return nil }
    guard first > 0 else { return ConsistencyProof(path: []) }
    return ConsistencyProof(path: Self.subproof(first, leaves[..<second], isComplete: true))
  }

  /// RFC 6962 section 2.1: MTH.
  private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf) }
    return tree.root
  }

  /// RFC 6962 section 2.1.1: PATH.
  private static func path(to index: Int, in leaves: ArraySlice<Digest>) -> [Digest] {
    guard leaves.count > 1 else { return [] }
    let middle = leaves.startIndex + largestPowerOfTwo(below: leaves.count)
    return index < middle
      ? path(to: index, in: leaves[..<middle]) + [root(leaves[middle...])]
      : path(to: index, in: leaves[middle...]) + [root(leaves[..<middle])]
  }

  /// RFC 6962 section 2.1.2: SUBPROOF.
  ///
  /// - Parameter isComplete: whether the leaves begin the first tree, whose root the verifier then has.
  private static func subproof(_ first: Int, _ leaves: ArraySlice<Digest>, isComplete: Bool) -> [Digest] {
    guard first < leaves.count else { return isComplete ? [] : [root(leaves)] }
    let half = largestPowerOfTwo(below: leaves.count)
    let middle = leaves.startIndex + half
    return first <= half
      ? subproof(first, leaves[..<middle], isComplete: isComplete) + [root(leaves[middle...])]
      : subproof(first - half, leaves[middle...], isComplete: false) + [root(leaves[..<middle])]
  }

  private static func largestPowerOfTwo(below count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
