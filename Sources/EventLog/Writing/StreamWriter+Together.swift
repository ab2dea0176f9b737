public import Domain

/// A commit that is to be written together with others.
public struct NewCommit: Hashable, Sendable {
  /// 1 to 1,024 events.
  public var events: [NewEvent]
  /// When they are recorded; later than the commit before.
  public var time: Timestamp

  public init(events: [NewEvent], time: Timestamp) {
    self.events = events
    self.time = time
  }
}

extension StreamWriter {
  /// Writes the first of some commits, as many as one write and one wait for the device can take, and returns only when
  /// they are on the device.
  ///
  /// Those that end in the same segment go together: all of them are there or none. Whoever has more calls again with
  /// the rest; a crash in between leaves the first of them, each whole.
  ///
  /// - Parameter commits: at least one.
  /// - Returns: the lines of the commits that were written, at least one.
  /// - Throws: after `unwritable`, `commitSize`, `timeNotLater` and `cannotWrite` the log is as it was before this call.
  public func appendFirst(of commits: some Collection<NewCommit>) throws(WriteFailure) -> [[LogLine]] {
    guard let first = commits.first else { return [] }
    var room = Segment.eventLimit - end.size % Segment.eventLimit
    var (behind, written) = (end, [[LogLine]]())
    // The commit that opens a stream goes alone, and so does one that crosses the end of a segment.
    for commit in commits where end.size > 0 {
      guard commit.events.count <= room else { break }
      let lines = try makeLines(commit.events, time: commit.time, behind: behind)
      written.append(lines)
      room -= lines.count
      behind.size += lines.count
      behind.lastLeaf = lines.last?.leaf ?? behind.lastLeaf
      behind.lastTime = commit.time
    }
    guard written.count > 1, let time = behind.lastTime else { return [try append(first.events, time: first.time)] }
    let lines = written.flatMap { $0 }
    try write { appender, end throws(WriteFailure) in try appender.appendTogether(lines, time: time, behind: end) }
    return written
  }
}
