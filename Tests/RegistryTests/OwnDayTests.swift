import Domain
import EventLog
import Foundation
import Projections
import Registry
import TestSupport
import Testing

/// What an entry is compared with is what held on its own day, and by whom, not what holds when it is typed.
@Suite final class `An entry of another day` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
  }

  @Test func `makes a setting that differs on its own day, though today it has that value`() throws {
    try place.open().write { _ = try $0.set("silence", to: "60", .on("2026-01-04")) }
    try place.open().write { _ = try $0.set("silence", to: "60", .on("2025-12-01")) }
    let days = try place.open().ask(asOf: "2025-12-20") { try $0.settings().silenceDays }
    #expect(days == 60)
  }

  @Test func `is corrected to no body that had ended by its day`() throws {
    try place.open().write { draft in
      for code in ["MOC", "MEC"] {
        let body = InstitutionEvent.registered(
          name: Text(code), side: "PK", kind: nil, parent: nil, aliases: [], calendar: nil)
        _ = try draft.addInstitution(code, body, .on("2025-09-01"))
      }
      _ = try draft.succeed("MOC", how: .merged, by: ["MEC"], .on("2025-09-05"))
    }
    let correct = { (field: String, code: String) in
      try failure {
        try self.place.open().write { _ = try $0.correct("mea/5", [(field, code)], .init(reason: "misread")) }
      }
    }
    guard case .bodyHasEnded("MOC", _, let successors)? = try correct("owner", "MOC") else {
      Issue.record("an owner that had ended was taken")
      return
    }
    #expect(successors.map(\.reference) == ["MEC"])
    #expect(try correct("owner", "MEC") == nil)
  }

  @Test func `is found by its token after midnight, though it was to bear the day on which it is typed`() throws {
    let remind = { (draft: Draft) in _ = try draft.issueReminders(to: "OPHRD", step: nil, Circumstances()) }
    let first = try place.open().write(token: "remind-1", remind)
    #expect(first.kind == .recorded)
    place.now = place.now.adding(seconds: 86_400)
    let again = try place.open().write(token: "remind-1", remind)
    #expect(again.kind == .alreadyRecorded && again.events.map(\.id) == first.events.map(\.id))
  }

  @Test func `that is refused still tells that the tail of an interrupted one was moved aside`() throws {
    try place.write(place.bytes() + Array("{\"specversion\":\"1.0\",\"sou".utf8))
    let register = try place.open()
    #expect(try failure { try register.write { try $0.promise(due: "2025-12-15", Circumstances(paper: "P9")) } } != nil)
    #expect(register.takeRecovered() != nil)
    #expect(register.takeRecovered() == nil)
  }
}
