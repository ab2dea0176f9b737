public import Domain
import EventLog
import Foundation
import Projections

/// Words that a redaction removes and that still stand in a file, because it could not be written.
public struct WordsLeft: Error, Sendable {
  /// The events whose words they are.
  public let events: [EventID]
  public let cause: RegisterFailure
}

/// What carrying out redactions came to.
struct Removal {
  /// nil if no words are left that should be gone.
  var left: WordsLeft?
  /// What an interrupted command had left, and this one moved aside.
  var recovered: RecoveredTail?
}

extension Register {
  /// Carries out every redaction that counts here and is not carried out: that of this command, one that an interrupted
  /// command left half done, one whose words came back with an older copy of a file.
  ///
  /// The words go from the log first and then, with every file that ever held them, from the projection, which is made
  /// anew. It can be interrupted anywhere: the next writer finds the same to do.
  func removeRedactedWords(writing office: String) -> Removal {
    var events: [EventID] = []
    do {
      let redacted = try mendingProjection { try $0.redactedEvents() }
      events = redacted.map(\.id)
      guard !redacted.isEmpty else { return Removal() }
      if try isUnfinished(redacted) { return Removal(recovered: try finish(events, writing: office)) }
      // Left by a command that was interrupted after it had made the projection anew; nobody knows what it holds.
      try ProjectionFolder(register: folder).removeFilesNotInUse()
      return Removal()
    } catch {
      return Removal(left: WordsLeft(events: events, cause: Self.cause(error, folder)))
    }
  }

  /// Carries out, without recording anything, every redaction that counts here and is not carried out.
  ///
  /// - Throws: `RegisterFailure`; words are left then.
  public func carryOutRedactions() throws {
    guard let office else {
      throw RegisterFailure.officeUnknown(streams: try LogFolder(register: folder).streams())
    }
    if let failure = condition.failure { throw failure }
    let removal = removeRedactedWords(writing: office)
    recovered = removal.recovered ?? recovered
    if let left = removal.left { throw RegisterFailure.wordsLeft(left) }
  }

  /// Whether words may still stand in the log, or in a file of the projection.
  private func isUnfinished(_ redacted: [RedactedEvent]) throws -> Bool {
    let log = LogFolder(register: folder)
    var seen: [RedactedSegment] = []
    for event in redacted {
      let first = Segment.first(holding: event.id.number)
      if seen.contains(where: { $0.stream == event.id.stream && $0.first == first }) { continue }
      guard let identity = try log.segmentIdentity(holding: event.id), identity != event.segment else { continue }
      seen.append(RedactedSegment(stream: event.id.stream, first: first, identity: identity))
    }
    let unseen = redacted.map(\.id).filter { id in
      seen.contains { $0.stream == id.stream && $0.first == Segment.first(holding: id.number) }
    }
    if redacted.contains(where: \.stoodHere) { return true }
    if try !log.stillInFull(unseen).isEmpty { return true }
    // A segment that grows is looked at each time; a full one need not be again.
    let full = try seen.filter { try log.isFull($0) }
    if !full.isEmpty { try note(full) }
    return false
  }

  private func note(_ segments: [RedactedSegment]) throws {
    try mendingProjection { projection in
      try projection.update { projector in
        for segment in segments { try projector.note(segment) }
        return (answer: (), keep: true)
      }
    }
  }

  private func finish(_ events: [EventID], writing office: String) throws -> RecoveredTail? {
    let catchUp = CatchUp(
      folder: LogFolder(register: folder), office: office, now: clock.now, origin: settings.opening?.origin,
      progress: progress)
    let (position, named) = try mendingProjection { projection in
      try projection.update { projector in
        (answer: (try projector.positions()[office], try projector.highestNamed()[office] ?? 0), keep: false)
      }
    }
    let writer = try StreamWriter.open(catchUp.reader(office, highestNamed: named), from: position ?? .start)
    defer { writer.close() }
    let segments = try writer.removeWords(of: events)
    // Making the projection needs no lock, and others may be waiting with theirs in hand.
    writer.close()
    let opener = Opener(catchUp: catchUp)
    do {
      use(try opener.rebuildFile(alone: true))
    } catch let failure as FileFailure {
      throw failure
    } catch {
      // Nothing can be made there; then at least what stands there must go.
      try opener.projections.removeAll()
      use(try opener.inMemory())
    }
    // Only saves the next writer a look into the files.
    try? note(segments)
    return writer.recovered
  }

  private static func cause(_ error: any Error, _ folder: String) -> RegisterFailure {
    switch error {
    case let failure as RegisterFailure: failure
    case WriteFailure.damaged(let finding): .damaged(finding)
    case let failure as WriteFailure: .write(failure)
    case let failure as FileFailure: .write(.cannotWrite(failure))
    default:
      .projectionUnwritable(path: ProjectionFolder(register: folder).path, detail: error.localizedDescription)
    }
  }
}
