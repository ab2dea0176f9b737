public import Domain
import EventLog
import Foundation
import Projections

/// Begins a register, or a further stream in one.
public struct Founding: Sendable {
  public let folder: String
  public let clock: Clock
  public let actor: String

  public init(folder: String, clock: Clock, actor: String) {
    self.folder = folder
    self.clock = clock
    self.actor = actor
  }

  /// Makes `events/` with the founding stream.
  ///
  /// - Parameters:
  ///   - stream: its name, `[a-z][a-z0-9-]{0,31}`.
  ///   - origin: a name that no other register has, without a scheme.
  ///   - timezone: IANA name.
  /// - Throws: `RegisterFailure`; nothing was made unless the failure says that the outcome is unknown.
  public func found(stream: String, title: String, origin: String, timezone: String) throws -> EventID {
    try check(stream: stream)
    guard RegisterZone.isKnown(timezone) else { throw RegisterFailure.badTimeZone(timezone) }
    guard Self.isOrigin(origin) else { throw RegisterFailure.badOrigin(origin) }
    let log = LogFolder(register: folder)
    let day = RegisterZone(timezone).date(of: clock.now)
    let opening = RegisterEvent.opened(
      format: 1, origin: origin, title: try TextRule.checked(title, field: "--title"), timezone: timezone)
    return try write(opening, basis: [], to: stream, of: log, on: day, time: clock.now) {
      if try log.exists(), try !log.streams().isEmpty { throw RegisterFailure.alreadyARegister(folder: folder) }
    }
  }

  /// Opens a further stream in a register.
  ///
  public func open(stream: String, in register: Register) throws -> EventID {
    try check(stream: stream)
    let log = LogFolder(register: folder)
    let streams = try log.streams()
    guard !streams.contains(stream) else {
      throw RegisterFailure.alreadyARegister(folder: folder + "/events/" + stream)
    }
    if let failure = register.condition.failure { throw failure }
    let taken = register.settings.numbersFrom.values.max() ?? 1
    let opening = RegisterEvent.streamOpened(
      format: 1, origin: register.settings.opening?.origin ?? "", numbersFrom: taken / 100 * 100 + 101)
    let (basis, newest) = try register.ask { queries in
      (Draft.basis(of: try queries.history(of: .register)), try queries.newestTime())
    }
    let time = max(clock.now, newest?.adding(microseconds: 1) ?? clock.now)
    return try write(opening, basis: basis, to: stream, of: log, on: register.today, time: time) {}
  }

  private func check(stream: String) throws(RegisterFailure) {
    guard StreamName.isValid(stream) else { throw .badStreamName(stream) }
    guard CodeRule.isActor(actor) else { throw .badActor(actor) }
  }

  private func write(
    _ event: RegisterEvent, basis: [EventID], to stream: String, of log: LogFolder, on day: CalendarDate,
    time: Timestamp, check: () throws -> Void
  ) throws -> EventID {
    let (type, data) = EventCodec.encode(.register(event), Provenance(isClockFixed: clock.isFixed))
    let opening = NewEvent(
      type: type, subject: Subject.register.description, effective: day, actor: actor, basis: basis, sharing: .joint,
      data: data)
    do {
      try log.create()
      let reader = StreamReader(folder: log, stream: stream, options: .init(isWrittenHere: true))
      let writer = try StreamWriter.open(reader)
      defer { writer.close() }
      try check()
      try writer.append([opening], time: time)
      return EventID(stream: stream, number: 1)
    } catch let failure as WriteFailure {
      throw RegisterFailure.write(failure)
    } catch let failure as FileFailure {
      throw RegisterFailure.write(.cannotWrite(failure))
    }
  }

  /// A host name, perhaps with a path, in lower case, as C2SP asks of the origin of a log.
  private static func isOrigin(_ text: String) -> Bool {
    (1...200).contains(text.utf8.count) && !text.hasPrefix("/") && !text.hasSuffix("/")
      && text.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
          || "-._/".unicodeScalars.contains(scalar)
      }
  }
}
