public import EventLog

/// What verifying a register came to, stream by stream.
public struct Verification: Hashable, Sendable {
  /// The streams, sorted by name.
  public let streams: [StreamVerification]

  /// Where an event stands before one that its basis names in another stream.
  public let orderFindings: [Finding]

  /// Where a checkpoint that is held here is not of what the stream holds.
  public let checkpointFindings: [Finding]

  /// Where words stand that a redaction removes; no damage, the next writer removes them.
  public let wordsLeft: [WordsLeftInFile]

  public init(
    streams: [StreamVerification], orderFindings: [Finding] = [], checkpointFindings: [Finding] = [],
    wordsLeft: [WordsLeftInFile] = []
  ) {
    self.streams = streams
    self.orderFindings = orderFindings
    self.checkpointFindings = checkpointFindings
    self.wordsLeft = wordsLeft
  }

  /// All broken rules; each prints as `events/STREAM/SEGMENT:LINE: rule: explanation`.
  public var findings: [Finding] { streams.flatMap(\.findings) + orderFindings + checkpointFindings }

  /// What interrupted writers left.
  public var tornTails: [TornTail] { streams.compactMap(\.tornTail) }

  /// The streams that are not taken, and why.
  public var refusals: [(stream: String, refusal: StreamRefusal)] {
    streams.compactMap { stream in
      guard case .refused(let refusal) = stream.reading.status else { return nil }
      return (stream.stream, refusal)
    }
  }

  /// Events in the sound parts.
  public var eventCount: Int { streams.reduce(0) { $0 + $1.reading.position.size } }

  /// Bytes of all segments.
  public var byteCount: Int { streams.reduce(0) { $0 + $1.byteCount } }

  /// The exit status: 65 for damage or a stream that is refused, 3 for what the next writer sees to, else 0.
  public var exitStatus: Int32 {
    if !findings.isEmpty || !refusals.isEmpty { return 65 }
    return tornTails.isEmpty && wordsLeft.isEmpty ? 0 : 3
  }
}
