public import Domain

/// What reading a stream came to, beside the lines that it delivered.
public enum StreamStatus: Hashable, Sendable {
  /// Everything that stands there was read.
  case sound
  /// Behind the last whole commit stands what an interrupted writer left. It counts for nothing; the next writer
  /// moves it aside.
  case torn(TornTail)
  /// A rule is broken; what stands before was read.
  case damaged(Finding)
  /// A commit of another office is dated too far ahead; what stands before was read.
  case held(HeldCommit)
  /// The stream is not one of this register, or of a format that this program does not know.
  case refused(StreamRefusal)
}

/// The bytes behind the last whole commit, left by a writer that did not come to its end.
public struct TornTail: Hashable, Sendable {
  public let stream: String
  /// The id of the first event of the segment that it lies in.
  public let segment: Int
  /// The line of the segment with which it begins, 1 and up.
  public let line: Int
  /// Where it begins, in bytes from the start of the segment.
  public let offset: Int
  /// How many bytes; 0 for an empty file.
  public let byteCount: Int

  /// The file, relative to the register.
  public var file: String { LogFolder.file(first: segment, in: stream) }
}

/// A commit that waits until the clock has come nearer to its time.
public struct HeldCommit: Hashable, Sendable {
  /// Its first event.
  public let event: EventID
  /// When it says that it was recorded.
  public let time: Timestamp
}

/// Why a whole stream is not taken.
public enum StreamRefusal: Hashable, Sendable {
  /// Its opening names a format that this program does not know.
  case format(Int)
  /// Its opening names another register than ours.
  case origin(found: String, expected: String)
}
