public import EventLog

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

    public init(
      writtenStream: String? = nil, origin: String? = nil, cursors: [String: [StreamPosition]] = [:],
      highestNamed: [String: Int] = [:]
    ) {
      self.writtenStream = writtenStream
      self.origin = origin
      self.cursors = cursors
      self.highestNamed = highestNamed
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
    return Verification(streams: streams, orderFindings: BasisOrder(streams).findings())
  }

  private func verify(_ stream: String) throws -> StreamVerification {
    let cursors = expectations.cursors[stream] ?? []
    let named = max(expectations.highestNamed[stream] ?? 0, cursors.map(\.size).max() ?? 0)
    let reader = StreamReader(
      folder: folder, stream: stream,
      options: .init(
        isWrittenHere: stream == expectations.writtenStream, origin: expectations.origin, highestNamed: named))
    return try reader.verify(against: cursors)
  }
}
