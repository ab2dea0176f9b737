/// A document that is kept beside the log.
public struct DocumentMention: Hashable, Sendable {
  /// SHA-256 in lower-case hex.
  public var digest: String
  public var name: String
  public var mediaType: String
  public var bytes: Int

  public init(digest: String, name: String, mediaType: String, bytes: Int) {
    self.digest = digest
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
