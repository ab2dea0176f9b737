import EventLog
import Projections

/// Tells whether the files of a stream are still those that the projection read, and reads again those that are not.
///
/// A file that was touched, copied or checked out with the same contents is noted and nothing is said. Other contents
/// are damage, also far behind the place up to which the stream was read: no command goes on as if nothing had
/// happened; in a stream of more than 1.1 million events, none of the commands after some. What it costs is one look at
/// each file's data in the file system, and no byte of it.
struct FileWatch {
  /// At how many segments of each stream a command looks.
  struct Reach {
    /// A question looks at so many, from the newest backwards, and at the stream's folder, which tells of any file that
    /// was replaced.
    var newest = 64
    /// A command that records looks at so many older ones too.
    ///
    /// That is at all of a million events, and of a longer stream at one part after the other: what a command costs does
    /// not grow with the log.
    var older = 1_024

    /// In how many parts the older segments of a stream are looked at.
    ///
    /// - Parameter size: how many events it has.
    func parts(of size: Int) -> Int { max(0, count(of: size) + older - 1) / older }

    /// The numbers of the events whose segments belong to a part, from the first event of a segment up to that of
    /// another; nil if there are no older segments.
    func events(of size: Int, part: Int) -> Range<Int>? {
      guard count(of: size) > 0 else { return nil }
      let first = part % parts(of: size) * older
      return first * Segment.eventLimit + 1..<min(first + older, count(of: size)) * Segment.eventLimit + 1
    }

    private func count(of size: Int) -> Int { (size + Segment.eventLimit - 1) / Segment.eventLimit - newest }
  }

  let folder: LogFolder
  let stream: String

  /// Whether the files are what they were, as far as the file system tells; the last segment is for the cursor to say.
  func isUnchanged(_ files: StreamFiles) throws(FileFailure) -> Bool {
    guard try folder.identity(ofStream: stream) == files.folder else { return false }
    for segment in files.segments where segment.isFull {
      guard try isUnchanged(segment) else { return false }
    }
    return true
  }

  /// Reads the full segments again whose files are another by now.
  ///
  /// - Parameters:
  ///   - files: what they were when they were read.
  ///   - reader: the stream.
  /// - Returns: the first broken rule, or the segments that are as they were although their files are not.
  func recheck(_ files: StreamFiles, _ reader: StreamReader) throws -> (finding: Finding?, same: [ReadSegment]) {
    var same: [ReadSegment] = []
    for var segment in files.segments where segment.isFull {
      let identity = try folder.identity(ofSegment: segment.first, in: stream)
      if let identity, identity == segment.identity { continue }
      if let finding = try reader.recheck(segment) { return (finding, same) }
      segment.identity = identity ?? .unknown
      same.append(segment)
    }
    return (nil, same)
  }

  /// Whether the last segment has to be read from its start, and not only behind what was read.
  ///
  /// - Parameters:
  ///   - position: how far the stream was read.
  ///   - files: what its files were when all of them was read.
  ///   - isRecording: whether something is to be recorded: then a file that only grew is read whole too.
  func mustReread(_ position: StreamPosition, _ files: StreamFiles, isRecording: Bool) throws(FileFailure) -> Bool {
    guard let last = files.segments.last, last.last == position.size else { return position.size > 0 }
    guard let now = try folder.identity(ofSegment: last.first, in: stream) else { return true }
    if now == last.identity { return false }
    let hasGrown = now.inode == position.identity.inode && now.size > position.identity.size
    return isRecording || !(now == position.identity || hasGrown)
  }

  private func isUnchanged(_ segment: ReadSegment) throws(FileFailure) -> Bool {
    try folder.identity(ofSegment: segment.first, in: stream) == segment.identity
  }
}
