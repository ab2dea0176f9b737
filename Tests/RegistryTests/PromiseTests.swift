import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

/// Histories made by legal commands at random: entries, back-dated and ahead, corrections, withdrawals, moves, undos.
@Suite struct `Whatever is recorded` {
  private static let commands = 40

  @Test func `is answered about an earlier day as it was answered plainly on that day with the same knowledge`() throws
  {
    let office = try Self.office(#function)
    let days = (0..<4).map { CalendarDate(daysSinceEpoch: 20_430 + 17 * $0) }
    let today = try office.place.open()
    #expect(try today.ask { try Everything($0) }.whole == today.ask(asOf: today.today) { try Everything($0) }.whole)
    let asked = try days.map { day in try today.ask(asOf: day) { try Everything($0) } }
    for (day, answer) in zip(days, asked) {
      office.place.now = Timestamp(date: day, secondsOfDay: 12 * 3600)
      let plain = try office.place.open().ask { try Everything($0) }
      #expect(plain.whole == answer.whole, "\(day)\n\(differences(plain.whole, answer.whole))")
    }
  }

  @Test func `and corrected twice over is as after the direct correction`() throws {
    var office = try Self.office(#function)
    var compared = 0
    for _ in 0..<40 {
      let target = try office.anyEvent()
      let (first, second) = (office.corrections(of: target), office.corrections(of: target))
      let direct = first.filter { setting in !second.contains { $0.field == setting.field } } + second
      let (twice, once) = (try Copy(of: office.place), try Copy(of: office.place))
      let isTwice = try twice.record { draft in
        let correction = try draft.correct(target.id, first, RandomOffice.why)
        guard let id = correction.events.last else { throw RegisterFailure.noActor }
        _ = try draft.correct(id, second, RandomOffice.why)
      }
      guard isTwice, try once.record({ _ = try $0.correct(target.id, direct, RandomOffice.why) }) else { continue }
      compared += 1
      for day in Self.days {
        let (left, right) = (try twice.state(on: day), try once.state(on: day))
        #expect(left == right, "\(target.id) \(first) \(second)\n\(differences(left, right))")
      }
    }
    #expect(compared > 2)
  }

  @Test func `and withdrawn again, all of it, leaves an empty register and the whole history`() throws {
    let office = try Self.office(#function)
    let copy = try Copy(of: office.place)
    let all = try copy.log().filter { $0.id.number > 1 }
    var standing = all.reversed().filter { $0.type != "event.withdrawn" }.map(\.id)
    var before = Int.max
    while standing.count < before {
      before = standing.count
      standing = try standing.filter { id in
        if try copy.record({ _ = try $0.withdraw(id, RandomOffice.why) }) { return false }
        return try copy.isStanding(id)
      }
    }
    let left = try standing.map { try copy.why($0) }
    #expect(left.isEmpty, "\(left)\n\(office.typed.joined(separator: "\n"))")
    let empty = try TemporaryRegister()
    for day in Self.days {
      let (left, right) = (try copy.state(on: day), try empty.open().ask(asOf: day) { try Everything($0).state })
      #expect(left == right, "\(day)\n\(differences(left, right))")
    }
    #expect(try copy.log().filter { $0.id.number > 1 }.prefix(all.count).map(\.id) == all.map(\.id))
  }

  @Test func `gives the same tables entry by entry and made anew, at every step`() throws {
    var office = try RandomOffice(SeededRandom(for: #function))
    for _ in 0..<Self.commands {
      try office.type()
      let made = try Copy(of: office.place)
      let (left, right) = (try office.place.tables(), try made.place.tables())
      let same = left == right
      #expect(same, "after \(office.typed.last ?? "")\n\(differences(left, right))")
      if !same { return }
    }
  }

  @Test func `is undone to the state before it, and known at its moment for ever`() throws {
    var office = try RandomOffice(SeededRandom(for: #function))
    var answers: [(time: Timestamp, size: Int, day: CalendarDate, whole: [String])] = []
    var undone = 0
    for _ in 0..<Self.commands {
      let before = try Self.days.map { day in try office.place.state(on: day) }
      let size = try office.type()
      let register = try office.place.open()
      answers.append((office.place.now, size, register.today, try register.ask { try Everything($0) }.whole))
      let copy = try Copy(of: office.place)
      guard try copy.record({ _ = try $0.undo(EventID(stream: "mea", number: size), RandomOffice.why) }) else {
        continue
      }
      undone += 1
      let after = try Self.days.map { day in try copy.state(on: day) }
      #expect(
        after == before,
        "undone: \(office.typed.last ?? "")\n\(differences(before.flatMap(\.self), after.flatMap(\.self)))")
    }
    #expect(undone > Self.commands / 4)
    office.place.now = office.place.now.adding(seconds: 90 * 86_400)
    let register = try office.place.open()
    for (place, then) in answers.enumerated() {
      let again = try register.ask(asOf: then.day, knownAt: .at(then.time)) { try Everything($0).whole }
      #expect(again == then.whole, "\(office.typed[place])\n\(differences(then.whole, again))")
      guard place % 4 == 0 else { continue }
      let held = try register.ask(asOf: then.day, knownAt: .cursor(["mea": then.size])) { try Everything($0).whole }
      #expect(held == then.whole, "by position: \(office.typed[place])\n\(differences(then.whole, held))")
    }
  }

  private static let days: [CalendarDate] = ["2025-12-12", "2026-01-10", "2026-12-31"]

  private static func office(_ test: String) throws -> RandomOffice {
    var office = try RandomOffice(SeededRandom(for: test))
    for _ in 0..<commands { try office.type() }
    return office
  }
}

extension RandomOffice {
  fileprivate static let why = Circumstances(authority: "Minute", reason: "looked up again")
}

/// The same log in a folder of its own.
private struct Copy {
  let place: TemporaryRegister

  init(of place: TemporaryRegister) throws {
    self.place = try TemporaryRegister(now: place.now.adding(seconds: 1))
    try self.place.write(place.bytes())
    try? self.place.removeProjection()
  }

  /// Whether it was recorded; what the rules do not allow is not.
  func record(_ body: (Draft) throws -> Void) throws -> Bool {
    do {
      return try place.open().record(by: Desk(actor: "mea.d3"), body).kind == .recorded
    } catch is RegisterFailure {
      return false
    }
  }

  func log() throws -> [StoredEvent] {
    try place.open().ask { try $0.log(limit: nil) }.map(\.event).sorted { $0.id.number < $1.id.number }
  }

  func isStanding(_ id: EventID) throws -> Bool {
    try place.open().ask { queries in
      guard let event = try queries.event(id) else { return false }
      let history = try queries.history(of: event.subject)
      return StandingEvent(id, in: history, asOf: queries.day)?.withdrawnBy == nil
    }
  }

  func why(_ id: EventID) throws -> String {
    do {
      _ = try place.open().record(by: Desk(actor: "mea.d3")) { try $0.withdraw(id, RandomOffice.why) }
      return "\(id)"
    } catch {
      return "\(id): \(error)"
    }
  }

  func state(on day: CalendarDate) throws -> [String] { try place.state(on: day) }
}

extension TemporaryRegister {
  fileprivate func state(on day: CalendarDate) throws -> [String] {
    try open().ask(asOf: day) { try Everything($0).state }
  }

  /// Every row of every table, after reading what is new.
  fileprivate func tables() throws -> [String] {
    _ = try open()
    return try ProjectionFolder(register: folder).open()?.dump().split(separator: "\n").map(String.init) ?? []
  }
}
