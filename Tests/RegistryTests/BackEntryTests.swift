import Domain
import EventLog
import Projections
import Registry
import TestSupport
import Testing

@Suite struct `What is entered late or in error` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
  }

  @Test func `leaves the code of a body free again once it is withdrawn`() throws {
    let body = InstitutionEvent.registered(
      name: Text("Ministry"), side: "PK", kind: nil, parent: nil, aliases: [], calendar: nil)
    var event: EventID?
    try place.open().write { event = try $0.addInstitution("MOC", body, .on("2025-09-01")).events.first }
    let entered = try #require(event)
    #expect(throws: RegisterFailure.self) {
      try place.open().write { _ = try $0.addInstitution("MOC", body, .on("2025-09-01")) }
    }
    try place.open().write { _ = try $0.withdraw(entered, Circumstances(reason: "wrong side")) }
    try place.open().write { _ = try $0.addInstitution("MOC", body, .on("2025-09-02")) }
    #expect(try place.open().ask { try $0.institution("MOC")?.code } == "MOC")
  }

  @Test func `does not cancel a session on a day before it was planned`() throws {
    let session = SessionReference(dialogue: "JPHLEPD", number: 4)
    try place.open().write {
      _ = try $0.handle(.plan(date: "2027-01-10", until: nil, venue: nil), on: session, .on("2025-12-01"))
    }
    #expect(throws: RegisterFailure.self) {
      try place.open().write {
        _ = try $0.handle(.cancel, on: session, Circumstances(on: "2025-11-01", reason: "no room"))
      }
    }
    #expect(try place.open().ask(asOf: "2026-06-01") { try $0.session(session)?.state } == .planned)
  }

  @Test func `says that a promise was made only later, and by which entry`() throws {
    try place.open().write { try $0.promise(due: "2026-02-01", .on("2025-12-20")) }
    let late = FollowUpCommand.complete(number: 2, outcome: nil)
    do {
      try place.open().write { draft in
        _ = try draft.handle(.followUp(late), on: TemporaryRegister.reference, .on("2025-12-10"))
      }
      Issue.record("not refused")
    } catch RegisterFailure.proposal(_, .followUpLater(let number, let promised, let day, _), _) {
      #expect(number == 2 && promised == "2025-12-20" && day == "2025-12-10")
    }
  }

  @Test func `is measured by its own history alone when one command writes several`() throws {
    let register = try place.open()
    let newest = try register.ask { try $0.history(of: .proposal(TemporaryRegister.reference)).last?.id }
    let expected = Circumstances(expected: newest)
    try register.write { draft in
      try draft.note("The first of two.", expected)
      try draft.note("The second rests on the first.", expected)
    }
    #expect(try place.open().notes().count == 2)
    #expect(throws: RegisterFailure.self) { try place.open().write { try $0.note("Too late.", expected) } }
  }
}
