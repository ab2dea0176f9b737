import Domain

/// What a scan meets, in the order in which it stands in the stream.
protocol ScanVisitor {
  /// A line that keeps every rule. Its commit may still be open, and counts only once `commitEnded` follows.
  mutating func visit(_ line: ScannedLine)
  /// The lines visited since the last call are a whole commit.
  mutating func commitEnded() throws
  /// A broken rule.
  ///
  /// - Returns: whether to go on behind it.
  mutating func found(_ finding: Finding) -> Bool
}

/// A line during a scan: its bytes are valid only until the visitor returns.
struct ScannedLine {
  let number: Int
  let fields: LineFields
  let bytes: UnsafeRawBufferPointer
}

/// One pass over the lines of a stream that checks every rule, for whoever wants to have them.
///
/// Valid if and only if: each segment stands under its name and all but the last have 1,024 events; each line keeps
/// the grammar (`LineParser`) and the chain (`StreamChain`); the first one opens the stream; the last commit is whole.
/// What follows the last whole commit before the first broken rule is judged by `TornTailJudge`.
struct StreamScan {
  let folder: LogFolder
  let stream: String
  let options: StreamReader.Options

  private var parser = LineParser()
  /// Who parses ahead on a second processor, if anybody does, and what came of it for the segment that is read.
  var ahead: ParsingAhead?
  private var parsed: ParsedSegment?
  private var chain: StreamChain
  private let reader: LineReader
  /// The end of the last whole commit of the longest sound prefix.
  private var sound: StreamPosition
  /// Where the scan begins; lines up to there are checked and not delivered.
  private let known: StreamPosition
  private var firstFinding: Finding?
  private var stop: StreamStatus?
  private var redactions = RedactionLookahead()
  /// The segment read last, and how many bytes it had when it was opened: later ones are for the next scan.
  private var lastScanned: Int
  private var lastScannedSize = 0
  private var lastIsEmpty = false
  /// The segments that were read to their ends without a fault.
  private var segmentsRead: [ReadSegment] = []
  /// Whether the first broken rule lies behind what was read before.
  private var isFaultNew = true

  init(folder: LogFolder, stream: String, options: StreamReader.Options, from known: StreamPosition) {
    self.folder = folder
    self.stream = stream
    self.options = options
    self.known = known
    chain = StreamChain(stream: stream, isWrittenHere: options.isWrittenHere, at: 1)
    reader = LineReader(files: folder.files)
    sound = known
    lastScanned = known.segment
  }

  /// Reads from the known position to the end.
  mutating func run(_ visitor: inout some ScanVisitor) throws -> StreamReading {
    let segments = try SegmentList(folder: folder, stream: stream, lists: known.size == 0 || options.listsFolder)
    // The last line that is known is read again: if it stands where it stood, nothing before it need be read.
    let isInPlace = try known.size > 0 && !options.rereadsLastSegment && knownLineIsInPlace()
    var first = known.size == 0 ? 1 : known.segment
    chain = StreamChain(
      stream: stream, isWrittenHere: options.isWrittenHere, at: isInPlace ? known.size : first)
    var offset = isInPlace ? known.lastLineOffset : 0
    while stop == nil, let segment = try segments.next(from: first) {
      if segment != first {
        report(.init(rule: .segmentMissing), first, 1, &visitor)
        chain.jump(to: segment)
        offset = 0
        guard stop == nil else { break }
      }
      // Asked before the segment is read: one that has a next one is complete and grows no more.
      let isLast = try segments.next(from: segment + Segment.eventLimit) == nil
      try scanSegment(segment, at: offset, isLast: isLast, &visitor)
      (lastScanned, first, offset) = (segment, segment + Segment.eventLimit, 0)
      if isLast { break }
    }
    if stop == nil { reportEnd(segments, &visitor) }
    return try conclude(segments)
  }

  private func knownLineIsInPlace() throws(FileFailure) -> Bool {
    let path = folder.path(first: known.segment, in: stream)
    guard let identity = try folder.files.identity(ofPath: path), identity.size >= known.endOffset else { return false }
    _ = try reader.open(path, at: known.lastLineOffset)
    var parser = LineParser()
    guard let line = try reader.next(), line.isEnded, line.offset + line.length == known.endOffset,
      let fields = try? parser.parse(line.bytes)
    else { return false }
    return fields.leaf == known.lastLeaf
  }

