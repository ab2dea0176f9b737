public import Domain

/// Reads a stream from wherever one stands to its end, and checks every rule of the log on the way.
///
/// It takes no lock: what a writer has begun and not finished counts as a torn tail, and is not delivered.
public struct StreamReader: Sendable {
  /// What a reader knows about the stream beforehand.
  public struct Options: Hashable, Sendable {
    /// How far ahead of the clock another office's commit may be dated.
    static let secondsAhead = 24 * 60 * 60

    /// Whether this register writes the stream: then nothing may be withheld or missing without a redaction.
    public var isWrittenHere: Bool
    /// Now: a commit of another office that is more than 24 hours ahead of it is held; nil holds nothing back.
    public var clock: Timestamp?
    /// The register's name, which the opening must bear; nil if it is not known yet.
    public var origin: String?
    /// The highest id of the stream that a cursor, checkpoint, basis or target held here names; 0 if none does.
    public var highestNamed: Int
    /// Whether the names in the folder are checked although the stream was read before.
    public var listsFolder: Bool
    /// Whether the segment that was read last is read again from its start: its file is not what it was.
    public var rereadsLastSegment = false

    public init(
      isWrittenHere: Bool, clock: Timestamp? = nil, origin: String? = nil, highestNamed: Int = 0,
      listsFolder: Bool = false
    ) {
      self.isWrittenHere = isWrittenHere
      self.clock = clock
      self.origin = origin
      self.highestNamed = highestNamed
      self.listsFolder = listsFolder
    }
  }

  public let folder: LogFolder
  public let stream: String
  public let options: Options

  public init(folder: LogFolder, stream: String, options: Options) {
    self.folder = folder
    self.stream = stream
    self.options = options
  }

  /// Whether nothing can have changed since a position was taken, as far as the file system tells: no byte is read.
  public func isUnchanged(since position: StreamPosition) throws(FileFailure) -> Bool {
    guard position.size > 0 else { return try !folder.hasSegment(first: 1, in: stream) }
    let path = folder.path(first: position.segment, in: stream)
    guard try folder.files.identity(ofPath: path) == position.identity else { return false }
    guard position.size % Segment.eventLimit == 0 else { return true }
    return try !folder.hasSegment(first: position.size + 1, in: stream)
  }

  /// Waits until what stands before a position is on the device: before the position is kept for a later command.
  ///
  /// Its writer may have been stopped before it waited; after a power cut a kept position would then name events that
  /// are gone.
  public func settle(_ position: StreamPosition) throws(FileFailure) {
    try SegmentAppender(folder: folder, stream: stream).settle(position, isLocked: false)
  }

  /// Reads what stands behind a position, whole commits only.
  ///
  /// If the last line that was read before still stands in its place, nothing before it is read; if it was moved by
  /// a redaction, its segment is; if it is gone or another, that is damage by the rule `cursor`.
  ///
  /// - Parameters:
  ///   - position: where to begin.
  ///   - deliver: takes each line in order; lines that stand before damage are delivered.
  /// - Returns: where reading ended, and why.
  /// - Throws: `FileFailure`, or what `deliver` throws.
  public func read(
    from position: StreamPosition = .start, deliver: (LogLine) throws -> Void
  ) throws -> StreamReading {
    try withoutActuallyEscaping(deliver) { deliver in
      var collector = LineCollector(stream: stream, deliver: deliver)
      var scan = StreamScan(folder: folder, stream: stream, options: options, from: position)
      return try scan.run(&collector)
    }
  }
}

/// The end of a reading.
public struct StreamReading: Hashable, Sendable {
  /// Behind the last whole commit that was delivered.
  public let position: StreamPosition
  /// What stands behind it, if anything.
  public let status: StreamStatus
  /// The segments that were read to their ends, as far as they are sound; which they are depends on where one began,
  /// and two readings that end at the same place are equal.
  public let segments: [ReadSegment]

  public init(position: StreamPosition, status: StreamStatus, segments: [ReadSegment] = []) {
    self.position = position
    self.status = status
    self.segments = segments
  }

  public static func == (one: StreamReading, other: StreamReading) -> Bool {
    one.position == other.position && one.status == other.status
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(position)
    hasher.combine(status)
  }
}

/// Keeps the lines of a commit until it is whole, then hands them on; ends at the first broken rule.
private struct LineCollector: ScanVisitor {
  let stream: String
  let deliver: (LogLine) throws -> Void
  private var open: [LogLine] = []

  init(stream: String, deliver: @escaping (LogLine) throws -> Void) {
    self.stream = stream
    self.deliver = deliver
  }

  mutating func visit(_ line: ScannedLine) {
    open.append(LogLine(line, in: stream))
  }

  mutating func commitEnded() throws {
    for line in open { try deliver(line) }
    open.removeAll(keepingCapacity: true)
  }

  mutating func found(_ finding: Finding) -> Bool { false }
}
