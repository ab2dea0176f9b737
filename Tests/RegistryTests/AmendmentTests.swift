import Domain
import EventLog
import Projections
import Registry
import TestSupport
import Testing

/// A proposal (mea/4) with a promise (mea/5), due on 15 December 2025.
@Suite final class `An entry made earlier` {
  private let place: TemporaryRegister
  private let register: Register
  private static let reason = Circumstances(reason: "typed wrongly")

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    register = try place.open()
  }

  private func promise(_ day: CalendarDate? = nil) throws -> FollowUp? {
    try register.ask(asOf: day) { try $0.proposal(TemporaryRegister.reference).followUps[1] }
  }

  private func correct(_ id: EventID, _ settings: (field: String, value: String)...) throws {
    try register.write { _ = try $0.correct(id, settings, Self.reason) }
  }

  private func withdraw(_ id: EventID) throws { try register.write { _ = try $0.withdraw(id, Self.reason) } }

  private static let subject = Subject.proposal(TemporaryRegister.reference)

  private func refusal(_ body: () throws -> Void) throws -> AmendmentRefusal? {
    guard case .amendment(_, let refusal)? = try failure(body) else { return nil }
    return refusal
  }

  @Test func `that is corrected says so from its own day, and a mended date is no slip`() throws {
    try correct("mea/5", ("due", "2026-02-15"))
    try correct("mea/5", ("owner", "ophrd"), ("action", "Send the revised form"))
    let promise = try #require(try promise("2025-09-10"))
    #expect(promise.due == "2026-02-15" && promise.firstDue == "2026-02-15" && promise.slips == 0)
    #expect(promise.action == "Send the revised form", "what an earlier correction said is kept")
    let answers = try register.answers()
    #expect(try register.rebuild(accepting: false) == 7 && register.answers() == answers)
  }

  @Test func `that is corrected twice over stands as after the direct correction, until that is withdrawn`() throws {
    try correct("mea/5", ("due", "2026-02-15"))
    try correct("mea/6", ("due", "2026-03-15"), ("effective", "2025-09-20"))
    #expect(try promise("2025-09-19") == nil && promise("2025-09-20")?.due == "2026-03-15")
    try withdraw("mea/7")
    #expect(try promise("2025-09-10")?.due == "2026-02-15")
    try withdraw("mea/6")
    #expect(try promise()?.due == "2025-12-15")
    #expect(try refusal { try self.withdraw("mea/6") } == .alreadyWithdrawn(by: "mea/9"))
    #expect(try refusal { try self.withdraw("mea/9") } == .isWithdrawal)
    #expect(try refusal { try self.withdraw("mea/1") } == .opensStream)
  }

  @Test func `is as confidential as it is when it is corrected`() throws {
    try register.write { _ = try $0.share("mea/5", as: .joint, Circumstances(authority: "Minute of 5 Jan")) }
    try correct("mea/5", ("due", "2026-02-15"))
    #expect(try register.ask { try $0.event("mea/7")?.sharing } == .joint)
    let missing = try refusal { try self.register.write { _ = try $0.share("mea/4", as: .public, .init()) } }
    #expect(missing == .authorityMissing)
  }

  @Test func `that is private is never shared, alone or with all the rest`() throws {
    try register.write { draft in
      _ = try draft.handle(.note(Note(text: "Press on", isLine: true)), on: TemporaryRegister.reference, .init())
    }
    let authority = Circumstances(authority: "Minute of 5 Jan")
    let line = try refusal { try self.register.write { _ = try $0.share("mea/6", as: .joint, authority) } }
    #expect(line == .neverShared)
    try register.write { _ = try $0.shareAll(of: Self.subject, as: .joint, authority) }
    let shared = try register.ask { try $0.standingHistory(of: Self.subject).facts.map(\.sharing) }
    #expect(shared == [.joint, .joint, .internal])
  }

  @Test func `stays if a later one rests on it, and nothing is recorded`() throws {
    try register.write { draft in
      let later = FollowUpCommand.reschedule(number: 1, to: "2026-02-01")
      _ = try draft.handle(.followUp(later), on: TemporaryRegister.reference, .init(reason: "survey postponed"))
    }
    let bytes = try place.bytes()
    guard case .laterEntryRests(_, event: "mea/6", _, _)? = try failure({ try self.withdraw("mea/5") }) else {
      Issue.record("not refused")
      return
    }
    // Moved behind the later one, it is this entry that no longer fits.
    let moved = try refusal { try self.correct("mea/5", ("effective", "2026-02-02")) }
    guard case .entryBetween("mea/6", _, _, _)? = moved else {
      Issue.record("not refused: \(String(describing: moved))")
      return
    }
    let owner = try refusal { try self.withdraw("mea/3") }
    #expect(owner == .named(.institution("OPHRD"), by: "mea/5", in: Self.subject))
    let dialogue = try refusal { try self.withdraw("mea/2") }
    #expect(dialogue == .named(.dialogue("JPHLEPD"), by: "mea/4", in: Self.subject))
    #expect(try place.bytes() == bytes)
  }

  @Test func `does not become what no rule allows`() throws {
    try register.write { draft in
      for status in [Status.agreed, .completed] {
        let move = ProposalCommand.changeStatus(to: status, evidence: nil, by: nil, until: nil, followUps: .keep)
        _ = try draft.handle(move, on: TemporaryRegister.reference, .on("2026-01-02"))
      }
    }
    let wrong = try failure { try self.correct("mea/6", ("to", "closed")) }
    guard case .laterEntryRests(_, event: "mea/6", _, _)? = wrong else {
      Issue.record("\(String(describing: wrong))")
      return
    }
    try correct("mea/7", ("to", "under-implementation"))
    let status = try register.ask { try $0.proposal(TemporaryRegister.reference).currentStatus }
    #expect(status == .underImplementation)
  }

  @Test(arguments: [
    ("dew", "x"), ("due.ja", "2026-01-01"), ("owner", ""), ("owner", "NOBODY"), ("due", "2026-02-30"),
    ("number", "one"),
    ("decision", "perhaps"), ("sharing", "joint"), ("subject", "JPHLEPD-X-02"), ("clock", "fixed"), ("grade", "rumour"),
    ("paper", "P9"), ("action", "two\nlines"),
  ])
  func `takes no value that its field has not`(field: String, value: String) throws {
    let bytes = try place.bytes()
    #expect(try failure { try self.correct("mea/5", (field, value)) } != nil)
    #expect(try place.bytes() == bytes)
  }

  @Test func `of a whole command is taken back together, by who made it`() throws {
    let before = try register.ask { try $0.proposals() }
    let written = try register.write { draft in
      try draft.promise(due: "2026-02-01")
      let later = FollowUpCommand.reschedule(number: 2, to: "2026-03-01")
      _ = try draft.handle(.followUp(later), on: TemporaryRegister.reference, .init(reason: "survey postponed"))
    }
    #expect(written.events.map(\.id) == ["mea/6", "mea/7"])
    let undo = { (actor: String, id: EventID?) in
      try self.refusal { _ = try self.register.record(by: Desk(actor: actor)) { try $0.undo(id, .init()) } }
    }
    let numbers = { try self.register.ask { try $0.proposal(TemporaryRegister.reference).followUps.keys.sorted() } }
    #expect(try undo("mea.d4", "mea/6") == .notYours(actor: "mea.d3"))
    #expect(try undo("mea.d4", nil) == .nothingToUndo(actor: "mea.d4"))
    #expect(try undo("mea.d3", nil) == nil && numbers() == [1])
    #expect(try register.ask { try $0.proposals() } == before)
    #expect(try undo("mea.d3", nil) == .newestTookBack(before: "mea/7"))
    try register.write { try $0.promise(due: nil) }
    #expect(try numbers() == [1, 3], "no number is given again")
  }

  @Test func `that belongs elsewhere goes there with its day, source and circle`() throws {
    try register.write { draft in
      _ = try draft.table(.example("Sourcing office"), at: .dialogue("JPHLEPD"), reference: nil, .on("2025-09-10"))
      let circumstances = Circumstances(on: "2025-10-01", authority: "No. 4", grade: .oral, sharing: .joint)
      try draft.note("JICA agrees", circumstances)
    }
    try register.write { draft in
      _ = try draft.move("mea/7", to: "JPHLEPD-X-02", number: nil, .init())
      _ = try draft.move("mea/5", to: "JPHLEPD-X-02", number: nil, .init())
    }
    let (here, there) = try register.ask { queries in
      (try queries.proposal(TemporaryRegister.reference), try queries.proposal("JPHLEPD-X-02"))
    }
    #expect(here.notes.isEmpty && here.followUps.isEmpty && there.followUps[1]?.due == "2025-12-15")
    let note = try #require(there.notes.first)
    #expect(note.on == "2025-10-01" && note.sharing == .joint)
    #expect(note.provenance.authority == "No. 4" && note.provenance.grade == .oral)
    let tabling = try refusal {
      try self.register.write { _ = try $0.move("mea/4", to: "JPHLEPD-X-02", number: nil, .init()) }
    }
    #expect(tabling == .notMovable(type: "proposal.tabled"))
  }
}
