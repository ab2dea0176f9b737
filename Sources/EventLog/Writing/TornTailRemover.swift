/// A torn tail that was moved out of the log.
public struct RecoveredTail: Hashable, Sendable {
  /// What was moved.
  public let tail: TornTail
  /// The file under `recovered/` that has its bytes, relative to the register; nil if there were none.
  public let file: String?
}

/// Moves what an interrupted writer left to `recovered/`, durably, before it is cut off.
///
/// Only under the lock.
struct TornTailRemover {
  let folder: LogFolder

  private var files: any LogFiles { folder.files }

  init(folder: LogFolder) {
    self.folder = folder
  }

  func remove(_ tail: TornTail) throws(FileFailure) -> RecoveredTail {
    let path = folder.path(first: tail.segment, in: tail.stream)
    let file = tail.byteCount == 0 ? nil : try keep(try bytes(of: tail, path), tail)
    if tail.offset == 0 {
      try files.remove(path)
      try files.synchronizeFolder(folder.folder(of: tail.stream))
    } else {
      // A next segment that its writer took away again must be gone for good before this one is cut.
      try files.synchronizeFolder(folder.folder(of: tail.stream))
      let segment = try files.openForAppending(path)
      defer { files.close(segment) }
      try files.truncate(segment, to: tail.offset)
      try files.synchronize(segment)
    }
    return RecoveredTail(tail: tail, file: file)
  }

  private func bytes(of tail: TornTail, _ path: String) throws(FileFailure) -> [UInt8] {
    let file = try files.openForReading(path)
    defer { files.close(file) }
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 8)
    defer { chunk.deallocate() }
    while true {
      let count = try files.read(file, at: tail.offset + bytes.count, into: chunk)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Writes the bytes to a new file, named by stream, segment and place; a number keeps it from replacing another.
  private func keep(_ bytes: [UInt8], _ tail: TornTail) throws(FileFailure) -> String {
    try files.makeFolder(folder.recovered)
    try files.synchronizeFolder(folder.register)
    let stem = "\(tail.stream)-\(Segment.name(first: tail.segment).dropLast(6))-\(tail.offset)"
    var attempt = 1
    while true {
      let name = attempt == 1 ? "\(stem).torn" : "\(stem)-\(attempt).torn"
      do throws(FileFailure) {
        try write(bytes, to: "\(folder.recovered)/\(name)")
        return "recovered/\(name)"
      } catch  where error.cause == .exists {
        attempt += 1
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let file = try files.create(path)
    defer { files.close(file) }
    let written = try files.append(bytes, to: file)
    guard written == bytes.count else {
      throw FileFailure(operation: .write, path: path, cause: .shortWrite(written: written, of: bytes.count))
    }
    try files.synchronize(file)
    try files.synchronizeFolder(folder.recovered)
  }
}
