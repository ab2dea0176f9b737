import Domain
import EventLog

/// Judges one state: what a reader finds, what the next writer makes of it, and whether doing so twice changes anything.
struct Judge {
  let stream: String
  let known: StreamPosition
  /// The torn tails that are known from before: they must never be lost.
  let tails: [[UInt8]]
  let words: Words?
  let through: (CrashingFiles) -> any LogFiles

  /// What the judgement came to.
  struct Verdict {
    /// What is wrong; nil if nothing is.
    var violation: String?
    /// The commits that a reader found.
    var found: [FoundCommit] = []
    /// The torn tail that was moved aside; nil if there was none, empty for an empty file.
    var tail: [UInt8]?
  }

  /// Judges a disk on which everything is settled.
  func verdict(on disk: Disk, _ account: Account) -> Verdict {
    let files = CrashingFiles(disk)
    let office = Office(stream: stream, files: files, through: through, known: known, account: account, words: words)
    do {
      return try verdict(disk, office)
    } catch {
      return Verdict(violation: "recovery fails: \(error)")
    }
  }

  private func verdict(_ disk: Disk, _ office: Office) throws -> Verdict {
    var verdict = Verdict()
    try office.found()
    let (found, reading) = try read(office)
    verdict.found = found
    verdict.violation =
      office.account.violation(of: found) ?? violation(of: reading.status, on: disk, office)
      ?? words?.violation(on: disk, named: office.named, isDone: false)
      ?? words?.violation(on: disk, removed: office.account.removed)
    guard verdict.violation == nil else { return verdict }
    // As whoever keeps how far it has read.
    try office.reader.settle(reading.position)
    let writer = try office.open(from: reading.position)
    if case .torn(let left) = reading.status { verdict.tail = bytes(of: left, on: disk, office) }
    verdict.violation = violation(of: writer.recovered, reading.status, on: disk, office)
    guard verdict.violation == nil else { return verdict }
    office.account.settle(found)
    try office.removeWords(with: writer)
    try office.append(2, to: writer)
    let end = writer.end
    writer.close()
    verdict.violation =
      office.violations.first ?? violation(behind: end, office)
      ?? words?.violation(on: office.files.disk, named: office.named, isDone: true)
      ?? words?.violation(on: office.files.disk, removed: office.account.removed)
    guard verdict.violation == nil else { return verdict }
    verdict.violation = try violationOfReopening(end, office)
    return verdict
  }

  private func read(_ office: Office) throws -> ([FoundCommit], StreamReading) {
    var lines: [LogLine] = []
    let reading = try office.reader.read(from: known) { lines.append($0) }
    office.noteRedactions(in: lines)
    return (FoundCommit.commits(in: lines, words), reading)
  }

  /// A crash leaves what is sound or torn, and torn only where a commit was open.
  private func violation(of status: StreamStatus, on disk: Disk, _ office: Office) -> String? {
    switch status {
    case .sound: return nil
    case .torn(let left):
      let bytes = bytes(of: left, on: disk, office)
      if bytes.isEmpty || tails.contains(bytes) { return nil }
      return office.account.hasOpenCommits ? nil : "bytes that no open commit explains stand behind the last commit"
    case .damaged(let finding): return "damaged: \(finding)"
    case .held, .refused: return "not taken: \(status)"
    }
  }

  private func bytes(of left: TornTail, on disk: Disk, _ office: Office) -> [UInt8] {
    disk.seen(office.folder.path(first: left.segment, in: stream))?.bytes(from: left.offset) ?? []
  }

  /// What was cut off stands in `recovered/`, byte by byte; so do those from before, whoever cut them off.
  private func violation(
    of recovered: RecoveredTail?, _ status: StreamStatus, on disk: Disk, _ office: Office
  ) -> String? {
    if case .torn(let left) = status {
      guard let recovered else { return "a torn tail was not moved aside" }
      let bytes = bytes(of: left, on: disk, office)
      let kept = recovered.file.flatMap { office.files.disk.seen("\(Office.register)/\($0)") }
      guard bytes.isEmpty || kept?.bytes == bytes else { return "the bytes cut off are not in recovered/" }
    } else if recovered != nil {
      return "something was moved aside that a reader did not see"
    }
    guard !tails.isEmpty else { return nil }
    let kept = office.files.disk.paths(in: office.folder.recovered).compactMap { office.files.disk.seen($0)?.bytes }
    // Whoever removed words took them out of what was kept as well.
    let isKept = { tail in kept.contains(tail) || words.map { kept.contains($0.cleaned(tail)) } == true }
    return tails.allSatisfy(isKept) ? nil : "an earlier torn tail is neither in the log nor in recovered/"
  }

  /// Behind the last commit stands not one byte, and no further segment.
  private func violation(behind end: StreamPosition, _ office: Office) -> String? {
    let disk = office.files.disk
    let last = Segment.first(holding: end.size)
    guard disk.seen(office.folder.path(first: last, in: stream))?.count == end.endOffset else {
      return "the last segment has not \(end.endOffset) bytes"
    }
    let segments = disk.paths(in: office.folder.folder(of: stream)).filter { !$0.contains("/.") }
    return segments.count == (end.size - 1) / Segment.eventLimit + 1 ? nil : "other files stand there: \(segments)"
  }

  private func violationOfReopening(_ end: StreamPosition, _ office: Office) throws -> String? {
    let before = office.files.disk.digest
    let writer = try office.open()
    defer { writer.close() }
    if let violation = office.violations.first { return violation }
    try office.removeWords(with: writer)
    guard writer.recovered == nil, office.files.disk.digest == before else {
      return "recovering twice is not recovering once"
    }
    let isSame = writer.end.size == end.size && writer.end.lastLeaf == end.lastLeaf
    return isSame ? nil : "another end at the second reading"
  }
}
