public import EventLog

/// What a quick verification came to: files that are what they were when they were read are believed.
public struct QuickVerification: Hashable, Sendable {
  public var findings: [Finding] = []
  public var tornTails: [TornTail] = []
  public var refusals: [String: StreamRefusal] = [:]
  /// Where words stand that a redaction removes, as far as the redaction was read.
  public var wordsLeft: [WordsLeftInFile] = []
  /// Events in files that were read now.
  public var eventsRead = 0
  /// Events that nobody looked at: the file system says that their files are what they were.
  public var eventsTrusted = 0
  /// Files that were not read.
  public var filesTrusted = 0

  /// As of a whole verification: 65 for damage, 3 for what the next writer sees to, else 0.
  public var exitStatus: Int32 {
    if !findings.isEmpty || !refusals.isEmpty { return 65 }
    return tornTails.isEmpty && wordsLeft.isEmpty ? 0 : 3
  }
}

extension Verifier {
  /// Reads the last segment of each stream, and those whose files are no longer what they were when they were read.
  ///
  /// - Returns: nil if nothing is known about a stream, so that all of it has to be read.
  /// - Throws: `FileFailure` if something cannot be read at all.
  public func verifyQuickly() throws -> QuickVerification? {
    var result = QuickVerification()
    let present = try folder.streams()
    guard present.allSatisfy({ expectations.cursors[$0]?.last != nil && expectations.files[$0] != nil }) else {
      return nil
    }
    let gone = expectations.cursors.keys.filter { !present.contains($0) }.sorted()
    var redactions: [RecordedRedaction] = []
    for stream in present + gone { redactions += try add(stream, to: &result) }
    if result.exitStatus != 65 { result.wordsLeft = try wordsLeft(by: redactions) }
    return result
  }

  /// Gives the redactions that nobody had read yet.
  private func add(_ stream: String, to result: inout QuickVerification) throws -> [RecordedRedaction] {
    guard let position = expectations.cursors[stream]?.last, let files = expectations.files[stream] else { return [] }
    let last = reader(stream)
    for segment in files.segments where segment.isFull && segment.last != position.size {
      if try folder.identity(ofSegment: segment.first, in: stream) == segment.identity {
        result.filesTrusted += 1
        result.eventsTrusted += Segment.eventLimit
      } else {
        result.eventsRead += Segment.eventLimit
        if let finding = try last.recheck(segment) { result.findings.append(finding) }
      }
    }
    var options = last.options
    (options.listsFolder, options.rereadsLastSegment) = (true, true)
    var redactions: [RecordedRedaction] = []
    let reading = try StreamReader(folder: folder, stream: stream, options: options).read(from: position) { line in
      if let redaction = RecordedRedaction(line) { redactions.append(redaction) }
    }
    let first = Segment.first(holding: max(position.size, 1))
    result.eventsRead += max(reading.position.size - first + 1, 0)
    switch reading.status {
    case .sound, .held: break
    case .torn(let tail): result.tornTails.append(tail)
    case .damaged(let finding): result.findings.append(finding)
    case .refused(let refusal): result.refusals[stream] = refusal
    }
    return redactions
  }
}
