/// The tree over the whole commits of a stream, with what is needed to make checkpoints and proofs.
public struct StreamTree: Sendable {
  public let stream: String
  public let leaves: TreeLeaves
  /// Where the sound part ends, and what stands behind it.
  public let reading: StreamReading
  /// For each event, whether it is the last one of its commit.
  private let ends: [Bool]

  init(stream: String, leaves: TreeLeaves, ends: [Bool], reading: StreamReading) {
    self.stream = stream
    self.leaves = leaves
    self.ends = ends
    self.reading = reading
  }

  /// Size and root of all of it.
  public var head: TreeHead { leaves.head(at: leaves.size) ?? .empty }

  /// Whether a commit ends behind so many events: only there a checkpoint may stand.
  public func isEndOfCommit(_ size: Int) -> Bool { ends.indices.contains(size - 1) && ends[size - 1] }
}

extension StreamReader {
  /// Reads the whole stream, and gives the tree of what is sound of it.
  public func tree() throws -> StreamTree {
    var leaves = TreeLeaves()
    var ends: [Bool] = []
    let reading = try read { line in
      leaves.append(line.leaf)
      // A withheld line does not say where its commit ends: any may.
      ends.append(line.form == .withheld || !line.fields.more)
    }
    return StreamTree(stream: stream, leaves: leaves, ends: ends, reading: reading)
  }
}
