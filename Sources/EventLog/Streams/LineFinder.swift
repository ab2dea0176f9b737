public import Domain

/// Finds lines by the names of their events; those that are asked for in order are found in one reading of a segment.
///
/// Each line is judged alone: that a stream is whole up to there is for a `StreamReader` to say.
public final class LineFinder {
  private let folder: LogFolder
  private let reader: LineReader
  private var open: (stream: String, first: Int)?
  /// The number of the event whose line comes next.
  private var next = 0

  public init(_ folder: LogFolder) {
    self.folder = folder
    reader = LineReader(files: folder.files)
  }

  /// The line of an event; nil if there is none, or it cannot be read.
  public func line(of id: EventID) throws(FileFailure) -> LogLine? {
    let first = Segment.first(holding: id.number)
    if open?.stream != id.stream || open?.first != first || id.number < next {
      open = nil
      guard try folder.hasSegment(first: first, in: id.stream) else { return nil }
      try reader.open(folder.path(first: first, in: id.stream), at: 0)
      (open, next) = ((id.stream, first), first)
    }
    while next < id.number {
      _ = try reader.next()
      next += 1
    }
    next += 1
    guard let line = try reader.next(), line.isEnded, !line.isTooLong else { return nil }
    return try? LogLine(reading: Array(line.bytes), in: id.stream, at: id.number)
  }
}
