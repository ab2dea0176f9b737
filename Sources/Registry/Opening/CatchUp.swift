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
  /// Whether what is read now is not read again by a later command.
  var keepsPositions = true
  /// At how many files of each stream is looked.
  var reach = FileWatch.Reach()
  /// Is told how far the reading of a whole log has come.
  var progress: LongWork.Progress = { _ in }

  /// Whether no stream can have changed since the projection read it; no line is read for the answer.
  func isCurrent(_ projection: Projection) throws -> Bool {
    let positions = try projection.positions()
    let files = try projection.files(newest: reach.newest)
    let streams = try folder.streams()
    guard Set(streams) == Set(positions.keys) else { return false }
    for stream in streams {
      guard let position = positions[stream], let files = files[stream],
        try reader(stream, highestNamed: 0).isUnchanged(since: position),
        try FileWatch(folder: folder, stream: stream).isUnchanged(files)
      else { return false }
    }
    return true
  }

  /// Reads every stream to its end.
  ///
  /// - Parameter isRecording: whether something is to be recorded: then older files are looked at too.
  func readAll(
    into projector: Projector, except skipped: String? = nil, isRecording: Bool = false
  ) throws -> Condition {
    var condition = Condition()
    projector.writtenStream = office
    let positions = try projector.positions()
    let streams = Set(try folder.streams()).union(positions.keys).sorted()
    let origin = try origin ?? foundOrigin(projector, streams)
    let count = try positions.isEmpty ? ReadingCount(of: streams, in: folder, progress) : nil
    for stream in streams where stream != skipped {
      let position = positions[stream] ?? .start
      let named = max(try projector.highestNamed()[stream] ?? 0, try folder.newestCheckpointSize(of: stream))
      let reader = reader(stream, highestNamed: named, origin: origin)
      let intake = Intake(projector, count)
      condition.add(try read(reader, from: position, into: projector, intake, isRecording: isRecording), of: stream)
    }
    try projector.countRedactions()
    try projector.settle()
    return condition
  }

  private func read(
    _ reader: StreamReader, from position: StreamPosition, into projector: Projector, _ intake: Intake,
    isRecording: Bool
  ) throws -> StreamStatus {
    let stream = reader.stream
    let folderIdentity = try folder.identity(ofStream: stream) ?? .unknown
    let (finding, options) = try recheck(reader, behind: position, projector, isRecording: isRecording)
    if let finding { return .damaged(finding) }
    // Whoever reads all of a stream compares it with its checkpoints; later, the cursor vouches for what was read.
    var watch = CheckpointWatch(position.size == 0 ? try folder.heldCheckpoints(of: stream) : [])
    let reading = try StreamReader(folder: folder, stream: stream, options: options).read(from: position) {
      try intake.take($0)
      watch.take($0.leaf)
    }
    // The position of a cursor that the log no longer extends is kept: it is the witness.
    if reading.position.size > 0, reading.position.size >= position.size {
      if reading.position.size > position.size { try settle(reader, reading.position) }
      try projector.setPosition(reading.position, of: stream)
      try projector.note(reading.segments, of: stream)
    }
    switch reading.status {
    case .sound, .torn, .held: try projector.noteFolder(folderIdentity, of: stream)
    case .damaged, .refused: break
    }
    if let finding = watch.findingsSoFar.first { return .damaged(finding) }
    return reading.status
  }

  /// A position is kept only of what is on the device.
  private func settle(_ reader: StreamReader, _ position: StreamPosition) throws {
    guard keepsPositions else { return }
    do throws(FileFailure) {
      try reader.settle(position)
    } catch {
      throw WriteFailure.cannotWrite(error)
    }
  }

  /// Compares the files of a stream with what they were, and says how the rest is to be read.
  func recheck(
    _ reader: StreamReader, behind position: StreamPosition, _ projector: Projector, isRecording: Bool
  ) throws -> (finding: Finding?, options: StreamReader.Options) {
    let watch = FileWatch(folder: folder, stream: reader.stream)
    var options = reader.options
    let newest = try projector.files(of: reader.stream, newest: reach.newest)
    options.listsFolder = try folder.identity(ofStream: reader.stream) != newest.folder
    var files = options.listsFolder ? try projector.files(of: reader.stream) : newest
    if isRecording, !options.listsFolder {
      files.segments = try older(of: reader.stream, position.size, projector) + files.segments
    }
    options.rereadsLastSegment = try watch.mustReread(position, files, isRecording: isRecording)
    let checked = try watch.recheck(files, reader)
    try projector.note(checked.same, of: reader.stream)
    return (checked.finding, options)
  }

  /// The older segments at which this command looks.
  private func older(of stream: String, _ size: Int, _ projector: Projector) throws -> [ReadSegment] {
    let part = reach.parts(of: size) > 1 ? try projector.nextTurn(of: stream) : 0
    return try reach.events(of: size, part: part).map { try projector.segments(of: stream, first: $0) } ?? []
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

/// In what state the log was found.
public struct Condition: Sendable {
  /// Rules that are broken: what stands before is shown, nothing is written.
  public private(set) var findings: [Finding] = []
  /// What interrupted writers left; it counts for nothing.
  public private(set) var tornTails: [TornTail] = []
  /// Commits of other offices that are dated too far ahead.
  public private(set) var held: [HeldCommit] = []
  public private(set) var refusals: [String: StreamRefusal] = [:]

  /// That a stream is not what a checkpoint of it says, as only a reading of all of it can tell: no cursor on such a
  /// stream may be kept, or nobody would look again.
  var contradiction: Finding? { findings.first { $0.rule == .checkpoint } }

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
