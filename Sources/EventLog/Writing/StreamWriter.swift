public import Domain

/// Writes commits to one stream, alone: from `open` to `close` it holds the lock on `events/`.
///
/// A commit is one append and one wait for the device; a reader or a power cut sees all of it or none. The order of
/// steps is that of the log format, "Writing".
public final class StreamWriter {
  /// How long `open` tries to get the lock, in milliseconds.
  public static let patience = 10_000
  private static let pauseMilliseconds = 20

  /// Behind the last event of the stream.
  public private(set) var end: StreamPosition
  /// What an interrupted writer had left and this one moved aside; nil if nothing.
  public let recovered: RecoveredTail?
  /// The segments that were read when it was opened.
  public let segmentsRead: [ReadSegment]

  let folder: LogFolder
  let stream: String
  let makeSalt: () -> Salt
  private var lock: OpenFile?
  /// Whether all that stands in the stream is known to be on the device.
  private var isSettled: Bool
  /// Why nothing more can be written: after a failed wait for the device nobody knows what stands there.
  private var failure: WriteFailure?

  private init(
    reader: StreamReader, end: StreamPosition, segmentsRead: [ReadSegment], recovered: RecoveredTail?,
    isSettled: Bool, lock: OpenFile, makeSalt: @escaping () -> Salt
  ) {
    folder = reader.folder
    stream = reader.stream
    self.end = end
    self.recovered = recovered
    self.segmentsRead = segmentsRead
    self.isSettled = isSettled
    self.lock = lock
    self.makeSalt = makeSalt
  }

  deinit { close() }

  /// Takes the lock, reads what others have written meanwhile, and moves a torn tail aside.
  ///
  /// - Parameters:
  ///   - reader: the stream.
  ///   - position: how far the caller has read, and knows it to be on the device (`StreamReader.settle`).
  ///   - patience: how long to wait for the lock, in milliseconds.
  ///   - deliver: takes the lines behind the position.
  ///   - makeSalt: draws the salt of each event.
  /// - Throws: `WriteFailure`; `FileFailure` when reading fails; what `deliver` throws.
  public static func open(
    _ reader: StreamReader, from position: StreamPosition = .start, patience: Int = patience,
    deliver: (LogLine) throws -> Void = { _ in }, makeSalt: @escaping () -> Salt = Salt.random
  ) throws -> StreamWriter {
    let files = reader.folder.files
    if let network = files.network(holding: reader.folder.events) { throw WriteFailure.onNetwork(network) }
    let lock = try acquire(reader.folder, patience: patience)
    do {
      let reading = try reader.read(from: position, deliver: deliver)
      let recovered = try heal(reading, in: reader.folder)
      var end = reading.position
      // Cutting the tail off changed the file.
      if recovered != nil { end.identity = try identity(of: end, in: reader) }
      return StreamWriter(
        reader: reader, end: end, segmentsRead: reading.segments, recovered: recovered,
        isSettled: recovered == nil && end.size == position.size && end.identity == position.identity, lock: lock,
        makeSalt: makeSalt)
    } catch {
      files.close(lock)
      throw error
    }
  }

  /// Takes the lock on `events/`, waiting for whoever has it.
  static func acquire(_ folder: LogFolder, patience: Int) throws -> OpenFile {
    var waited = 0
    while true {
      if let lock = try folder.files.lock(folder.events) { return lock }
      guard waited < patience else { throw WriteFailure.locked(waitedMilliseconds: waited) }
      folder.files.pause(milliseconds: pauseMilliseconds)
      waited += pauseMilliseconds
    }
  }

  private static func heal(_ reading: StreamReading, in folder: LogFolder) throws -> RecoveredTail? {
    switch reading.status {
    // A held commit can only be in a stream that is not written here; a writer of ours never meets one.
    case .sound, .held: return nil
    case .damaged(let finding): throw WriteFailure.damaged(finding)
    case .refused(let refusal): throw WriteFailure.refused(refusal)
    case .torn(let tail):
      do throws(FileFailure) {
        return try TornTailRemover(folder: folder).remove(tail)
      } catch {
        throw WriteFailure.cannotWrite(error)
      }
    }
  }

