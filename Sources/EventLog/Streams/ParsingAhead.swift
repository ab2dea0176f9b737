import Foundation

/// Parses the segments of a stream on a second processor, ahead of whoever goes through it.
///
/// What a line says, and whether it keeps the grammar and its data's digest, depends on its bytes alone; only the chain
/// from line to line has to be followed in order. So one processor can parse what the other will come to. Whoever goes
/// through the stream reads the files all the same, and takes what was parsed ahead of a line only if its bytes are
/// the same: the outcome cannot be another, only earlier. A segment that was not begun is left to the one who asks
/// for it, so that neither waits while the other has all the work.
final class ParsingAhead: @unchecked Sendable {
  /// Segments that may wait to be asked for.
  private static let segmentLimit = 6
  /// Bytes of a segment that is worth it: sixteen times the usual.
  private static let byteLimit = 8 << 20

  private let folder: LogFolder
  private let stream: String

  // Everything below is touched only between `lock` and `unlock` of this; therefore `@unchecked`.
  private let condition = NSCondition()
  private var next: Int
  private var current: Int?
  private var ready: [Int: ParsedSegment] = [:]
  private var isEnded = false

  /// - Parameter first: the first segment that is worth it.
  init(folder: LogFolder, stream: String, from first: Int) {
    self.folder = folder
    self.stream = stream
    next = first
  }

  /// Begins; `end` must follow.
  func start() { Thread.detachNewThread { self.work() } }

  /// Lets the second processor go; what it is doing is finished and forgotten.
  func end() {
    condition.withLock { isEnded = true }
    condition.broadcast()
  }

  /// What was parsed of a segment; nil if the one who asks has to do it.
  func take(_ segment: Int) -> ParsedSegment? {
    condition.lock()
    defer { condition.unlock() }
    while current == segment { condition.wait() }
    next = max(next, segment + Segment.eventLimit)
    let parsed = ready[segment]
    ready = ready.filter { $0.key > segment }
    condition.broadcast()
    return parsed
  }

  private func work() {
    while let segment = begin() { finish(segment, parsed(segment)) }
  }

  private func begin() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while !isEnded, ready.count >= Self.segmentLimit { condition.wait() }
    if isEnded { return nil }
    current = next
    next += Segment.eventLimit
    return current
  }

  /// - Parameter parsed: nil where there is nothing more to read.
  private func finish(_ segment: Int, _ parsed: ParsedSegment?) {
    condition.withLock {
      current = nil
      if let parsed { ready[segment] = parsed } else { isEnded = true }
    }
    condition.broadcast()
  }

  private func parsed(_ segment: Int) -> ParsedSegment? {
    let path = folder.path(first: segment, in: stream)
    guard let file = try? folder.files.openForReading(path) else { return nil }
    defer { folder.files.close(file) }
    guard let size = try? folder.files.identity(of: file).size, size <= Self.byteLimit else { return ParsedSegment([]) }
    let bytes = try? [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let buffer = UnsafeMutableRawBufferPointer(buffer)
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<size])
        let taken = try folder.files.read(file, at: count, into: rest)
        guard taken > 0 else { break }
        count += taken
      }
    }
    return ParsedSegment(bytes ?? [])
  }
}

/// The lines of a segment with what was parsed of each.
struct ParsedSegment: Sendable {
  private struct Line {
    let range: Range<Int>
    let fields: LineFields
  }

  private let bytes: [UInt8]
  /// Those that keep the grammar.
  private var lines: [Line] = []
  /// How many of them were asked for.
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var (parser, start) = (LineParser(), 0)
    lines.reserveCapacity(Segment.eventLimit)
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      while let found = memchr(base + start, 0x0A, raw.count - start) {
        let end = UnsafeRawPointer(found) - base
        if let fields = try? parser.parse(UnsafeRawBufferPointer(rebasing: raw[start..<end])) {
          lines.append(Line(range: start..<end, fields: fields))
        }
        start = end + 1
      }
    }
  }

  /// What was parsed of a line; nil unless it stands at the same place and has the same bytes.
  mutating func fields(of line: LineReader.Line) -> LineFields? {
    while place < lines.count, lines[place].range.lowerBound < line.offset { place += 1 }
    guard place < lines.count, lines[place].range.lowerBound == line.offset else { return nil }
    let known = lines[place]
    let isSame = bytes.withUnsafeBytes {
      ByteSearch.equal(UnsafeRawBufferPointer(rebasing: $0[known.range]), line.bytes)
    }
    return isSame ? known.fields : nil
  }
}
