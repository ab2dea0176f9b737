public import Domain

extension LogFolder {
  /// Bytes that are read to find the first line of a segment: more than almost any has.
  private static let firstLineBytes = 8 * 1024

  /// One event's line, found by its id without reading other segments.
  ///
  /// The line is judged alone: that the stream is whole up to there is for a `StreamReader` to say.
  ///
  /// - Returns: nil if there is no such line, or it cannot be read.
  public func line(of id: EventID) throws(FileFailure) -> LogLine? {
    let first = Segment.first(holding: id.number)
    guard try hasSegment(first: first, in: id.stream) else { return nil }
    let reader = LineReader(files: files)
    try reader.open(path(first: first, in: id.stream), at: 0)
    for _ in first..<id.number { _ = try reader.next() }
    return try reader.next().flatMap { Self.parse($0, id) }
  }

  /// The first line of a segment, if it is there, can be read and is not uncommonly long; a few kilobytes are read.
  func firstLine(ofSegment first: Int, in stream: String) throws(FileFailure) -> LogLine? {
    guard let identity = try files.identity(ofPath: path(first: first, in: stream)) else { return nil }
    let reader = LineReader(files: files)
    try reader.open(path(first: first, in: stream), at: 0, size: min(identity.size, Self.firstLineBytes))
    return try reader.next().flatMap { Self.parse($0, EventID(stream: stream, number: first)) }
  }

  /// How a stream opens; nil if it does not exist or its first line is no opening.
  public func opening(of stream: String) throws(FileFailure) -> StreamOpening? {
    try line(of: EventID(stream: stream, number: 1)).flatMap(StreamOpening.init)
  }

  private static func parse(_ line: LineReader.Line, _ id: EventID) -> LogLine? {
    guard line.isEnded, !line.isTooLong else { return nil }
    return try? LogLine(reading: Array(line.bytes), in: id.stream, at: id.number)
  }
}