  private static func identity(of end: StreamPosition, in reader: StreamReader) throws(FileFailure) -> FileIdentity {
    let path = reader.folder.path(first: end.segment, in: reader.stream)
    return try reader.folder.files.identity(ofPath: path) ?? .unknown
  }

  /// Writes one commit, and returns only when it is on the device.
  ///
  /// - Parameters:
  ///   - events: 1 to 1,024 events.
  ///   - time: when they are recorded; later than the last event of the stream.
  /// - Returns: the lines as they stand in the log.
  /// - Throws: after `unwritable`, `commitSize`, `timeNotLater` and `cannotWrite` the log is as it was.
  @discardableResult
  public func append(_ events: [NewEvent], time: Timestamp) throws(WriteFailure) -> [LogLine] {
    let lines = try makeLines(events, time: time, behind: end)
    try write { appender, end throws(WriteFailure) in try appender.append(lines, time: time, behind: end) }
    return lines
  }

  /// Writes behind the end what is made already, and moves the end.
  func write(
    _ body: (SegmentAppender, StreamPosition) throws(WriteFailure) -> StreamPosition
  ) throws(WriteFailure) {
    if let failure { throw failure }
    let appender = SegmentAppender(folder: folder, stream: stream)
    try settle(appender)
    do throws(WriteFailure) {
      end = try body(appender, end)
    } catch {
      if case .outcomeUnknown = error { failure = error }
      throw error
    }
  }

  /// Waits until the stream's last segment and its name are on the device: for an answer about a commit that was found
  /// again.
  public func synchronize() throws(WriteFailure) {
    do throws(FileFailure) {
      try SegmentAppender(folder: folder, stream: stream).settle(end, isLocked: true)
    } catch {
      throw .outcomeUnknown(error)
    }
  }

  /// Waits for what an earlier writer may have left without waiting for it, once.
  func settle(_ appender: SegmentAppender) throws(WriteFailure) {
    guard !isSettled else { return }
    do throws(FileFailure) {
      try appender.settle(end, isLocked: true)
      isSettled = true
    } catch {
      // A second wait would succeed without having saved anything.
      if error.operation == .synchronize { failure = .cannotWrite(error) }
      throw .cannotWrite(error)
    }
  }

  /// Whether we hold the lock.
  var isLocked: Bool { lock != nil }

  /// Notes that the last line stands earlier in its segment, which was written anew.
  func moveEnd(by bytes: Int, _ identity: FileIdentity) {
    end.lastLineOffset -= bytes
    end.endOffset -= bytes
    end.identity = identity
  }

  /// Ends the lock.
  ///
  /// Nothing can be written afterwards.
  public func close() {
    if let lock { folder.files.close(lock) }
    lock = nil
  }

  /// The lines of a commit as they will stand behind a position.
  func makeLines(
    _ events: [NewEvent], time: Timestamp, behind end: StreamPosition
  ) throws(WriteFailure) -> [LogLine] {
    precondition(lock != nil, "a writer that was closed is asked to write")
    guard (1...Segment.eventLimit).contains(events.count) else { throw .commitSize(events.count) }
    if let last = end.lastTime, time <= last { throw .timeNotLater(time, than: last) }
    var lines: [LogLine] = []
    var previous = end.lastLeaf
    for (place, event) in events.enumerated() {
      let id = EventID(stream: stream, number: end.size + place + 1)
      do throws(LogRule) {
        let line = try LogLine(
          writing: event, id: id, time: time, more: place + 1 < events.count, previous: previous, salt: makeSalt())
        guard id.number > 1 || StreamOpening(line) != nil else { throw .opening }
        previous = line.leaf
        lines.append(line)
      } catch {
        throw .unwritable(event: place, rule: error)
      }
    }
    return lines
  }
}
