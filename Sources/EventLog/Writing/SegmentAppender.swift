import Domain

/// Puts the lines of one commit behind the last one of a stream, so that all of them are on the device or none.
///
/// What fits into the last segment goes there by one append and one wait. The rest becomes a new segment, written under
/// a temporary name and renamed only when it is whole. If a step fails, the last segment is cut back to its old size.
struct SegmentAppender {
  let folder: LogFolder
  let stream: String

  private var files: any LogFiles { folder.files }

  init(folder: LogFolder, stream: String) {
    self.folder = folder
    self.stream = stream
  }

  /// Writes the lines.
  ///
  /// - Returns: the position behind them.
  func append(_ lines: [LogLine], time: Timestamp, behind end: StreamPosition) throws(WriteFailure) -> StreamPosition {
    let used = end.size % Segment.eventLimit
    let room = used == 0 ? 0 : Segment.eventLimit - used
    let (fitting, rest) = (lines.prefix(room), lines.dropFirst(room))
    var position = end
    if !fitting.isEmpty { position = try extend(fitting, behind: end) }
    if !rest.isEmpty {
      do throws(WriteFailure) {
        position = try createSegment(rest, size: end.size + fitting.count)
      } catch {
        try withdrawSegment(size: end.size + fitting.count)
        throw fitting.isEmpty ? error : cutBack(to: end, because: error)
      }
      if end.size > 0 { files.protect(folder.path(first: end.segment, in: stream)) }
    }
    position.size = end.size + lines.count
    position.lastTime = time
    return position
  }

  private func extend(
    _ lines: ArraySlice<LogLine>, behind end: StreamPosition
  ) throws(WriteFailure) -> StreamPosition {
    let path = folder.path(first: end.segment, in: stream)
    let file = try asCannotWrite { () throws(FileFailure) in try files.openForAppending(path) }
    defer { files.close(file) }
    let size = try asCannotWrite { () throws(FileFailure) in try files.identity(of: file).size }
    try check(size, is: end)
    do throws(FileFailure) {
      try writeAll(lines, to: file)
    } catch {
      throw cutBack(file, to: end, because: .cannotWrite(error))
    }
    do throws(FileFailure) {
      try files.synchronizeData(file)
    } catch {
      throw cutBack(file, to: end, because: .outcomeUnknown(error))
    }
    return position(of: lines, startingAt: end.endOffset, (try? files.identity(of: file)) ?? .unknown)
  }

  /// Refuses if the last segment has not the bytes that were read of it.
  func check(_ size: Int, is end: StreamPosition) throws(WriteFailure) {
    guard size != end.endOffset else { return }
    // Under the lock this is a writer that does not know of it.
    throw .damaged(
      Finding(
        file: LogFolder.file(first: end.segment, in: stream), line: end.size - end.segment + 1, rule: .cursor,
        expected: "\(end.endOffset) bytes", found: "\(size) bytes"))
  }

  private func createSegment(_ lines: ArraySlice<LogLine>, size: Int) throws(WriteFailure) -> StreamPosition {
    let name = Segment.name(first: size + 1)
    let path = folder.path(first: size + 1, in: stream)
    let temporary = "\(folder.folder(of: stream))/.\(name)"
    do throws(FileFailure) {
      if size == 0 { try files.makeFolder(folder.folder(of: stream)) }
      let identity = try writeTemporary(lines, temporary)
      try files.rename(temporary, to: path)
      try synchronizeFolders()
      // Renaming changed the file's own data.
      return position(of: lines, startingAt: 0, ((try? files.identity(ofPath: path)) ?? nil) ?? identity)
    } catch {
      try? files.remove(temporary)
      throw error.operation == .synchronize ? .outcomeUnknown(error) : .cannotWrite(error)
    }
  }

  /// Takes a segment away again, for good, if it came to have its name.
  ///
  /// Before that, the segment before it must not be cut: the new one might come back behind a gap. If it cannot be
  /// taken away, the commit stands there whole, and nobody knows whether it stays.
  private func withdrawSegment(size: Int) throws(WriteFailure) {
    do throws(FileFailure) {
      guard try folder.hasSegment(first: size + 1, in: stream) else { return }
      try files.remove(folder.path(first: size + 1, in: stream))
      try files.synchronizeFolder(folder.folder(of: stream))
    } catch {
      throw .outcomeUnknown(error)
    }
  }

  private func writeTemporary(_ lines: ArraySlice<LogLine>, _ path: String) throws(FileFailure) -> FileIdentity {
    // What an interrupted writer left under this name never counted.
    if try files.identity(ofPath: path) != nil { try files.remove(path) }
    let file = try files.create(path)
    defer { files.close(file) }
    try writeAll(lines, to: file)
    try files.synchronize(file)
    return try files.identity(of: file)
  }

