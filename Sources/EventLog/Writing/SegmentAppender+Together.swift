import Domain

// Several commits with one write and one wait.
extension SegmentAppender {
  /// Puts the lines of several commits, which all end in one segment, behind the last one of a stream.
  ///
  /// They are never appended: a power cut may leave the end of what was appended without its beginning, and then lines of
  /// several commits would stand behind a gap, which no reader may take for the torn tail of one writer. The segment is
  /// written anew with them under a temporary name, as a new one is, so that all of them are there or none.
  ///
  /// - Parameters:
  ///   - lines: no more than the last segment has room for; of a whole new segment where the last one is full.
  ///   - time: of the last commit.
  /// - Returns: the position behind them.
  func appendTogether(
    _ lines: [LogLine], time: Timestamp, behind end: StreamPosition
  ) throws(WriteFailure) -> StreamPosition {
    // A full segment is followed by a new one, which is there or not as it is.
    if end.size % Segment.eventLimit == 0 { return try append(lines, time: time, behind: end) }
    var position = try replaceSegment(adding: lines[...], behind: end)
    position.size = end.size + lines.count
    position.lastTime = time
    return position
  }

  private func replaceSegment(
    adding lines: ArraySlice<LogLine>, behind end: StreamPosition
  ) throws(WriteFailure) -> StreamPosition {
    let path = folder.path(first: end.segment, in: stream)
    let rewriter = SegmentRewriter(folder: folder, stream: stream, first: end.segment)
    try check(try size(of: path), is: end)
    do throws(FileFailure) {
      try rewriter.rewrite(adding: Self.bytes(of: lines))
    } catch {
      try withdraw(rewriter, behind: end)
      throw error.operation == .synchronize ? .outcomeUnknown(error) : .cannotWrite(error)
    }
    let identity = (try? folder.files.identity(ofPath: path)) ?? nil
    return self.position(of: lines, startingAt: end.endOffset, identity ?? .unknown)
  }

  /// Takes the lines away again, for good, if the segment with them came to have its name.
  private func withdraw(_ rewriter: SegmentRewriter, behind end: StreamPosition) throws(WriteFailure) {
    let path = folder.path(first: end.segment, in: stream)
    do throws(FileFailure) {
      guard let size = try folder.files.identity(ofPath: path)?.size, size > end.endOffset else { return }
      try rewriter.rewrite(without: [end.endOffset..<size])
    } catch {
      throw .outcomeUnknown(error)
    }
  }

  private func size(of path: String) throws(WriteFailure) -> Int {
    do throws(FileFailure) {
      return try folder.files.identity(ofPath: path)?.size ?? 0
    } catch {
      throw .cannotWrite(error)
    }
  }
}
