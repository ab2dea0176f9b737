public import Domain

/// A line of a file in which words stand that a redaction removes.
///
/// Its command was interrupted, or an older copy of the file came back. The next writer removes them; it is no damage.
public struct PlaceOfWords: Hashable, Sendable {
  /// The event whose words they are.
  public let event: EventID
  /// Relative to the register.
  public let file: String
  /// 1 and up.
  public let line: Int
}

/// A segment in which no redacted event has its words any more.
public struct RedactedSegment: Hashable, Sendable {
  public let stream: String
  /// The id of its first event.
  public let first: Int
  /// What the file was when that was seen: if it is another one, a line may have come back.
  public let identity: FileIdentity

  public init(stream: String, first: Int, identity: FileIdentity) {
    self.stream = stream
    self.first = first
    self.identity = identity
  }
}

extension LogFolder {
  /// Those of some redacted events whose lines still have their words; nothing is changed and no lock is needed.
  ///
  /// - Throws: `FileFailure`, or `WriteFailure.damaged` if a line does not stand where it should.
  public func stillInFull(_ events: [EventID]) throws -> [EventID] {
    try redactors(of: events).flatMap { redactor, numbers in
      try redactor.fullLines(of: numbers).map(\.line.id)
    }
  }

  /// Where the words of redacted events still stand: in their lines, in temporary files, in recovered tails.
  ///
  /// Nothing is changed, and no lock is needed.
  ///
  /// - Parameter events: all of them in the sound parts of their streams.
  /// - Throws: `FileFailure`, or `WriteFailure.damaged` if a line does not stand where it should.
  public func placesOfWords(of events: [EventID]) throws -> [PlaceOfWords] {
    let lines = try redactors(of: events).flatMap { redactor, numbers in
      try redactor.fullLines(of: numbers).map(\.line)
    }
    let places = lines.map { line in
      let first = Segment.first(holding: line.number)
      return PlaceOfWords(
        event: line.id, file: Self.file(first: first, in: line.stream), line: line.number - first + 1)
    }
    return try places + RedactionLeftovers(folder: self).places(of: lines)
  }

  /// What the segment of an event is now; nil if there is none.
  public func segmentIdentity(holding event: EventID) throws(FileFailure) -> FileIdentity? {
    try files.identity(ofPath: path(first: Segment.first(holding: event.number), in: event.stream))
  }

  /// Whether a segment grows no more.
  public func isFull(_ segment: RedactedSegment) throws(FileFailure) -> Bool {
    try hasSegment(first: segment.first + Segment.eventLimit, in: segment.stream)
  }

  /// The segments of some events, those of one stream in order, each with the numbers that it holds.
  fileprivate func redactors(of events: [EventID]) throws(FileFailure) -> [(SegmentRedactor, Set<Int>)] {
    var numbers: [EventID: Set<Int>] = [:]
    for event in events {
      let segment = EventID(stream: event.stream, number: Segment.first(holding: event.number))
      numbers[segment, default: []].insert(event.number)
    }
    var redactors: [(SegmentRedactor, Set<Int>)] = []
    for (segment, numbers) in numbers.sorted(by: { ($0.key.stream, $0.key.number) < ($1.key.stream, $1.key.number) }) {
      // A redaction may name what is not held here.
      guard try hasSegment(first: segment.number, in: segment.stream) else { continue }
      redactors.append((SegmentRedactor(folder: self, stream: segment.stream, first: segment.number), numbers))
    }
    return redactors
  }
}

extension StreamWriter {
  /// Takes the words of redacted events out of the log, durably; done again, it changes nothing.
  ///
  /// Whoever finds a redaction carries it out, so that an interrupted removal is finished by the next writer. What stands
  /// in the writer's own stream is on the device before the first word goes; a redaction elsewhere must be.
  ///
  /// - Parameter events: of any stream in the folder.
  /// - Returns: the segments, with what their files are now.
  /// - Throws: `FileFailure` if a file cannot be written; every segment is then whole, with or without the words.
  ///   `WriteFailure.damaged` if a line does not stand where it should.
  public func removeWords(of events: [EventID]) throws -> [RedactedSegment] {
    precondition(isLocked, "a writer that was closed is asked to write")
    try settle(SegmentAppender(folder: folder, stream: stream))
    let leftovers = RedactionLeftovers(folder: folder)
    return try folder.redactors(of: events).map { redactor, numbers in
      let lines = try redactor.fullLines(of: numbers)
      try leftovers.removeTemporaryFiles(of: redactor.stream)
      if lines.isEmpty {
        // A writer that was stopped behind the rename has not waited for it: after a power cut the words would be back.
        try folder.files.synchronizeFolder(folder.folder(of: redactor.stream))
      } else {
        try leftovers.cleanRecovered(of: lines.map(\.line))
        try redactor.cut(lines)
      }
      let path = folder.path(first: redactor.first, in: redactor.stream)
      let identity = try folder.files.identity(ofPath: path) ?? .unknown
      if redactor.stream == stream, redactor.first == end.segment {
        moveEnd(by: lines.reduce(0) { $0 + $1.words.count }, identity)
      }
      return RedactedSegment(stream: redactor.stream, first: redactor.first, identity: identity)
    }
  }
}
