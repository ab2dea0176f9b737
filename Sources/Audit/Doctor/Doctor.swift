import Domain
import EventLog
import Foundation
import Projections
public import Registry

/// Finds out what is to be done about a register, in order, and does what is safe.
public struct Doctor {
  let folder: String
  /// The stream that is written here, if one is known.
  let office: String?
  /// Who records, if that is known.
  let actor: String?
  let clock: Clock

  var log: LogFolder { LogFolder(register: folder) }

  public init(folder: String, office: String?, actor: String?, clock: Clock) {
    self.folder = folder
    self.office = office
    self.actor = actor
    self.clock = clock
  }

  /// Reads the whole log and looks at everything around it; changes nothing.
  ///
  /// - Throws: `FileFailure` if something cannot be read at all.
  public func examine() throws -> Diagnosis {
    let expectations = Verifier.Expectations(readFrom: folder, writtenStream: office)
    let verification = try Verifier(folder: log, expectations: expectations).verify()
    let surroundings = FilesAround(log: log)
    var troubles = damage(verification, expectations)
    troubles += verification.refusals.map { .refused(stream: $0.stream, $0.refusal) }
    if office == nil { troubles.append(.officeUnknown(streams: verification.streams.map(\.stream))) }
    if actor == nil { troubles.append(.actorUnknown) }
    troubles += try surroundings.unwritable()
    troubles += verification.tornTails.map(Trouble.tornTail)
    if !verification.wordsLeft.isEmpty { troubles.append(.wordsLeft(verification.wordsLeft)) }
    troubles += projection()
    troubles += clockTroubles(verification)
    troubles += surroundings.placeTroubles()
    troubles += try surroundings.fileTroubles()
    return Diagnosis(troubles: troubles, eventCount: verification.eventCount)
  }

  /// Does what can be done without risk: nothing of it touches an event that counts.
  ///
  /// - Returns: what was done.
  /// - Throws: `RegisterFailure`, `WriteFailure`, `FileFailure`; what the file system throws.
  public func mend(_ diagnosis: Diagnosis) throws -> [Trouble] {
    let isDamaged = diagnosis.troubles.contains(where: \.isDamage)
    var mended: [Trouble] = []
    for trouble in diagnosis.troubles where trouble.isMendable {
      switch trouble {
      case .tornTail(let tail):
        guard tail.stream == office, !isDamaged else { continue }
        let reader = StreamReader(folder: log, stream: tail.stream, options: .init(isWrittenHere: true))
        try StreamWriter.open(reader).close()
      case .wordsLeft:
        guard !isDamaged, office != nil else { continue }
        try Register(folder: folder, office: office, clock: clock).carryOutRedactions()
      case .projectionUnusable:
        guard !isDamaged else { continue }
        _ = try Register(folder: folder, office: office, clock: clock)
      case .openToAll(let paths): try FilesAround(log: log).changeMode(of: paths, removing: 0o002)
      case .unprotected(let paths): try FilesAround(log: log).changeMode(of: paths, removing: 0o222)
      case .strayFiles(let paths): try FilesAround(log: log).removeStrayFiles(paths)
      case .gitAttributesMissing(let lines): try FilesAround(log: log).addGitAttributes(lines)
      default: continue
      }
      mended.append(trouble)
    }
    return mended
  }

  /// Findings file by file, each with where the file can be had as it was.
  private func damage(_ verification: Verification, _ expectations: Verifier.Expectations) -> [Trouble] {
    var files: [String] = []
    for finding in verification.findings where !files.contains(finding.file) { files.append(finding.file) }
    return files.map { file in
      .damaged(
        file: file, findings: verification.findings.filter { $0.file == file },
        copy: GitCopy(register: folder, file: file)?.compared(with: expectations))
    }
  }

  private func projection() -> [Trouble] {
    let projections = ProjectionFolder(register: folder)
    let isUsable = (try? projections.open().map { try $0.fileFaults().isEmpty }) ?? nil
    return projections.hasCurrent && isUsable != true ? [.projectionUnusable] : []
  }

  private func clockTroubles(_ verification: Verification) -> [Trouble] {
    let limit = clock.now.adding(seconds: 24 * 60 * 60)
    return verification.streams.compactMap { stream in
      guard let newest = stream.reading.position.lastTime, newest > limit else { return nil }
      if stream.stream == office { return .clockBehind(newest: newest, now: clock.now) }
      let waiting = stream.times.firstIndex { $0.map { $0 > limit } ?? false } ?? stream.times.count - 1
      return .held(EventID(stream: stream.stream, number: waiting + 1), time: newest)
    }
  }
}

extension Verifier.Expectations {
  /// What the projection at hand has read of a register: it must still be there.
  ///
  /// Nothing is caught up. Without a usable projection nothing is expected.
  public init(readFrom folder: String, writtenStream: String?) {
    guard let projection = (try? ProjectionFolder(register: folder).open()) ?? nil,
      let positions = try? projection.positions(), let named = try? projection.highestNamed(),
      let files = try? projection.files()
    else {
      self.init(writtenStream: writtenStream)
      return
    }
    // A key counts from when it was recorded, whatever the day.
    let redacted = try? projection.redactedEvents()
    let keys = try? projection.ask(Moment(day: Timestamp(microseconds: 0).utcDate, known: nil), PublishedKey.all)
    self.init(
      writtenStream: writtenStream, cursors: positions.mapValues { [$0] }, highestNamed: named, files: files,
      keys: keys ?? [], redacted: redacted ?? [])
  }
}
