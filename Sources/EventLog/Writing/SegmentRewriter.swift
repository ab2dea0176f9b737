/// Writes a segment anew without some of its bytes, or with more behind them.
///
/// It is written under a temporary name and renamed only when all of it is on the device, so that a reader or a power cut
/// sees the one or the other. Only under the lock.
struct SegmentRewriter {
  let folder: LogFolder
  let stream: String
  /// The id of the segment's first event.
  let first: Int

  private var files: any LogFiles { folder.files }
  private var path: String { folder.path(first: first, in: stream) }

  /// Leaves these parts of the file out, and keeps who may read and write it.
  func rewrite(without gaps: [Range<Int>]) throws(FileFailure) {
    try replace { source, target throws(FileFailure) in
      let size = try files.identity(of: source).size
      var start = 0
      for gap in gaps.sorted(by: { $0.lowerBound < $1.lowerBound }) + [size..<size] {
        try copy(start..<gap.lowerBound, of: source, to: target)
        start = gap.upperBound
      }
    }
  }

  /// Puts bytes behind those that stand there, all of them by one write.
  func rewrite(adding bytes: [UInt8]) throws(FileFailure) {
    try replace { source, target throws(FileFailure) in
      let size = try files.identity(of: source).size
      try append(try read(0..<size, of: source) + bytes, to: target)
    }
  }

  private func replace(
    _ fill: (_ source: OpenFile, _ target: OpenFile) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    let temporary = "\(folder.folder(of: stream))/.\(Segment.name(first: first))"
    // What an interrupted writer left under this name never counted.
    if try files.identity(ofPath: temporary) != nil { try files.remove(temporary) }
    do throws(FileFailure) {
      try write(temporary, fill)
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
      throw error
    }
    try files.synchronizeFolder(folder.folder(of: stream))
  }

  private func write(
    _ temporary: String, _ fill: (_ source: OpenFile, _ target: OpenFile) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    let source = try files.openForReading(path)
    defer { files.close(source) }
    let target = try files.create(temporary)
    defer { files.close(target) }
    // Before the first word is in it, so that at no moment more people can read it.
    files.keepRights(of: path, on: target)
    try fill(source, target)
    // A segment behind which the next one stands is frozen again.
    if try folder.hasSegment(first: first + Segment.eventLimit, in: stream) { files.protect(temporary) }
    try files.synchronize(target)
  }

  private func copy(_ range: Range<Int>, of source: OpenFile, to target: OpenFile) throws(FileFailure) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let part = try read(offset..<min(offset + Self.chunk, range.upperBound), of: source)
      try append(part, to: target)
      offset += part.count
    }
  }

  private static let chunk = 256 * 1024

  private func read(_ range: Range<Int>, of source: OpenFile) throws(FileFailure) -> [UInt8] {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: max(range.count, 1), alignment: 8)
    defer { chunk.deallocate() }
    var done = 0
    while done < range.count {
      let wanted = UnsafeMutableRawBufferPointer(rebasing: chunk[done..<range.count])
      let count = try files.read(source, at: range.lowerBound + done, into: wanted)
      guard count > 0 else { throw FileFailure(operation: .read, path: source.path, cause: .inputOutput) }
      done += count
    }
    return Array(chunk[..<range.count])
  }

  private func append(_ bytes: [UInt8], to target: OpenFile) throws(FileFailure) {
    let written = try files.append(bytes, to: target)
    guard written == bytes.count else {
      throw FileFailure(operation: .write, path: target.path, cause: .shortWrite(written: written, of: bytes.count))
    }
  }
}
