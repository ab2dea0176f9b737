public import EventLog
public import Projections
public import Registry

/// Reads every byte of a register's log and says all that is wrong with it.
public struct Verifier: Sendable {
  /// What is known about the register beforehand.
  public struct Expectations: Sendable {
    /// The stream that is written here; nil if none is.
    public var writtenStream: String?
    /// The register's name; nil to take it from the founding stream.
    public var origin: String?
    /// For each stream, positions that were read before.
    public var cursors: [String: [StreamPosition]]
    /// For each stream, the highest id that anything held here names (a basis, a target, a checkpoint).
    public var highestNamed: [String: Int]
    /// For each stream, what its files were when they were read: the last lines of full segments must still stand, and
    /// a quick verification trusts the files that are what they were.
    public var files: [String: StreamFiles]
    /// The keys that the log published: a checkpoint's signature by one of them must be good.
    public var keys: [PublishedKey]
    /// The events whose words were removed for good.
    public var redacted: [RedactedEvent]

    public init(
      writtenStream: String? = nil, origin: String? = nil, cursors: [String: [StreamPosition]] = [:],
      highestNamed: [String: Int] = [:], files: [String: StreamFiles] = [:], keys: [PublishedKey] = [],
      redacted: [RedactedEvent] = []
    ) {
      self.writtenStream = writtenStream
      self.origin = origin
      self.cursors = cursors
      self.highestNamed = highestNamed
      self.files = files
      self.keys = keys
      self.redacted = redacted
    }
  }

  public let folder: LogFolder
  public let expectations: Expectations

  public init(folder: LogFolder, expectations: Expectations = Expectations()) {
    self.folder = folder
    self.expectations = expectations
  }

  /// Reads all streams.
  ///
  /// - Throws: `FileFailure` if something cannot be read at all.
  public func verify() throws -> Verification {
    let present = try folder.streams()
    // A stream of which something is known and that is gone altogether is damage too.
    let gone = expectations.cursors.filter { $0.value.contains { $0.size > 0 } }.keys.filter { !present.contains($0) }
    let streams = try (present + gone.sorted()).map(verify)
    let checkpoints = try streams.flatMap { stream in
      try CheckpointAudit(stream, folder: folder, keys: expectations.keys).findings()
    }
    return Verification(
      streams: streams, orderFindings: BasisOrder(streams).findings(), checkpointFindings: checkpoints,
      wordsLeft: try wordsLeft(in: streams))
  }

  private func verify(_ stream: String) throws -> StreamVerification {
    let sizes = Set(try folder.checkpointNames(of: stream).map(\.size))
    return try reader(stream).verify(against: known(stream), rootsAt: sizes)
  }

  /// The positions that a stream must still contain: where reading ended, and the end of each full segment.
  private func known(_ stream: String) -> [StreamPosition] {
    let ends = (expectations.files[stream]?.segments ?? []).filter(\.isFull).map { segment in
      StreamPosition(
        size: segment.last, lastLeaf: segment.lastLeaf, lastTime: nil, lastLineOffset: 0, endOffset: 0,
        identity: .unknown)
    }
    let cursors = expectations.cursors[stream] ?? []
    return ends.filter { end in !cursors.contains { $0.size == end.size } } + cursors
  }

  func reader(_ stream: String) -> StreamReader {
    let named = max(
      expectations.highestNamed[stream] ?? 0, expectations.cursors[stream]?.map(\.size).max() ?? 0,
      (try? folder.newestCheckpointSize(of: stream)) ?? 0)
    return StreamReader(
      folder: folder, stream: stream,
      options: .init(
        isWrittenHere: stream == expectations.writtenStream, origin: expectations.origin, highestNamed: named))
  }
}
