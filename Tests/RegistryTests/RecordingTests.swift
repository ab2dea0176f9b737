import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `Recording` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
  }

  @Test func `gives the answers that a fresh opening gives, with the projection and without`() throws {
    let register = try place.open()
    try register.write { draft in
      try draft.note("JICA agrees")
      try draft.promise(due: nil)
    }
    let answers = try register.answers()
    #expect(try register.notes() == ["JICA agrees"])
    #expect(try place.open().answers() == answers)
    try place.removeProjection()
    #expect(try place.open().answers() == answers)
    #expect(try register.answers() == answers, "a program that had it open before")
    #expect(try register.rebuild(accepting: false) == 7 && register.answers() == answers)
  }

  @Test func `all or nothing: what is refused, and what is only tried, changes no byte`() throws {
    let (bytes, answers) = (try place.bytes(), try place.open().answers())
    let register = try place.open()
    let refused = try failure {
      try register.write { draft in
        try draft.note("first")
        _ = try draft.handle(.followUp(.complete(number: 9, outcome: nil)), on: TemporaryRegister.reference, .init())
      }
    }
    guard case .proposal(TemporaryRegister.reference, .unknownFollowUp(9, known: [1]), title: _) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    let tried = try register.write(isDryRun: true) { try $0.note("tried") }
    #expect(tried.kind == .dryRun && tried.events.map(\.id) == ["mea/6"])
    let same = try register.write { draft in
      let unchanged = FollowUpCommand.reschedule(number: 1, to: "2025-12-15")
      _ = try draft.handle(.followUp(unchanged), on: TemporaryRegister.reference, .init())
    }
    #expect(same.kind == .nothing && same.events.isEmpty)
    #expect(try place.bytes() == bytes && register.answers() == answers && place.open().answers() == answers)
    #expect(try register.write { try $0.note("then") }.events.map(\.id) == ["mea/6"])
  }

  @Test func `names what it was decided on, in each stream, and within one commit`() throws {
    let basis = { (id: EventID, office: String) in
      try self.place.open(office: office).ask { try $0.event(id)?.basis }
    }
    #expect(try basis("mea/4", "mea") == [] && basis("mea/5", "mea") == ["mea/4"])
    for name in ["jica", "so-japan"] { try place.openStream(name) }
    #expect(try basis("jica/1", "mea") == ["mea/1"] && basis("so-japan/1", "mea") == ["jica/1", "mea/1"])
    try place.note("from JICA", office: "jica")
    #expect(try basis("jica/2", "jica") == ["mea/5"])
    try place.open(office: "so-japan").write { draft in
      try draft.note("one")
      try draft.note("two")
    }
    #expect(try basis("so-japan/2", "mea") == ["jica/2", "mea/5"])
    #expect(try basis("so-japan/3", "mea") == ["jica/2", "mea/5", "so-japan/2"])
    try place.note("from home", office: "mea")
    #expect(try basis("mea/6", "mea") == ["jica/2", "mea/5", "so-japan/3"])
    // A copy that does not hold a stream still names what its events were decided on.
    for name in ["/events/jica", "/events/so-japan", "/.rapport"] {
      try FileManager.default.removeItem(atPath: place.folder + name)
    }
    try place.note("alone")
    #expect(try basis("mea/7", "mea") == ["jica/2", "mea/6", "so-japan/3"])
  }

  @Test func `is refused when somebody has added to the history meanwhile`() throws {
    let bytes = try place.bytes()
    let register = try place.open()
    let write = { (expected: EventID) in
      try register.write { try $0.note("late", Circumstances(expected: expected)) }
    }
    let refused = try failure { _ = try write("mea/4") }
    guard case .changedMeanwhile(.proposal(TemporaryRegister.reference), expected: "mea/4", let heads) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    #expect(try heads == ["mea/5"] && place.bytes() == bytes)
    #expect(try write("mea/5").kind == .recorded)
  }

  @Test func `found again by its token gives the same events and writes nothing`() throws {
    let body: (Draft) throws -> Void = { draft in
      try draft.note("JICA agrees")
      try draft.promise(due: "2026-02-01")
    }
    let first = try place.open().write(token: "desk-1:7", body)
    let bytes = try place.bytes()
    place.now = place.now.adding(seconds: 86_400)
    for isFresh in [false, true] {
      if isFresh { try place.removeProjection() }
      let again = try place.open().write(token: "desk-1:7", body)
      #expect(again.kind == .alreadyRecorded && again.events.map(\.id) == ["mea/6", "mea/7"])
      #expect(try again.events == first.events && place.bytes() == bytes)
    }
    for other: (Draft) throws -> Void in [{ try $0.note("JICA agrees") }, { try $0.promise(due: nil) }] {
      let refused = try failure { try place.open().write(token: "desk-1:7", other) }
      guard case .tokenUsedOtherwise("desk-1:7", event: "mea/6") = refused else {
        Issue.record("\(String(describing: refused))")
        continue
      }
    }
    #expect(try place.bytes() == bytes && place.open().notes() == ["JICA agrees"])
    let log = try place.open().ask { try $0.log(limit: 2) }
    #expect(log.map(\.commit) == [6, 6])
  }

  @Test func `gives every commit a later time, also when the clock stands still or is put back`() throws {
    let start = place.now
    for moment in [start, start, start.adding(seconds: -400_000), start.adding(seconds: 60), start] {
      place.now = moment
      try place.note("at \(moment)")
    }
    try place.openStream("jica")
    try place.note("from JICA", office: "jica")
    let times = try place.open(office: "mea").ask { try $0.log(limit: nil).reversed() }.map(\.event)
    let commits = Dictionary(grouping: times) { $0.time }.keys.sorted()
    #expect(times.map(\.time) == times.map(\.time).sorted() && commits.count == 9)
    #expect(times.last?.id == "jica/2" && commits[4] == start.adding(microseconds: 4))
    #expect(commits[5] == start.adding(seconds: 60) && commits[6] == commits[5].adding(microseconds: 1))
  }

  @Test func `marks what a fixed clock dates`() throws {
    try place.open(isFixed: true).write { try $0.note("fixed") }
    try place.note("not fixed")
    let data = try place.open().ask { try $0.log(limit: 2) }.map { $0.event.data?["clock"] }
    #expect(data == [nil, "fixed"])
  }

  @Test func `by two programs in turn lets each see what the other wrote`() throws {
    let (left, right) = (try place.open(), try place.open())
    try left.write { try $0.note("left 1") }
    try right.write { draft in
      #expect(try draft.queries.proposal(TemporaryRegister.reference).notes.map(\.note.text) == ["left 1"])
      try draft.note("right 1")
    }
    try left.write { try $0.note("left 2") }
    #expect(try left.notes() == ["left 1", "right 1", "left 2"])
    #expect(try right.notes() == left.notes() && place.open().answers() == left.answers())
  }

  @Test func `gives numbers that two streams never give both`() throws {
    for name in ["jica", "so-japan"] { try place.openStream(name) }
    let add = { (office: String) in
      let written = try self.place.open(office: office).write { draft in
        try draft.promise(due: nil)
        _ = try draft.table(.example(), at: .dialogue("JPHLEPD"), reference: nil, .init())
      }
      let number = written.events.compactMap { $0.data?["number"]?.integer }
      return "\(number) \(written.events.last?.subject.description ?? "")"
    }
    #expect(try add("jica") == "[101] JPHLEPD-X-101" && add("mea") == "[2] JPHLEPD-X-02")
    #expect(try add("jica") == "[102] JPHLEPD-X-102" && add("so-japan") == "[201] JPHLEPD-X-201")
    place.now = place.now.adding(seconds: -86_400 * 30)
    #expect(try add("jica") == "[103] JPHLEPD-X-103", "with a clock that was put back")
  }

  @Test func `never gives a number again, whatever zeros somebody typed`() throws {
    let register = try place.open()
    try register.write { draft in
      _ = try draft.table(.example(), at: .dialogue("JPHLEPD"), reference: "x-002", .on("2026-12-01"))
      let next = try draft.table(.example(), at: .dialogue("JPHLEPD"), reference: nil, .init())
      #expect(next.reference == "JPHLEPD-X-03")
    }
    for typed in ["X-2", "jphlepd-x-02", "JPHLEPD-X-002"] {
      let refused = try failure {
        try register.write { _ = try $0.table(.example(), at: .dialogue("JPHLEPD"), reference: typed, .init()) }
      }
      guard case .referenceTaken("JPHLEPD-X-02", title: _) = refused else {
        Issue.record("\(typed): \(String(describing: refused))")
        continue
      }
      #expect(try register.ask { try References($0, currentDialogue: nil).proposal(typed) } == "JPHLEPD-X-02")
    }
  }
}

