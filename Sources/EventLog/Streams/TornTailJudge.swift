import Domain

/// Tells what an interrupted writer left from damage (log format, "Reading: torn or damaged").
///
/// Let T be the bytes behind the last whole commit. T is a torn tail if and only if
/// - it lies in the last segment,
/// - its well-formed lines belong to one commit,
/// - nothing held here names an id in it, and
/// - it does not end with a line feed, or holds a NUL, or its last line is well-formed with `more`.
///
/// Well-formed is said of one line alone: its line feed, its grammar, its digest; not of the chain.
struct TornTailJudge {
  let folder: LogFolder
  let stream: String
  /// The highest id of the stream that a cursor, checkpoint, basis or target names; 0 if none does.
  let highestNamed: Int

  /// The torn tail behind a position, or nil if what stands there is damage.
  ///
  /// - Parameters:
  ///   - sound: the end of the last whole commit.
  ///   - last: the first id of the stream's last segment.
  ///   - size: the bytes of that segment to look at.
  func tornTail(behind sound: StreamPosition, in last: Int, size: Int) throws(FileFailure) -> TornTail? {
    guard highestNamed <= sound.size, let offset = offset(behind: sound, in: last) else { return nil }
    let reader = LineReader(files: folder.files)
    try reader.open(folder.path(first: last, in: stream), at: offset, size: size)
    var parser = LineParser()
    var commit: LineFields?
    var isOneCommit = true
    var (endsInLineFeed, holdsNul, endsWithMore) = (true, false, false)
    while let line = try reader.next() {
      let fields = line.isEnded && !line.isTooLong ? try? parser.parse(line.bytes) : nil
      if let fields {
        isOneCommit = isOneCommit && commit.map { Self.continues($0, with: fields) } ?? true
        commit = fields
      }
      endsInLineFeed = line.isEnded
      endsWithMore = fields?.more == true
      holdsNul = holdsNul || line.holdsNul
    }
    guard isOneCommit, size == offset || !endsInLineFeed || holdsNul || endsWithMore else { return nil }
    return TornTail(
      stream: stream, segment: last, line: sound.size - last + 2, offset: offset, byteCount: size - offset)
  }

  /// Where in the last segment the bytes behind a position begin; nil if they begin in an earlier segment.
  private func offset(behind sound: StreamPosition, in last: Int) -> Int? {
    if sound.size + 1 == last { return 0 }
    return sound.size > 0 && sound.segment == last ? sound.endOffset : nil
  }

  private static func continues(_ earlier: LineFields, with later: LineFields) -> Bool {
    earlier.more && later.form != .withheld && later.time == earlier.time && later.number > earlier.number
  }
}
