public import Domain

/// How far a stream has been read: always to the end of a commit.
///
/// Whoever keeps one can go on from there without reading what stands before.
public struct StreamPosition: Hashable, Sendable {
  /// Events read; the id of the last one.
  public var size: Int
  /// The leaf hash of the last line; 32 zero bytes before the first.
  public var lastLeaf: Digest
  /// When the last event was recorded; nil if nothing is known about it.
  public var lastTime: Timestamp?
  /// Where the last line begins, in bytes from the start of its segment.
  public var lastLineOffset: Int
  /// Where the last line ends, its line feed included.
  public var endOffset: Int
  /// What the last line's segment was when it was read.
  public var identity: FileIdentity

  /// Before the first event.
  public static let start = StreamPosition(
    size: 0, lastLeaf: .zero, lastTime: nil, lastLineOffset: 0, endOffset: 0, identity: .unknown)

  public init(
    size: Int, lastLeaf: Digest, lastTime: Timestamp?, lastLineOffset: Int, endOffset: Int, identity: FileIdentity
  ) {
    self.size = size
    self.lastLeaf = lastLeaf
    self.lastTime = lastTime
    self.lastLineOffset = lastLineOffset
    self.endOffset = endOffset
    self.identity = identity
  }

  /// The id of the first event of the segment that the last line stands in.
  var segment: Int { Segment.first(holding: max(size, 1)) }
}
