import Domain

/// The events of the stream written here that its redactions name.
///
/// A redaction is always synced before its target's line is rewritten, and stands behind it. The rest of the stream
/// is read for them once, when the first redacted line is met, which in most registers is never.
struct RedactionLookahead {
  private var targets: Set<String>?

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
    if let targets { return targets.contains(event.description) }
    let found = try Self.targets(in: folder, event.stream, from: segment, at: offset)
    targets = found
    return found.contains(event.description)
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
          line.bytes[fields.type.range].elementsEqual("event.redacted".utf8),
          let data = try? DataValue(reading: line.bytes[fields.data.range])
        else { continue }
        if let target = data.object?["target"]?.text { targets.insert(target) }
      }
      (first, offset) = (first + Segment.eventLimit, 0)
    }
    return targets
  }
}
