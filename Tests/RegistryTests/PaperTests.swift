import Domain
import EventLog
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `A paper` {
  private let place: TemporaryRegister
  private let register: Register

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    register = try place.open()
  }

  private static func letter(_ number: String, dated: CalendarDate = "2025-12-03", answers: String? = nil) -> PaperEvent
  {
    .received(number: number, dated: dated, from: "OPHRD", received: nil, answers: answers, reply: nil, about: [])
  }

  @Test func `gets the next number of its stream, and none is given again`() throws {
    let log = { (number: String, register: Register) in
      var reference = ""
      try register.write { reference = "\(try $0.log(Self.letter(number), .init()).reference)" }
      return reference
    }
    #expect(try log("No. 1", register) == "mea-P1" && log("No. 2", register) == "mea-P2")
    try register.write { _ = try $0.withdraw("mea/7", .init(reason: "typed twice")) }
    #expect(try log("No. 2", register) == "mea-P3")
    try place.openStream("jica")
    #expect(try log("No. 4", place.open(office: "jica")) == "jica-P101")
    guard case .letterKnown(number: "No. 2", as: "mea-P3")? = try failure({ _ = try log("No. 2", self.register) })
    else {
      Issue.record("the same letter was logged twice")
      return
    }
  }

  @Test func `fills source and day of what rests on it, and confirms what stands already`() throws {
    let note = { (draft: Draft) in try draft.note("JICA agrees", .init(paper: "P1")) }
    try register.write { draft in
      _ = try draft.log(Self.letter("No. 1"), .init(paper: "P1"))
      try note(draft)
    }
    let position = try #require(try register.ask { try $0.proposal(TemporaryRegister.reference).notes.first })
    #expect(position.on == "2025-12-03" && position.provenance.paper == "mea-P1")
    #expect(position.provenance.authority == "No. 1")
    let same = FollowUpCommand.reschedule(number: 1, to: "2025-12-15")
    let again = { (circumstances: Circumstances) in
      try self.register.write { _ = try $0.handle(.followUp(same), on: TemporaryRegister.reference, circumstances) }
    }
    #expect(try again(.init()).kind == .nothing)
    let confirmed = try again(.init(paper: "mea-p01"))
    #expect(confirmed.events.map(\.type) == ["event.confirmed"] && confirmed.events[0].effective == "2025-12-03")
    #expect(try again(.init(paper: "P1")).kind == .nothing, "it rests on that paper now")
    let history = try register.ask { try $0.standingHistory(of: .proposal(TemporaryRegister.reference)) }
    #expect(history.confirmations["mea/5"]?.map(\.paper) == ["mea-P1"])
    let promise = try register.ask { try $0.proposal(TemporaryRegister.reference).followUps[1] }
    #expect(promise?.slips == 0 && promise?.moves.isEmpty == true)
  }

  @Test func `stays while anything rests on it`() throws {
    try register.write { draft in
      _ = try draft.log(Self.letter("No. 1"), .init())
      try draft.note("JICA agrees", .init(paper: "P1"))
    }
    let kept = try failure { try self.register.write { _ = try $0.withdraw("mea/6", .init(reason: "wrong")) } }
    guard case .amendment(_, .named(.paper("mea-P1"), by: "mea/7", in: _))? = kept else {
      Issue.record("\(String(describing: kept))")
      return
    }
    // What it only confirms rests on it too.
    try register.write { draft in
      _ = try draft.log(Self.letter("No. 2"), .init())
      _ = try draft.confirm("mea/5", .init(paper: "P2"))
    }
    let confirming = try failure { try self.register.write { _ = try $0.withdraw("mea/8", .init(reason: "wrong")) } }
    guard case .amendment(_, .named(.paper("mea-P2"), by: "mea/5", in: _))? = confirming else {
      Issue.record("\(String(describing: confirming))")
      return
    }
    for event in ["mea/8", "mea/7"] as [EventID] { try register.write { _ = try $0.undo(event, .init()) } }
    #expect(try register.ask { try $0.paperRows().isEmpty })
  }
}
