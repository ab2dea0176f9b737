import EventLog
import Projections

extension CatchUp {
  /// The reader of a stream that is about to be written, once all of its files are what was read of them.
  ///
  /// - Throws: `RegisterFailure.damaged` if one of them is not.
  func checkedReader(
    _ stream: String, highestNamed: Int, behind position: StreamPosition, _ projector: Projector
  ) throws -> StreamReader {
    let reader = reader(stream, highestNamed: highestNamed)
    let (finding, options) = try recheck(reader, behind: position, projector, isRecording: true)
    if let finding { throw RegisterFailure.damaged(finding) }
    return StreamReader(folder: folder, stream: stream, options: options)
  }

  /// Notes what the files are after a commit was written: nobody has to read again what we have just written.
  ///
  /// - Parameters:
  ///   - lines: the commit.
  ///   - end: the position behind it.
  func note(_ lines: [LogLine], end: StreamPosition, _ projector: Projector) throws {
    guard let first = lines.first, let stream = office else { return }
    // The segment before a new one is marked as read-only, which makes its file another.
    var ends: [Int: (last: Int, leaf: Digest)] = [:]
    if first.number > 1, let previous = first.header?.previous {
      ends[Segment.first(holding: first.number - 1)] = (first.number - 1, previous)
    }
    for line in lines { ends[Segment.first(holding: line.number)] = (line.number, line.leaf) }
    let segments = try ends.map { start, end in
      ReadSegment(
        first: start, last: end.last, lastLeaf: end.leaf,
        identity: try folder.identity(ofSegment: start, in: stream) ?? .unknown)
    }
    try projector.note(segments, of: stream)
    try projector.noteFolder(try folder.identity(ofStream: stream) ?? .unknown, of: stream)
  }
}