  private mutating func scanSegment(
    _ first: Int, at offset: Int, isLast: Bool, _ visitor: inout some ScanVisitor
  ) throws {
    parsed = ahead?.take(first)
    let identity = try reader.open(folder.path(first: first, in: stream), at: offset)
    lastScannedSize = identity.size
    lastIsEmpty = identity.size == 0
    var place = offset == 0 ? 1 : known.size - first + 1
    var isWhole = true
    while let line = try reader.next() {
      if let violation = try judge(line, in: first, isWhole: isWhole, &visitor) {
        isWhole = false
        report(violation, first, place, &visitor)
      } else if stop == nil, chain.isBetweenCommits, chain.nextNumber > known.size {
        if firstFinding == nil { sound = position(behind: line, identity: identity) }
        if chain.nextNumber > known.size + 1 { try visitor.commitEnded() }
      }
      guard stop == nil else { return }
      place += 1
    }
    if isWhole, !isLast, chain.nextNumber < first + Segment.eventLimit {
      report(.init(rule: .segmentSize, found: "\(chain.nextNumber - first) events"), first, max(place - 1, 1), &visitor)
    }
    note(first, identity: offset == 0 ? identity : .unknown)
  }

  /// Remembers a segment that was read to its end.
  private mutating func note(_ first: Int, identity: FileIdentity) {
    guard firstFinding == nil, chain.nextNumber > first, let leaf = chain.lastLeaf else { return }
    segmentsRead.append(ReadSegment(first: first, last: chain.nextNumber - 1, lastLeaf: leaf, identity: identity))
  }

  /// Checks one line and shows it to the visitor.
  ///
  /// - Parameter isWhole: whether every line of the segment up to here could be read, so that they can be counted.
  /// - Returns: the first rule that it breaks.
  private mutating func judge(
    _ line: LineReader.Line, in segment: Int, isWhole: Bool, _ visitor: inout some ScanVisitor
  ) throws -> StreamChain.Violation? {
    let fields: LineFields
    do throws(LogRule) {
      fields = try parse(line)
    } catch {
      // What was whole when it was read before and is cut off now is no torn tail.
      let isCut = error == .lineFeed && chain.nextNumber <= known.size
      chain.advanceOverUnreadable()
      return .init(rule: isCut ? .cursor : error)
    }
    let number = fields.form == .withheld ? chain.nextNumber : fields.number
    let scanned = ScannedLine(number: number, fields: fields, bytes: line.bytes)
    let violation =
      try chain.violation(of: fields, in: line.bytes)
      ?? Self.segmentViolation(number, in: segment, offset: line.offset, isWhole: isWhole)
      ?? placeViolation(scanned, offset: line.offset)
    if violation == nil, isTooFarAhead(fields) {
      stop = .held(HeldCommit(event: EventID(stream: stream, number: number), time: fields.time))
      return nil
    }
    chain.advance(over: fields)
    if violation == nil, number > known.size, stop == nil { visitor.visit(scanned) }
    return violation
  }

  private static func segmentViolation(
    _ number: Int, in segment: Int, offset: Int, isWhole: Bool
  ) -> StreamChain.Violation? {
    if offset == 0, number != segment {
      return .init(rule: .segmentName, expected: String(segment), found: String(number))
    }
    return isWhole && number >= segment + Segment.eventLimit ? .init(rule: .segmentSize) : nil
  }

  private mutating func parse(_ line: LineReader.Line) throws(LogRule) -> LineFields {
    guard !line.isTooLong else { throw .lineLength }
    guard line.isEnded else { throw .lineFeed }
    if let fields = parsed?.fields(of: line) { return fields }
    return try parser.parse(line.bytes)
  }

  private func isTooFarAhead(_ fields: LineFields) -> Bool {
    guard !options.isWrittenHere, let clock = options.clock, chain.isBetweenCommits, fields.form != .withheld else {
      return false
    }
    return fields.time > clock.adding(seconds: StreamReader.Options.secondsAhead)
  }

  /// The rules for the first line, for the line at the known position, and for a redacted one.
  private mutating func placeViolation(_ line: ScannedLine, offset: Int) throws -> StreamChain.Violation? {
    if line.number == 1, let violation = openingViolation(line) { return violation }
    if line.number == known.size, line.fields.leaf != known.lastLeaf {
      return .init(rule: .cursor, expected: known.lastLeaf.base64, found: line.fields.leaf.base64)
    }
    guard options.isWrittenHere, line.fields.form == .redacted else { return nil }
    let isNamed = try redactions.names(
      EventID(stream: stream, number: line.number), in: folder, segment: Segment.first(holding: line.number),
      offset: offset)
    return isNamed ? nil : .init(rule: .redactionUnnamed)
  }

  private mutating func openingViolation(_ line: ScannedLine) -> StreamChain.Violation? {
    let opening = StreamOpening(LogLine(line, in: stream))
    guard let opening else { return .init(rule: .opening) }
    if opening.format != StreamOpening.format {
      stop = .refused(.format(opening.format))
    } else if let origin = options.origin, origin != opening.origin {
      stop = .refused(.origin(found: opening.origin, expected: origin))
    }
    return nil
  }

