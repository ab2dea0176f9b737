package import Domain

/// Everything that can be said about the bytes of one stream: all broken rules, not only the first.
public struct StreamVerification: Hashable, Sendable {
  /// The stream.
  public let stream: String
  /// The broken rules, in the order in which they stand; none of them lies in a torn tail.
  public let findings: [Finding]
  /// Where the sound part ends, and what stands behind it.
  public let reading: StreamReading
  /// The root of the tree over the sound part.
  public let root: Digest
  /// The roots of the trees over its beginnings of the sizes that were asked about, as far as it is sound.
  public let roots: [Int: Digest]
  /// The bytes of its segments.
  public let byteCount: Int

  /// When each event of the sound part was recorded, in order; nil for a withheld one.
  package let times: [Timestamp?]
  /// What the sound part's events cite of other streams.
  package let citations: [Citation]
  /// What the sound part's redactions name.
  package let redactions: [RecordedRedaction]

  /// That an event of this stream names one of another in its basis.
  package struct Citation: Hashable, Sendable {
    package let number: Int
    package let cited: EventID
  }

  /// The torn tail, if there is one.
  public var tornTail: TornTail? {
    guard case .torn(let tail) = reading.status else { return nil }
    return tail
  }
}

extension StreamReader {
  /// Reads the whole stream and notes each broken rule.
  ///
  /// After a broken line, the next one is believed in what it says of itself, so that one wrong byte gives a finding on
  /// its line or the one behind it and on no other.
  ///
  /// - Parameters:
  ///   - cursors: positions that were read before, which the stream must still contain: each is compared with the line
  ///     of that id.
  ///   - sizes: sizes at which the root is wanted, as checkpoints name them.
  public func verify(
    against cursors: [StreamPosition] = [], rootsAt sizes: Set<Int> = []
  ) throws -> StreamVerification {
    var auditor = StreamAuditor(stream: stream, cursors: cursors, sizes: sizes)
    var options = options
    // What waits for the clock is verified like everything else.
    options.clock = nil
    var scan = StreamScan(folder: folder, stream: stream, options: options, from: .start)
    // The first segment is read here: a stream of one is not worth a second thread.
    if folder.files.canBeReadAside, try folder.hasSegment(first: 1 + Segment.eventLimit, in: stream) {
      scan.ahead = ParsingAhead(folder: folder, stream: stream, from: 1 + Segment.eventLimit)
      scan.ahead?.start()
    }
    defer { scan.ahead?.end() }
    let reading = try scan.run(&auditor)
    var findings = auditor.findings
    if case .torn(let tail) = reading.status {
      findings.removeAll { $0.file == tail.file && $0.line >= tail.line }
    }
    findings += auditor.missing(behind: reading.position, stream: stream, scanned: findings.isEmpty)
    if !findings.isEmpty { auditor.distrustLast() }
    return StreamVerification(
      stream: stream, findings: findings, reading: reading, root: auditor.tree.root, roots: auditor.roots,
      byteCount: try byteCount(), times: auditor.times, citations: auditor.citations, redactions: auditor.redactions)
  }

  private func byteCount() throws(FileFailure) -> Int {
    let segments = try SegmentList(folder: folder, stream: stream, lists: true)
    var (count, first) = (0, 1)
    while let segment = try segments.next(from: first) {
      count += try folder.files.identity(ofPath: folder.path(first: segment, in: stream))?.size ?? 0
      first = segment + Segment.eventLimit
    }
    return count
  }
}

/// Grows the tree over whole sound commits, compares lines with cursors, and goes on behind broken rules.
private struct StreamAuditor: ScanVisitor {
  private(set) var findings: [Finding] = []
  private(set) var tree = MerkleTree()
  private(set) var roots: [Int: Digest] = [:]
  private(set) var times: [Timestamp?] = []
  private(set) var citations: [StreamVerification.Citation] = []
  private(set) var redactions: [RecordedRedaction] = []
  private var open: [(leaf: Digest, time: Timestamp?)] = []
  private var openCitations: [StreamVerification.Citation] = []
  private var openRedactions: [RecordedRedaction] = []
  private let stream: [UInt8]
  private let cursors: [StreamPosition]
  private let sizes: Set<Int>
  private let wanted: Set<Int>
  private var leaves: [Int: Digest] = [:]

  init(stream: String, cursors: [StreamPosition], sizes: Set<Int>) {
    self.stream = Array(stream.utf8)
    self.sizes = sizes
    self.cursors = cursors.filter { $0.size > 0 }
    wanted = Set(self.cursors.map(\.size))
  }

  mutating func visit(_ line: ScannedLine) {
    if wanted.contains(line.number) { leaves[line.number] = line.fields.leaf }
    guard findings.isEmpty else { return }
    open.append((line.fields.leaf, line.fields.form == .withheld ? nil : line.fields.time))
    for (stream, number) in Citations(line.fields.basis, in: line.bytes) where !ByteSearch.equal(stream, self.stream) {
      let cited = EventID(stream: String(decoding: stream, as: UTF8.self), number: number)
      openCitations.append(.init(number: line.number, cited: cited))
    }
    if let redaction = RecordedRedaction(line, in: stream) { openRedactions.append(redaction) }
  }

  mutating func commitEnded() {
    if findings.isEmpty {
      for (leaf, time) in open {
        tree.append(leaf)
        if sizes.contains(tree.size) { roots[tree.size] = tree.root }
        times.append(time)
      }
      citations += openCitations
      redactions += openRedactions
    }
    open.removeAll(keepingCapacity: true)
    openCitations.removeAll(keepingCapacity: true)
    openRedactions.removeAll(keepingCapacity: true)
  }

  /// Forgets when the last sound event was recorded and what it cites: if its own header is wrong, only the line
  /// behind it or a cursor tells.
  mutating func distrustLast() {
    guard !times.isEmpty else { return }
    citations.removeAll { $0.number == times.count }
    times[times.count - 1] = nil
  }

  mutating func found(_ finding: Finding) -> Bool {
    findings.append(finding)
    return true
  }

  /// The cursors that the stream does not contain; of those behind its end the last one says it for all.
  ///
  /// - Parameter scanned: whether no other rule is broken: only then is an event that was not seen one that is gone.
  func missing(behind end: StreamPosition, stream: String, scanned: Bool) -> [Finding] {
    let last = cursors.map(\.size).max() ?? 0
    return cursors.compactMap { cursor in
      if scanned, cursor.size > end.size, cursor.size < last, leaves[cursor.size] == nil { return nil }
      let leaf = cursor.size <= end.size || !scanned ? leaves[cursor.size] : nil
      guard leaf != cursor.lastLeaf, leaf != nil || scanned else { return nil }
      let (segment, line) = (cursor.segment, cursor.size - cursor.segment + 1)
      return Finding(
        file: LogFolder.file(first: segment, in: stream), line: line, rule: .cursor, expected: cursor.lastLeaf.base64,
        found: leaf?.base64 ?? "no such event")
    }
  }
}
