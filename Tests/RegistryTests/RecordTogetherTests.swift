import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `Many commits recorded together` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
  }

  /// Notes on a proposal, so many to a commit, each commit with a token.
  private func commits(_ sizes: [Int], _ desk: PlanningDesk, ending: String = "") throws -> [PlannedCommit] {
    var history = try desk.history(of: TemporaryRegister.reference)
    return try sizes.enumerated().map { place, size in
      let events = try (0..<size).flatMap { note in
        try history.plan(
          .note(Note(text: "Commit \(place), note \(note)\(ending)")), on: "2026-01-05", heirs: Heirs(),
          sharing: .internal, provenance: Provenance())
      }
      return PlannedCommit(
        token: "many:\(place)", subject: TemporaryRegister.reference, basis: history.basis, events: events)
    }
  }

  @Test func `are read back as one would write them one by one, across the ends of segments, with each projection`()
    throws
  {
    let sizes = Array(repeating: [1, 3, 2, 1, 5], count: 300).flatMap { $0 } + [1024, 700]
    let register = try place.open()
    var told: [Int] = []
    let written = try register.recordTogether(by: Desk(actor: "mea.d3")) { desk in
      ((), try self.commits(sizes, desk))
    } progress: {
      told.append($0)
    }
    let total = sizes.reduce(0, +)
    #expect(written.kind == .recorded && written.events == 6...(5 + total))
    #expect(told.last == sizes.count && told == told.sorted() && told.count < 60, "several with one wait")
    var lines: [LogLine] = []
    let reader = StreamReader(
      folder: LogFolder(register: place.folder), stream: "mea", options: .init(isWrittenHere: true))
    let reading = try reader.read { lines.append($0) }
    guard case .sound = reading.status else {
      Issue.record("\(reading.status)")
      return
    }
    let headers = lines.dropFirst(5).compactMap(\.header)
    #expect(headers.compactMap(\.command) == sizes.indices.map { "many:\($0)" })
    #expect(zip(headers, headers.dropFirst()).allSatisfy { $0.more ? $0.time == $1.time : $0.time < $1.time })
    #expect(headers.enumerated().allSatisfy { $0.element.basis == [EventID(stream: "mea", number: $0.offset + 5)] })
    #expect(try register.notes().count == total)
    let answers = try register.answers()
    #expect(try place.open().answers() == answers)
    try place.removeProjection()
    var read: [LongWork] = []
    let again = try Register(folder: place.folder, office: nil, clock: place.clock) { read.append($0) }
    #expect(try again.answers() == answers)
    #expect(read == [LongWork(step: .reading, done: 4096, total: 6144), .finished], "of six segments")
  }

  @Test func `leave nothing when the plan is refused, and nothing when it is only tried`() throws {
    let bytes = try place.bytes()
    let register = try place.open()
    struct Refused: Error {}
    #expect(throws: Refused.self) {
      try register.recordTogether(by: Desk(actor: "mea.d3")) { desk -> (Int, [PlannedCommit]) in
        _ = try self.commits([1, 2], desk)
        throw Refused()
      }
    }
    let tried = try register.recordTogether(by: Desk(actor: "mea.d3", isDryRun: true)) { desk in
      ((), try self.commits([1, 2], desk))
    }
    #expect(tried.kind == .dryRun && tried.events == nil)
    #expect(try place.bytes() == bytes && register.notes().isEmpty)
    try register.recordTogether(by: Desk(actor: "mea.d3")) { ((), try self.commits([1, 2], $0)) }.check(events: 6...8)
    try register.write { try $0.note("then") }
    #expect(try register.notes().count == 4)
  }

  /// The projection on a disk of its own that fills up on the way; the log stands on another.
  @Test func `are planned once and all acknowledged where the projection has no room for them`() throws {
    let disk = place.folder + "/.rapport"
    let mounted = try Project.run("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", disk])
    try #require(mounted.status == 0, "\(mounted.output)")
    var plans = 0
    do {
      defer { _ = try? Project.run("umount", ["-l", disk]) }
      let register = try place.open()
      #expect(try !FileManager.default.contentsOfDirectory(atPath: disk).isEmpty)
      let ending = String(repeating: " at length", count: 400)
      let written = try register.recordTogether(by: Desk(actor: "mea.d3")) { desk in
        plans += 1
        return ((), try self.commits(Array(repeating: 1, count: 1_500), desk, ending: ending))
      }
      #expect(plans == 1 && written.kind == .recorded && written.events == 6...1_505)
    }
    #expect(try place.open().notes().count == 1_500)
    try place.note("then")
    #expect(try place.open().notes().last == "then")
  }

  @Test func `refuse an entry in the past after which a later one finds nothing to act on`() throws {
    try place.open().write { draft in
      _ = try draft.handle(
        .followUp(.complete(number: 1, outcome: nil)), on: TemporaryRegister.reference, .on("2025-12-01"))
    }
    let refused = try failure {
      _ = try place.open().recordTogether(by: Desk(actor: "mea.d3")) { desk in
        var history = try desk.history(of: TemporaryRegister.reference)
        let events = try history.plan(
          .followUp(.cancel(number: 1)), on: "2025-11-01", heirs: Heirs(), sharing: .internal,
          provenance: Provenance(reason: "no longer wanted"))
        return (
          (),
          [PlannedCommit(token: "past:1", subject: TemporaryRegister.reference, basis: history.basis, events: events)]
        )
      }
    }
    guard case .laterEntryRests(_, event: "mea/6", type: "follow-up.completed", _)? = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
  }
}

extension WrittenTogether {
  fileprivate func check(events: ClosedRange<Int>) { #expect(self.events == events) }
}