@Suite final class `The day of an entry` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
  }

  @Test func `may lie ahead: the entry is shown from that day, by a clock that moves on and back`() throws {
    try place.open().write { try $0.note("from February", .on("2026-02-01")) }
    let due = FollowUpCommand.reschedule(number: 1, to: "2026-06-30")
    try place.open().write {
      _ = try $0.handle(.followUp(due), on: TemporaryRegister.reference, .on("2026-02-01", reason: "survey"))
    }
    let expected: [(CalendarDate, Bool)] = [
      ("2026-01-05", false), ("2026-01-31", false), ("2026-02-01", true), ("2026-03-01", true), ("2025-12-01", false),
      ("2026-02-02", true),
    ]
    for (day, isShown) in expected {
      place.now = Timestamp(date: day, secondsOfDay: 3600)
      let register = try place.open()
      #expect(register.today == day)
      #expect(try register.notes() == (isShown ? ["from February"] : []), "\(day)")
      let row = try register.ask { try $0.followUps().first }
      #expect(row?.due == (isShown ? "2026-06-30" : "2025-12-15") && row?.slips == (isShown ? 1 : 0), "\(day)")
      let other = try register.ask(asOf: isShown ? "2026-01-31" : "2026-02-01") { try $0.followUps().first?.slips }
      #expect(other == (isShown ? 0 : 1), "asked on \(day)")
    }
  }

  @Test func `begins at midnight in the register's time zone`() throws {
    place.now = Timestamp(date: "2026-01-04", secondsOfDay: 19 * 3600 - 1)
    #expect(try place.open().today == "2026-01-04")
    place.now = place.now.adding(seconds: 1)
    #expect(try place.open().today == "2026-01-05")
    let register = try place.open()
    let end = Timestamp(date: "2026-01-04", secondsOfDay: 19 * 3600).adding(microseconds: -1)
    #expect(try register.known(at: "2026-01-04") == .at(end))
    #expect(try register.known(at: "mea/2") == .cursor(["mea": 2]))
    for beyond in ["mea/412", "jica/12", "mea/2,jica/12"] {
      #expect(throws: RegisterFailure.self, "\(beyond)") { try register.known(at: beyond) }
    }
    #expect(try register.known(at: "2026-01-04T05:00:00+05:00") == .at(Timestamp(date: "2026-01-04", secondsOfDay: 0)))
  }

  @Test func `may lie back, unless a later entry would find nothing to act on`() throws {
    let done = FollowUpCommand.complete(number: 1, outcome: "sent")
    try place.open().write {
      _ = try $0.handle(.followUp(done), on: TemporaryRegister.reference, .on("2025-12-01"))
    }
    let cancel = FollowUpCommand.cancel(number: 1)
    let refused = try failure {
      try place.open().write {
        _ = try $0.handle(.followUp(cancel), on: TemporaryRegister.reference, .on("2025-11-01", reason: "moot"))
      }
    }
    guard case .laterEntryRests(on: _, event: "mea/6", type: "follow-up.completed", effective: "2025-12-01") = refused
    else {
      Issue.record("\(String(describing: refused))")
      return
    }
    try place.open().write { try $0.note("seen in November", .on("2025-11-01")) }
    let early = try failure { try place.open().write { try $0.note("too early", .on("2025-09-09")) } }
    guard case .proposal(_, .notTabled(on: "2025-09-09", tabledOn: "2025-09-10"), title: _) = early else {
      Issue.record("\(String(describing: early))")
      return
    }
  }

  @Test func `and the time of recording are asked about apart`() throws {
    place.now = Timestamp(date: "2026-02-01", secondsOfDay: 0)
    try place.open().write { try $0.note("learnt in February", .on("2026-01-01")) }
    let register = try place.open()
    let notes = { (known: Moment.Known?) in
      try register.ask(asOf: "2026-01-15", knownAt: known) {
        try $0.proposal(TemporaryRegister.reference).notes.map(\.note.text)
      }
    }
    #expect(try notes(nil) == ["learnt in February"] && notes(register.known(at: "2026-01-31")) == [])
    #expect(try notes(.cursor(["mea": 5])) == [] && notes(.cursor(["mea": 6])) == ["learnt in February"])
  }
}
