import Domain

/// The folder `events/` of a register: which streams it has, and where their lines stand.
public struct LogFolder: Sendable {
  /// The folder that `events/` lies in.
  public let register: String
  /// How files are reached.
  public let files: any LogFiles

  public init(register: String, files: any LogFiles = PosixFiles()) {
    self.register = register
    self.files = files
  }

  /// The folder with one folder for each stream.
  public var events: String { register + "/events" }

  /// Where torn tails are moved to.
  public var recovered: String { register + "/recovered" }

  /// Whether there is a folder `events/`.
  public func exists() throws(FileFailure) -> Bool { try files.identity(ofPath: events) != nil }

  /// Makes the folder `events/`, durably, if it is not there yet.
  ///
  /// The register's own folder must exist.
  public func create() throws(FileFailure) {
    try files.makeFolder(events)
    try files.synchronizeFolder(register)
  }

  /// The names of the streams, sorted by their bytes.
  ///
  /// Other things under `events/` are none of the log's.
  public func streams() throws(FileFailure) -> [String] {
    var streams: [String] = []
    for name in try files.list(events) where StreamName.isValid(name) {
      if try hasSegment(first: 1, in: name) { streams.append(name) }
    }
    return streams.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folder of a stream.
  public func folder(of stream: String) -> String { events + "/" + stream }

  /// The path of a segment.
  public func path(first: Int, in stream: String) -> String {
    Segment.path(first: first, behind: folder(of: stream) + "/")
  }

  /// A segment as findings name it, relative to the register: `events/mea/000000000001.jsonl`.
  public static func file(first: Int, in stream: String) -> String { "events/\(stream)/\(Segment.name(first: first))" }

  /// How many events a stream has, by the names of its files alone: as many, or fewer by less than a segment.
  public func roughSize(of stream: String) throws(FileFailure) -> Int {
    let last = try SegmentList(folder: self, stream: stream, lists: true).last
    return last.map { $0 + Segment.eventLimit - 1 } ?? 0
  }

  func hasSegment(first: Int, in stream: String) throws(FileFailure) -> Bool {
    try files.identity(ofPath: path(first: first, in: stream)) != nil
  }
}
