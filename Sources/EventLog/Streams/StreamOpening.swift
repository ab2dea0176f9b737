import Domain

/// What the first event of a stream says about it.
public struct StreamOpening: Hashable, Sendable {
  /// The format that this program reads and writes.
  public static let format = 1
  /// The types of event that open a stream: the register's first one, and any other.
  public static let types = ["register.opened", "stream.opened"]

  /// The version of the log format.
  public let format: Int
  /// The name of the register, `example.org/jphlepd`.
  public let origin: String
  /// Whether the stream is the one with which the register began.
  public let isFounding: Bool

  /// Reads the opening; nil if the line is not one: in full, of one of the types, subject `register`, sharing joint.
  public init?(_ line: LogLine) {
    guard let header = line.header, let data = line.data, Self.types.contains(header.type),
      header.subject == "register", header.sharing == .joint,
      let format = data["format"]?.integer, let origin = data["origin"]?.text
    else { return nil }
    self.format = format
    self.origin = origin
    isFounding = header.type == Self.types[0]
  }
}
