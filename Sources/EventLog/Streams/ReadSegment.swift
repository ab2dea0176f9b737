/// A segment that was read: where reading it ended, and what the file was then.
///
/// Whoever keeps one can tell by the file system alone whether the file may be another by now, and by reading this
/// one segment whether what was read still stands in it.
public struct ReadSegment: Hashable, Sendable {
  /// The id of its first event.
  public let first: Int
  /// The id of the last event that was read.
  public let last: Int
  /// The leaf hash of that event's line.
  public let lastLeaf: Digest
  /// What the file was when everything up to there was read; `.unknown` if only its end was.
  public var identity: FileIdentity

  public init(first: Int, last: Int, lastLeaf: Digest, identity: FileIdentity) {
    self.first = first
    self.last = last
    self.lastLeaf = lastLeaf
    self.identity = identity
  }

  /// Whether it has all the events that a segment may have, so that nobody adds to it.
  public var isFull: Bool { last == first + Segment.eventLimit - 1 }
}

extension LogFolder {
  /// What the file of a segment is now; nil if there is none.
  public func identity(ofSegment first: Int, in stream: String) throws(FileFailure) -> FileIdentity? {
    try files.identity(ofPath: path(first: first, in: stream))
  }

  /// What the folder of a stream is now: another once a file in it was made, replaced or removed.
  public func identity(ofStream stream: String) throws(FileFailure) -> FileIdentity? {
    try files.identity(ofPath: folder(of: stream))
  }
}

extension StreamReader {
  /// Reads one segment that was read before, whole, because its file is no longer what it was.
  ///
  /// - Returns: the first broken rule; nil if every line that was read still stands there, in full or redacted.
  /// - Throws: `FileFailure` if it cannot be read.
  public func recheck(_ segment: ReadSegment) throws -> Finding? {
    guard try folder.hasSegment(first: segment.first, in: stream) else {
      return Finding(file: LogFolder.file(first: segment.first, in: stream), line: 1, rule: .segmentMissing)
    }
    let known = StreamPosition(
      size: segment.last, lastLeaf: segment.lastLeaf, lastTime: nil, lastLineOffset: 0, endOffset: 0,
      identity: .unknown)
    var options = options
    options.clock = nil
    var scan = StreamScan(folder: folder, stream: stream, options: options, from: known)
    return try scan.recheckKnownSegment(isFull: segment.isFull)
  }
}
