import Domain

/// The events of the stream written here that its redactions name.
///
/// A redaction is always synced before its target's line is rewritten, and stands behind it. The rest of the stream
/// is read for them once, when the first redacted line is met, which in most registers is never. Where several streams
/// are written in one folder, one may hold the redaction of an event of another.
struct RedactionLookahead {
  private var targets: Set<String>?
  private var targetsElsewhere: Set<String>?

  /// Whether a redaction names an event.
  ///
  /// - Parameters:
  ///   - event: an event whose line is redacted.
  ///   - folder: the log.
  ///   - segment: the first id of the segment that the line stands in.
  ///   - offset: where the line begins in it.
  mutating func names(
    _ event: EventID, in folder: LogFolder, segment: Int, offset: Int
  ) throws(FileFailure) -> Bool {
    if targets == nil { targets = try Self.targets(in: folder, event.stream, from: segment, at: offset) }
    if targets?.contains(event.description) == true { return true }
    if targetsElsewhere == nil { targetsElsewhere = try Self.targets(in: folder, exceptIn: event.stream) }
    return targetsElsewhere?.contains(event.description) == true
  }

  private static func targets(in folder: LogFolder, exceptIn stream: String) throws(FileFailure) -> Set<String> {
    var targets: Set<String> = []
    for other in try folder.streams() where other != stream {
      targets.formUnion(try self.targets(in: folder, other, from: 1, at: 0))
    }
    return targets
  }

  private static func targets(
    in folder: LogFolder, _ stream: String, from segment: Int, at offset: Int
  ) throws(FileFailure) -> Set<String> {
    let reader = LineReader(files: folder.files)
    var parser = LineParser()
    var targets: Set<String> = []
    var (first, offset) = (segment, offset)
    while try folder.hasSegment(first: first, in: stream) {
      try reader.open(folder.path(first: first, in: stream), at: offset)
      while let line = try reader.next() {
        guard let fields = try? parser.parse(line.bytes), fields.form == .full,
          line.bytes[fields.type.range].elementsEqual(Redaction.type.utf8),
          let data = try? DataValue(reading: line.bytes[fields.data.range])
        else { continue }
        if let target = data.object?["target"]?.text { targets.insert(target) }
      }
      (first, offset) = (first + Segment.eventLimit, 0)
    }
    return targets
  }
}
