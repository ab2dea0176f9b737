public import Domain
public import EventLog
import Foundation
public import Projections

/// A register that is open: the one door through which everything asks and records.
public final class Register {
  /// The folder that holds `events/`.
  public let folder: String
  public let clock: Clock
  /// The stream that is written here; nil if several stand here and none is named.
  public let office: String?
  /// In what state the log was found when it was opened.
  public private(set) var condition: Condition
  /// The register's own settings.
  public private(set) var settings: RegisterSettings
  public private(set) var zone: RegisterZone
  private var projection: Projection
  let progress: LongWork.Progress
  /// Whether the projection was made from the whole log when the register was opened.
  private let isMadeAnew: Bool
  /// The number up to which each stream counts.
  private func held(_ positions: [EventID]) throws(RegisterFailure) -> [String: Int] {
    // Of a log that is damaged, or cannot be read now, the answer itself tells what is wrong.
    if !condition.isDamaged, let ends = try? ask({ try $0.cursor() }) {
      for position in positions {
        let last = ends.first { $0.stream == position.stream }?.size
        guard let last, position.number <= last else {
          throw .positionNotHeld(position, last: last, streams: ends.map(\.stream))
        }
      }
    }
    return Dictionary(positions.map { ($0.stream, $0.number) }) { first, _ in first }
  }

  /// What an interrupted command had left and this program moved aside, until it was told.
  var recovered: RecoveredTail?

  /// The day in the register's time zone.
  public var today: CalendarDate { zone.date(of: clock.now) }

  /// Opens a register and reads what is new in its log.
  ///
  /// - Parameters:
  ///   - folder: the folder that holds `events/`.
  ///   - office: the stream that is written here, as far as somebody named it.
  ///   - progress: is told how far it has come wherever all of the log has to be read, now or later.
  /// - Throws: `RegisterFailure`. A damaged log does not throw: what stands before the damage can be asked about.
  public init(
    folder: String, office: String?, clock: Clock, progress: @escaping LongWork.Progress = { _ in }
  ) throws {
    self.folder = folder
    self.clock = clock
    self.progress = progress
    let log = LogFolder(register: folder)
    do {
      let streams = try log.streams()
      guard !streams.isEmpty else { throw RegisterFailure.notARegister(folder: folder) }
      if let office, !streams.contains(office) { throw RegisterFailure.noSuchStream(office, streams: streams) }
      self.office = office ?? (streams.count == 1 ? streams[0] : nil)
      let catchUp = CatchUp(folder: log, office: self.office, now: clock.now, origin: nil, progress: progress)
      let projections = ProjectionFolder(register: folder)
      let nameBefore = projections.nameInUse
      (projection, condition) = try Opener(catchUp: catchUp).open()
      isMadeAnew = projections.nameInUse != nameBefore
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    }
    (settings, zone) = (RegisterSettings(), RegisterZone("UTC"))
    settings = try mendingProjection { try $0.settings() }
    zone = RegisterZone(settings.opening?.timezone ?? "UTC")
  }

  /// Asks about a moment; without a day it is today.
  public func ask<Answer>(
    asOf day: CalendarDate? = nil, knownAt known: Moment.Known? = nil, _ body: (Queries) throws -> Answer
  ) throws -> Answer {
    try mendingProjection { try $0.ask(Moment(day: day ?? today, known: known), body) }
  }

  /// Asks about a moment for those who may see a part of it only; no answer can hold anything else.
  public func ask<Answer>(
    asOf day: CalendarDate? = nil, knownAt known: Moment.Known? = nil, for audience: Audience,
    _ body: (Queries) throws -> Answer
  ) throws -> Answer {
    try mendingProjection { try $0.ask(Moment(day: day ?? today, known: known), for: audience, body) }
  }

  /// Does something with the projection; if its file turns out to be damaged, makes it anew and does it again.
  ///
  /// If the file cannot be used here and now, one in memory takes its place: whether something can be read or recorded
  /// is the log's to say.
  func mendingProjection<Answer>(_ body: (Projection) throws -> Answer) throws -> Answer {
    do {
      return try body(projection)
    } catch let error where ProjectionFolder.isUnwritable(error) {
      (projection, condition) = try Opener(catchUp: catchUp).inMemory()
      return try body(projection)
    } catch let error where ProjectionFolder.isDamage(error) {
      try makeAnew()
      return try body(projection)
    }
  }

  /// Takes another projection into use.
  func use(_ made: (projection: Projection, condition: Condition)) { (projection, condition) = made }

  private var catchUp: CatchUp {
    CatchUp(folder: LogFolder(register: folder), office: office, now: clock.now, origin: nil, progress: progress)
  }

  private func makeAnew() throws {
    (projection, condition) = try Opener(catchUp: catchUp).rebuild()
  }

  /// What `--known-at` means: a day (its end, in the register's zone), an RFC 3339 time, or a cursor
  /// `mea/412,jica/12`.
  /// - Throws: `RegisterFailure.badMoment`, `.badDay`, or `.positionNotHeld`: the answer would be about less than was
  ///   asked.
  public func known(at text: String) throws(RegisterFailure) -> Moment.Known {
    if let time = RFC3339.timestamp(text) { return .at(time) }
    let ids = text.split(separator: ",", omittingEmptySubsequences: false).map { EventID($0) }
    if text.contains("/"), !ids.contains(nil) { return .cursor(try held(ids.compactMap { $0 })) }
    do {
      return .at(zone.end(of: try DayParser(today: today).day(text)))
    } catch {
      if case .impossible = error { throw .badDay(field: "--known-at", error) }
      throw .badMoment(text)
    }
  }

  /// What an interrupted command had left and this program moved aside; it is handed out once.
  ///
  /// It was moved also where the command was refused afterwards.
  public func takeRecovered() -> RecoveredTail? {
    defer { recovered = nil }
    return recovered
  }

  /// Makes the projection anew from the log.
  ///
  /// - Parameter accepts: the log counts as it stands, also where it no longer extends what was read before.
  /// - Returns: how many events were read.
  /// - Throws: `RegisterFailure.damaged` if the log is not what was read before and that is not accepted.
  public func rebuild(accepting accepts: Bool) throws -> Int {
    if !accepts, let failure = condition.failure { throw failure }
    // There was none: it has just been made.
    if isMadeAnew { return try ask { try $0.eventCount() } }
    do {
      (projection, condition) = try Opener(catchUp: catchUp).rebuildFile()
    } catch let failure as RegisterFailure {
      throw failure
    } catch let failure as FileFailure {
      throw RegisterFailure.unreadable(failure)
    } catch {
      let path = ProjectionFolder(register: folder).path
      throw RegisterFailure.projectionUnwritable(path: path, detail: error.localizedDescription)
    }
    return try ask { try $0.eventCount() }
  }
}
