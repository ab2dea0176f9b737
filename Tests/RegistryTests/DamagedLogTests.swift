import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `A log that does not continue what was read` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    try place.note("one")
  }

  /// Found on every opening, with the answers of before, and nothing is written to it.
  private func expectDamage(_ rule: LogRule, line: Int, answers: [AnyHashable]) throws {
    let bytes = try place.bytes()
    for _ in 1...2 {
      let register = try place.open()
      #expect(register.condition.findings.map(\.rule) == [rule] && register.condition.isDamaged)
      #expect(register.condition.findings.map(\.line) == [line])
      #expect(try register.answers() == answers)
      #expect(try failure { try register.write { try $0.note("no") } }.rule == rule)
      #expect(try failure { _ = try register.rebuild(accepting: false) }.rule == rule)
    }
    #expect(try place.bytes() == bytes)
  }

  @Test func `because it was cut is damaged, and never read anew by itself`() throws {
    let answers = try place.open().answers()
    let lines = try place.bytes().split(separator: 0x0A)
    try place.write(lines.dropLast().flatMap { $0 + [0x0A] })
    try expectDamage(.cursor, line: 5, answers: answers)
    let register = try place.open()
    #expect(try register.rebuild(accepting: true) == 5 && !register.condition.isDamaged && register.notes().isEmpty)
    try place.note("two")
    #expect(try place.open().notes() == ["two"])
  }

  @Test func `because another line stands there is damaged`() throws {
    let bytes = try place.bytes()
    let copy = FileManager.default.temporaryDirectory.appending(path: "copy-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: place.folder, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try place.note("two")
    let answers = try place.open().answers()
    let other = try Register(folder: copy, office: nil, clock: place.clock)
    try other.write { try $0.note("another two") }
    let replaced = try Data(contentsOf: URL(filePath: LogFolder(register: copy).path(first: 1, in: "mea")))
    #expect(replaced.starts(with: bytes))
    try place.write(Array(replaced))
    try expectDamage(.cursor, line: 7, answers: answers)
  }

  @Test func `for want of its stream is damaged`() throws {
    try place.openStream("jica")
    let answers = try place.open(office: "mea").answers()
    try FileManager.default.removeItem(atPath: place.folder + "/events/jica")
    let register = try place.open()
    #expect(register.condition.findings.map(\.rule) == [.cursor])
    #expect(try register.answers() == answers)
    #expect(try failure { try register.write { try $0.note("no") } }.rule == .cursor)
  }
}

@Suite final class `A log with a fault` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    try place.note("one")
    try place.note("two")
  }

  @Test func `in the middle is read as far as it is sound`() throws {
    var bytes = try place.bytes()
    let found = try #require(String(decoding: bytes, as: UTF8.self).range(of: "\"text\":\"one"))
    let place8 = String(decoding: bytes, as: UTF8.self)[..<found.upperBound].utf8.count - 1
    bytes[place8] ^= 1
    try place.write(bytes)
    try place.removeProjection()
    for _ in 1...2 {
      let register = try place.open()
      let finding = try #require(register.condition.findings.first)
      #expect(finding.rule == .dataHash && finding.line == 6 && finding.file == "events/mea/000000000001.jsonl")
      #expect(try register.notes().isEmpty && register.ask { try $0.eventCount() } == 5)
      #expect(try failure { try register.write { try $0.note("three") } }.rule == .dataHash)
    }
    #expect(try place.bytes() == bytes)
  }

  @Test func `that an interrupted writer left is no damage, and is moved aside by the next writer`() throws {
    let bytes = try place.bytes()
    let torn = Array("{\"specversion\":\"1.0\",\"sou".utf8)
    try place.write(bytes + torn)
    #expect(try place.open().condition.tornTails.map(\.byteCount) == [torn.count])
    for _ in 1...2 {
      let register = try place.open()
      #expect(try register.notes() == ["one", "two"] && !register.condition.isDamaged)
    }
    try place.note("three")
    #expect(try place.bytes().starts(with: bytes) && place.open().notes() == ["one", "two", "three"])
    #expect(try place.open().condition.tornTails.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder + "/recovered").count == 1)
  }

  @Test func `of another register's stream refuses that stream, and writes nothing`() throws {
    let other = try TemporaryRegister(now: place.now)
    let log = LogFolder(register: other.folder)
    let folder = FileManager.default.temporaryDirectory.appending(path: "other-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try Founding(folder: folder, clock: place.clock, actor: "kr.d1")
      .found(stream: "aaa", title: "Another", origin: "example.org/another", timezone: "Asia/Seoul")
    try FileManager.default.copyItem(atPath: folder + "/events/aaa", toPath: place.folder + "/events/aaa")
    #expect(try log.streams() == ["mea"])
    for isFresh in [false, true] {
      if isFresh { try place.removeProjection() }
      let register = try place.open(office: "mea")
      let refusal = StreamRefusal.origin(found: "example.org/another", expected: "example.org/test")
      #expect(register.condition.refusals == ["aaa": refusal])
      #expect(try register.settings.opening?.title == "Test register" && register.notes() == ["one", "two"])
      guard case .refusedStream("aaa", _) = try failure({ try register.write { try $0.note("no") } }) else {
        Issue.record("written beside the stream of another register")
        return
      }
    }
  }

  @Test func `of a clock far ahead holds that office's commit until then`() throws {
    try place.openStream("jica")
    let now = place.now
    place.now = now.adding(seconds: 3 * 86_400)
    try place.note("from the future", office: "jica")
    try place.removeProjection()
    place.now = now
    let register = try place.open(office: "mea")
    #expect(register.condition.held.map(\.event) == ["jica/2"] && !register.condition.isDamaged)
    #expect(try register.notes() == ["one", "two"])
    try register.write { try $0.note("three") }
    place.now = now.adding(seconds: 2 * 86_400 + 60)
    let later = try place.open(office: "mea")
    #expect(later.condition.held.isEmpty)
    let notes = try later.ask(asOf: "2026-01-08") { try $0.proposal(TemporaryRegister.reference).notes }
    #expect(notes.map(\.note.text) == ["one", "two", "three", "from the future"])
  }
}
