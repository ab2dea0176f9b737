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

  /// Leaves these parts of the file out, puts bytes behind the rest, and keeps who may read and write it.
  func rewrite(without gaps: [Range<Int>], adding bytes: [UInt8] = []) throws(FileFailure) {
    let temporary = "\(folder.folder(of: stream))/.\(Segment.name(first: first))"
    // What an interrupted writer left under this name never counted.
    if try files.identity(ofPath: temporary) != nil { try files.remove(temporary) }
    do throws(FileFailure) {
      try write(without: gaps.sorted { $0.lowerBound < $1.lowerBound }, adding: bytes, to: temporary)
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
      throw error
    }
    try files.synchronizeFolder(folder.folder(of: stream))
  }

  private func write(
    without gaps: [Range<Int>], adding bytes: [UInt8], to temporary: String
  ) throws(FileFailure) {
    let source = try files.openForReading(path)
    defer { files.close(source) }
    let target = try files.create(temporary)
    defer { files.close(target) }
    // Before the first word is in it, so that at no moment more people can read it.
    files.keepRights(of: path, on: target)
    let size = try files.identity(of: source).size
    var start = 0
    for gap in gaps + [size..<size] {
      try copy(start..<gap.lowerBound, of: source, to: target)
      start = gap.upperBound
    }
    if !bytes.isEmpty { try append(bytes, to: target) }
    // A segment behind which the next one stands is frozen again.
    if try folder.hasSegment(first: first + Segment.eventLimit, in: stream) { files.protect(temporary) }
    try files.synchronize(target)
  }

  private func copy(_ range: Range<Int>, of source: OpenFile, to target: OpenFile) throws(FileFailure) {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 8)
    defer { chunk.deallocate() }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let wanted = UnsafeMutableRawBufferPointer(rebasing: chunk[..<min(chunk.count, range.upperBound - offset)])
      let count = try files.read(source, at: offset, into: wanted)
      guard count > 0 else { throw FileFailure(operation: .read, path: source.path, cause: .inputOutput) }
      try append(Array(wanted[..<count]), to: target)
      offset += count
    }
  }

  private func append(_ bytes: [UInt8], to target: OpenFile) throws(FileFailure) {
    let written = try files.append(bytes, to: target)
    guard written == bytes.count else {
      throw FileFailure(operation: .write, path: target.path, cause: .shortWrite(written: written, of: bytes.count))
    }
  }
}