  private func writeAll(_ lines: ArraySlice<LogLine>, to file: OpenFile) throws(FileFailure) {
    let bytes = Self.bytes(of: lines)
    let written = try files.append(bytes, to: file)
    guard written == bytes.count else {
      throw FileFailure(
        operation: .write, path: file.path, cause: .shortWrite(written: written, of: bytes.count))
    }
  }

  static func bytes(of lines: ArraySlice<LogLine>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 1 })
    for line in lines {
      bytes += line.bytes
      bytes.append(0x0A)
    }
    return bytes
  }

  func position(
    of lines: ArraySlice<LogLine>, startingAt offset: Int, _ identity: FileIdentity
  ) -> StreamPosition {
    let length = lines.reduce(0) { $0 + $1.bytes.count + 1 }
    let lastLength = (lines.last?.bytes.count ?? 0) + 1
    return StreamPosition(
      size: 0, lastLeaf: lines.last?.leaf ?? .zero, lastTime: nil, lastLineOffset: offset + length - lastLength,
      endOffset: offset + length, identity: identity)
  }
}

extension SegmentAppender {
  /// Waits for what an earlier writer may have left without waiting for it: it may have been stopped at any step.
  ///
  /// Without this, what we add could reach the device before what it stands behind, and after a power cut the stream
  /// would be damaged.
  ///
  /// - Parameter isLocked: whether we hold the lock on `events/`.
  func settle(_ end: StreamPosition, isLocked: Bool) throws(FileFailure) {
    guard end.size > 0 else { return }
    let file = try files.openForReading(folder.path(first: end.segment, in: stream))
    defer { files.close(file) }
    do throws(FileFailure) {
      try files.synchronizeData(file)
    } catch {
      saveWhatIsSeen(of: end.segment, isLocked: isLocked)
      throw error
    }
    // A writer that wrote the segment anew without some words may have been stopped behind the rename: after a power cut
    // the name would lead to the old file, without what we add.
    try files.synchronizeFolder(folder.folder(of: stream))
    if try isOfOneCommit(end) { try files.synchronizeFolder(folder.events) }
  }

  /// Writes a segment anew whose wait has failed.
  ///
  /// The system may have let go of what was to be saved, and no later wait would tell. As long as it can still be read,
  /// another file can have it; if that fails too, things are as they were. The wait counts as failed all the same: who
  /// comes next reads the new file.
  private func saveWhatIsSeen(of segment: Int, isLocked: Bool) {
    let rewriter = SegmentRewriter(folder: folder, stream: stream, first: segment)
    if isLocked {
      try? rewriter.rewrite(without: [])
    } else if let lock = (try? files.lock(folder.events)) ?? nil {
      try? rewriter.rewrite(without: [])
      files.close(lock)
    }
  }

  private func cutBack(to end: StreamPosition, because failure: WriteFailure) -> WriteFailure {
    do throws(FileFailure) {
      let file = try files.openForAppending(folder.path(first: end.segment, in: stream))
      defer { files.close(file) }
      return cutBack(file, to: end, because: failure)
    } catch {
      return .outcomeUnknown(error)
    }
  }

  /// Undoes an append; if that fails too, nobody knows what stands there.
  private func cutBack(_ file: OpenFile, to end: StreamPosition, because failure: WriteFailure) -> WriteFailure {
    do throws(FileFailure) {
      do throws(FileFailure) {
        try files.truncate(file, to: end.endOffset)
      } catch {
        // What stays there would pass for a whole commit, although a wait for it has failed.
        let size = try files.identity(of: file).size
        try SegmentRewriter(folder: folder, stream: stream, first: end.segment)
          .rewrite(without: [min(end.endOffset, size)..<size])
        return failure
      }
      try files.synchronize(file)
      return failure
    } catch {
      return .outcomeUnknown(error)
    }
  }

  /// Whether a segment holds nothing but the commit that made it.
  ///
  /// Its writer may have been stopped before the name of the file was on the device, and then no wait for the contents
  /// would save what we add.
  private func isOfOneCommit(_ end: StreamPosition) throws(FileFailure) -> Bool {
    guard end.lastLineOffset > 0 else { return true }
    guard let line = try folder.firstLine(ofSegment: end.segment, in: stream) else { return true }
    return line.time == end.lastTime
  }

  private func synchronizeFolders() throws(FileFailure) {
    try files.synchronizeFolder(folder.folder(of: stream))
    try files.synchronizeFolder(folder.events)
  }

  private func asCannotWrite<Result>(
    _ body: () throws(FileFailure) -> Result
  ) throws(WriteFailure) -> Result {
    do throws(FileFailure) {
      return try body()
    } catch {
      throw .cannotWrite(error)
    }
  }
}