  private func position(behind line: LineReader.Line, identity: FileIdentity) -> StreamPosition {
    StreamPosition(
      size: chain.nextNumber - 1, lastLeaf: chain.lastLeaf ?? .zero, lastTime: chain.lastTime,
      lastLineOffset: line.offset, endOffset: line.offset + line.length, identity: identity)
  }

  private mutating func report(
    _ violation: StreamChain.Violation, _ segment: Int, _ line: Int, _ visitor: inout some ScanVisitor
  ) {
    if firstFinding == nil { isFaultNew = segment + line - 1 > known.size }
    report(
      Finding(
        file: LogFolder.file(first: segment, in: stream), line: line, rule: violation.rule,
        expected: violation.expected, found: violation.found), &visitor)
  }

  private mutating func report(_ finding: Finding, _ visitor: inout some ScanVisitor) {
    if firstFinding == nil { firstFinding = finding }
    if !visitor.found(finding) { stop = .damaged(finding) }
  }
}

extension StreamScan {
  /// The rules that can be judged only once the last line was read.
  private mutating func reportEnd(_ segments: SegmentList, _ visitor: inout some ScanVisitor) {
    let line = max(chain.nextNumber - lastScanned, 1)
    if chain.nextNumber <= known.size {
      report(.init(rule: .cursor, expected: "event \(known.size)"), lastScanned, line, &visitor)
    } else if !chain.isBetweenCommits {
      report(.init(rule: .commitUnfinished), lastScanned, line, &visitor)
    } else if options.isWrittenHere, firstFinding == nil, options.highestNamed > sound.size {
      report(
        .init(rule: .namedEventMissing, expected: "event \(options.highestNamed)"), lastScanned, line, &visitor)
    }
    for name in segments.misnamed where stop == nil {
      report(Finding(file: "events/\(stream)/\(name)", line: 1, rule: .segmentName), &visitor)
    }
  }

  /// Tells a torn tail from damage, and gives the end of what is sound.
  private mutating func conclude(_ segments: SegmentList) throws(FileFailure) -> StreamReading {
    var status = stop ?? firstFinding.map(StreamStatus.damaged) ?? .sound
    let judge = TornTailJudge(folder: folder, stream: stream, highestNamed: options.highestNamed)
    switch status {
    case .damaged(let finding) where !finding.rule.concernsFiles && isFaultNew:
      if try segments.next(from: lastScanned + Segment.eventLimit) == nil,
        let tail = try judge.tornTail(behind: sound, in: lastScanned, size: lastScannedSize)
      {
        status = .torn(tail)
      }
    case .sound where lastIsEmpty:
      status = .torn(TornTail(stream: stream, segment: lastScanned, line: 1, offset: 0, byteCount: 0))
    default: break
    }
    switch status {
    case .sound, .torn: break
    // To be read again next time, when the clock may be another or the damage mended.
    case .damaged, .held, .refused: sound.identity = .unknown
    }
    return StreamReading(position: sound, status: status, segments: soundSegments(status))
  }

  /// The segments that were read, as far as they belong to what is sound.
  private func soundSegments(_ status: StreamStatus) -> [ReadSegment] {
    if case .refused = status { return [] }
    return segmentsRead.filter { $0.last <= sound.size }
  }
}

extension StreamScan {
  /// Reads the segment of the known position and no other.
  ///
  /// - Parameter isFull: whether it has all the events that it may have.
  /// - Returns: the first broken rule, if one is broken up to the known position.
  mutating func recheckKnownSegment(isFull: Bool) throws -> Finding? {
    var visitor = FaultFinder()
    let first = known.segment
    chain = StreamChain(stream: stream, isWrittenHere: options.isWrittenHere, at: first)
    try scanSegment(first, at: 0, isLast: !isFull, &visitor)
    if stop == nil, chain.nextNumber <= known.size {
      report(
        .init(rule: .cursor, expected: "event \(known.size)"), first, max(chain.nextNumber - first, 1), &visitor)
    }
    guard case .refused = stop else { return isFull || !isFaultNew ? firstFinding : nil }
    return Finding(file: LogFolder.file(first: first, in: stream), line: 1, rule: .cursor)
  }

  /// Ends at the first broken rule.
  private struct FaultFinder: ScanVisitor {
    mutating func visit(_ line: ScannedLine) {}
    mutating func commitEnded() {}
    mutating func found(_ finding: Finding) -> Bool { false }
  }
}

extension LogRule {
  /// Whether the rule is about files or about what is held elsewhere: no torn tail can break it.
  fileprivate var concernsFiles: Bool {
    switch self {
    case .segmentName, .segmentMissing, .cursor, .namedEventMissing, .checkpoint: true
    default: false
    }
  }
}

extension LogLine {
  /// Takes the bytes of a line out of a scan.
  init(_ line: ScannedLine, in stream: String) {
    self.init(stream: stream, number: line.number, bytes: Array(line.bytes), fields: line.fields)
  }
}
