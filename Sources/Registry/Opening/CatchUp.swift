import Domain
public import EventLog
import Projections

/// Reads what is new in the log into the projection.
struct CatchUp {
  let folder: LogFolder
  /// The stream that is written here, if one is known.
  let office: String?
  let now: Timestamp
  let origin: String?

  /// Whether no stream can have changed since the projection read it; no line is read for the answer.
  func isCurrent(_ positions: [String: StreamPosition]) throws -> Bool {
    let streams = try folder.streams()
    guard Set(streams) == Set(positions.keys) else { return false }
    for stream in streams {
      guard let position = positions[stream],
        try reader(stream, highestNamed: 0).isUnchanged(since: position)
      else { return false }
    }
    return true
  }

  /// Reads every stream to its end.
  func readAll(into projector: Projector, except skipped: String? = nil) throws -> Condition {
    var condition = Condition()
    projector.writtenStream = office
    let positions = try projector.positions()
    let streams = Set(try folder.streams()).union(positions.keys).sorted()
    let origin = try origin ?? foundOrigin(projector, streams)
    for stream in streams where stream != skipped {
      let position = positions[stream] ?? .start
      condition.add(try read(stream, from: position, origin: origin, into: projector), of: stream)
    }
    try projector.countRedactions()
    try projector.settle()
    return condition
  }

  private func read(
    _ stream: String, from position: StreamPosition, origin: String?, into projector: Projector
  ) throws -> StreamStatus {
    let named = try projector.highestNamed()[stream] ?? 0
    let intake = Intake(projector)
    let reading = try reader(stream, highestNamed: named, origin: origin).read(from: position) {
      try intake.take($0)
    }
    // The position of a cursor that the log no longer extends is kept: it is the witness.
    if reading.position.size > 0, reading.position.size >= position.size {
      try projector.setPosition(reading.position, of: stream)
    }
    return reading.status
  }

  func reader(_ stream: String, highestNamed: Int, origin: String? = nil) -> StreamReader {
    StreamReader(
      folder: folder, stream: stream,
      options: .init(
        isWrittenHere: stream == office, clock: stream == office ? nil : now, origin: origin ?? self.origin,
        highestNamed: highestNamed))
  }

  /// The register's name, which every stream must bear: that of the stream written here, else of the founding one.
  private func foundOrigin(_ projector: Projector, _ streams: [String]) throws -> String? {
    if let known = try projector.queries(on: now.utcDate).wholeSettings().opening?.origin { return known }
    let openings = try streams.compactMap { stream in try opening(of: stream).map { (stream, $0) } }
    let own = openings.first { $0.0 == office } ?? openings.first { $0.1.isFounding }
    return own?.1.origin
  }

  private func opening(of stream: String) throws -> StreamOpening? {
    struct First: Error { let line: LogLine }
    do {
      _ = try reader(stream, highestNamed: 0).read { throw First(line: $0) }
      return nil
    } catch let first as First {
      return StreamOpening(first.line)
    }
  }
}

/// Hands lines to the projector, each with the first event of its commit.
final class Intake {
  private let projector: Projector
  private var first: Int?

  init(_ projector: Projector) {
    self.projector = projector
  }

  func take(_ line: LogLine) throws {
    let first = first ?? line.number
    try projector.take(line, first: first)
    self.first = line.header?.more == true ? first : nil
  }
}

/// In what state the log was found.
public struct Condition: Sendable {
  /// Rules that are broken: what stands before is shown, nothing is written.
  public private(set) var findings: [Finding] = []
  /// What interrupted writers left; it counts for nothing.
  public private(set) var tornTails: [TornTail] = []
  /// Commits of other offices that are dated too far ahead.
  public private(set) var held: [HeldCommit] = []
  public private(set) var refusals: [String: StreamRefusal] = [:]

  public var isDamaged: Bool { !findings.isEmpty || !refusals.isEmpty }

  init() {}

  mutating func add(_ status: StreamStatus, of stream: String) {
    switch status {
    case .sound: break
    case .torn(let tail): tornTails.append(tail)
    case .damaged(let finding): findings.append(finding)
    case .held(let commit): held.append(commit)
    case .refused(let refusal): refusals[stream] = refusal
    }
  }

  /// The failure that a writer ends with, if the log is damaged.
  var failure: RegisterFailure? {
    if let finding = findings.first { return .damaged(finding) }
    return refusals.min { $0.key < $1.key }.map { .refusedStream($0.key, $0.value) }
  }
}
