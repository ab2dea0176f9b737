import Domain
import EventLog
import Foundation
import Projections
import TestSupport
import Testing

@testable import Registry

/// A register of two segments and a part of a third, all of which the projection has read.
@Suite final class `A file of the log that is no longer what was read` {
  private let place: TemporaryRegister
  private var log: LogFolder { LogFolder(register: place.folder) }

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    try addNotes(2700)
    #expect(try !place.open().condition.isDamaged)
    // Times of files are kept in steps; what is done to them next shall be in a later one.
    usleep(20_000)
  }

  /// Notes in three commits, written past the register so that they need not be decided one by one.
  private func addNotes(_ count: Int) throws {
    let reader = StreamReader(folder: log, stream: "mea", options: .init(isWrittenHere: true))
    let writer = try StreamWriter.open(reader)
    defer { writer.close() }
    for part in 0..<3 {
      let notes = (1...count / 3).map { number in
        NewEvent(
          type: "proposal.noted", subject: "JPHLEPD-X-\(100 + number)", effective: "2026-01-05", actor: "mea.d3",
          data: ["text": .string("note \(number)")])
      }
      try writer.append(notes, time: place.now.adding(seconds: part + 1))
    }
  }

  @Test func `is read with word of how far it has come, and so are its words when somebody searches`() throws {
    try place.removeProjection()
    var told: [LongWork] = []
    let register = try Register(folder: place.folder, office: nil, clock: place.clock) { told.append($0) }
    #expect(told == [LongWork(step: .folding, done: 512, total: 904), .finished])
    register.prepareSearch()
    #expect(told.dropFirst(2) == [LongWork(step: .indexing, done: 512, total: 904), .finished])
    register.prepareSearch()
    _ = try Register(folder: place.folder, office: nil, clock: place.clock) { told.append($0) }
    #expect(told.dropFirst(4) == [.finished], "nothing has to be read again")
  }

  private func path(_ first: Int) -> String { log.path(first: first, in: "mea") }

  private func bytes(_ first: Int) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(first)))) }

  /// Writes into the file that stands there, as `cp` does, or puts a new one in its place.
  private func write(_ bytes: [UInt8], _ first: Int, replacing: Bool = false) throws {
    usleep(20_000)
    try? FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path(first))
    try Data(bytes).write(to: URL(filePath: path(first)), options: replacing ? .atomic : [])
  }

  /// Everybody sees it, nothing is written, and once the file is what it was everything goes on.
  private func expectFinding(_ rule: LogRule, _ file: String, line: Int, restoring: () throws -> Void) throws {
    let end = try bytes(2049)
    for _ in 1...2 {
      let register = try place.open()
      #expect(register.condition.findings.map(\.rule) == [rule])
      #expect(register.condition.findings.map { "\($0.file):\($0.line)" } == ["events/mea/\(file).jsonl:\(line)"])
      #expect(try register.ask { try $0.eventCount() } == 2705, "what was read before is still shown")
      #expect(try failure { try register.write { try $0.note("no") } }.rule == rule)
    }
    #expect(try bytes(2049) == end)
    try restoring()
    #expect(try !place.open().condition.isDamaged)
    try place.note("after")
    #expect(try place.open().notes() == ["after"] && !place.open().condition.isDamaged)
  }

  private func altered(_ bytes: [UInt8], line: Int) throws -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let digit = try #require(lines[line - 1].lastIndex { (UInt8(ascii: "1")...UInt8(ascii: "8")).contains($0) })
    lines[line - 1][digit] += 1
    return Array(lines.joined(separator: [0x0A]))
  }

  @Test(arguments: [
    (1, 700, false), (1, 1024, true), (1025, 3, true), (1025, 3, false), (2049, 5, false), (2049, 5, true),
  ])
  func `is named by its line, also far behind the end, and refused until it is restored`(
    first: Int, line: Int, replacing: Bool
  ) throws {
    let sound = try bytes(first)
    try write(altered(sound, line: line), first, replacing: replacing)
    try expectFinding(.dataHash, Segment.name(first: first).replacing(".jsonl", with: ""), line: line) {
      try write(sound, first, replacing: replacing)
    }
  }

  @Test func `is missed when it is gone`() throws {
    let sound = try bytes(1025)
    try FileManager.default.removeItem(atPath: path(1025))
    try expectFinding(.segmentMissing, "000000001025", line: 1) { try write(sound, 1025) }
  }

  @Test func `is named when it is an older copy`() throws {
    let sound = try bytes(1025)
    let kept = sound.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(600)
    try write(Array(kept.joined(separator: [0x0A])) + [0x0A], 1025, replacing: true)
    try expectFinding(.segmentSize, "000000001025", line: 600) { try write(sound, 1025, replacing: true) }
  }

  @Test func `is looked at by whoever records, in a very long stream after some commands`() {
    let reach = FileWatch.Reach()
    func looked(_ count: Int, _ part: Int) -> Range<Int> {
      let range = reach.events(of: count * 1024 - 5, part: part)
      return range.map { $0.lowerBound / 1024..<($0.upperBound - 1) / 1024 } ?? 0..<0
    }
    #expect(looked(64, 7).isEmpty)
    #expect(looked(977, 7) == 0..<913, "a million events")
    #expect(looked(1088, 7) == 0..<1024 && reach.parts(of: 1088 * 1024) == 1 && reach.parts(of: 1089 * 1024) == 2)
    #expect(Set((3..<13).flatMap { looked(9766, $0) }) == Set(0..<9702), "ten million, by ten commands")
    #expect((0..<10).allSatisfy { looked(9766, $0).count <= 1024 })
  }

  @Test func `that is old is found by one of the next commands where they look at a part each`() throws {
    let sound = try bytes(1)
    try write(altered(sound, line: 5), 1)
    let projection = try #require(try ProjectionFolder(register: place.folder).open())
    var catchUp = CatchUp(folder: log, office: "mea", now: place.now, origin: nil)
    catchUp.reach = .init(newest: 1, older: 1)
    let found = try (0..<6).map { _ in
      try projection.update { projector in
        let position = try #require(try projector.positions()["mea"])
        let reader = catchUp.reader("mea", highestNamed: 0)
        let (finding, _) = try catchUp.recheck(reader, behind: position, projector, isRecording: true)
        return (finding?.rule, true)
      }
    }
    #expect(found == [.dataHash, nil, .dataHash, nil, .dataHash, nil], "of two older segments, by turns")
    #expect(try failure { try place.note("no") }.rule == .dataHash, "where a command looks at both")
    try write(sound, 1)
  }

  @Test func `is named when somebody adds to it`() throws {
    let sound = try bytes(1)
    try write(sound + Array("{}\n".utf8), 1)
    try expectFinding(.members, "000000000001", line: 1025) { try write(sound, 1) }
  }

  @Test func `and one that is no segment, are named`() throws {
    let file = log.folder(of: "mea") + "/copy of 000000000001.jsonl"
    try FileManager.default.copyItem(atPath: path(1), toPath: file)
    try expectFinding(.segmentName, "copy of 000000000001", line: 1) {
      try FileManager.default.removeItem(atPath: file)
    }
  }

  @Test func `but has the same contents is noted, and nothing is said`() throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: "copy-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: place.folder, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    for first in [1, 1025, 2049] { try write(bytes(first), first, replacing: first != 1025) }
    for folder in [place.folder, copy] {
      let register = try Register(folder: folder, office: nil, clock: place.clock)
      #expect(!register.condition.isDamaged)
      try register.write { try $0.note("after") }
      #expect(try Register(folder: folder, office: nil, clock: place.clock).notes() == ["after"])
    }
  }

  @Test func `is found by whoever records, where it was altered and another program then added to it`() throws {
    let kept = place.folder + "-kept"
    try FileManager.default.copyItem(atPath: place.folder + "/.rapport", toPath: kept)
    try place.note("added")
    try write(altered(try bytes(2049), line: 5), 2049)
    // A projection from before both.
    try place.removeProjection()
    try FileManager.default.moveItem(atPath: kept, toPath: place.folder + "/.rapport")
    _ = try place.open()
    #expect(try failure { try place.note("no") }.rule == .dataHash)
  }
}
