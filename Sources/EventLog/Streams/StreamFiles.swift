/// What the files of a stream were when they were read.
public struct StreamFiles: Hashable, Sendable {
  /// The stream's folder, before its files were read; `.unknown` if that was not noted.
  public let folder: FileIdentity
  /// Segments in order: all, the newest ones, or these and a part of the older ones.
  public var segments: [ReadSegment]

  public init(folder: FileIdentity, segments: [ReadSegment]) {
    self.folder = folder
    self.segments = segments
  }
}
