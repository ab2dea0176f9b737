/// Compares a stream, while it is read from its beginning, with the checkpoints of it that are held.
public struct CheckpointWatch: Sendable {
  private let held: [HeldCheckpoint]
  private let sizes: Set<Int>
  private var tree = MerkleTree()
  /// The roots at the sizes of the checkpoints, as far as the stream was read.
  private var roots: [Int: Digest] = [:]

  public init(_ held: [HeldCheckpoint]) {
    self.held = held
    sizes = Set(held.map(\.name.size))
    if sizes.contains(0) { roots[0] = tree.root }
  }

  /// Takes in the next line.
  public mutating func take(_ leaf: Digest) {
    guard !held.isEmpty else { return }
    tree.append(leaf)
    if sizes.contains(tree.size) { roots[tree.size] = tree.root }
  }

  /// What the stream, read to its end, is not.
  public var findings: [Finding] { held.compactMap { $0.finding(root: roots[$0.name.size]) } }

  /// The same for what was read so far: what lies behind its end is not judged.
  public var findingsSoFar: [Finding] {
    held.filter { $0.name.size <= tree.size || $0.note == nil }.compactMap { $0.finding(root: roots[$0.name.size]) }
  }
}
