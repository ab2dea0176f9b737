import Domain
import Foundation
import Projections
import Registry
import TestSupport
import Testing

@Suite struct `A day as people type it` {
  private let parser = DayParser(today: "2026-01-05")

  @Test(arguments: [
    ("2025-12-03", "2025-12-03"), ("3 Dec 2025", "2025-12-03"), ("03 december 2025", "2025-12-03"),
    ("today", "2026-01-05"), ("Yesterday", "2026-01-04"), ("+30d", "2026-02-04"), ("-5d", "2025-12-31"),
    ("+10wd", "2026-01-19"), ("+1wd", "2026-01-06"), ("+0d", "2026-01-05"), ("２０２５－１２－０３", "2025-12-03"),
    ("۲۰۲۵-۱۲-۰۳", "2025-12-03"), (" 3  Sept 2025 ", "2025-09-03"), ("29 Feb 2024", "2024-02-29"),
  ]) func `is that day`(_ typed: String, _ day: String) throws {
    #expect(try parser.day(typed).description == day)
  }

  @Test(arguments: ["2024-02-30", "2025-13-01", "30 Feb 2024", "0 Jan 2025", "0000-01-01"])
  func `is impossible when the calendar lacks it`(_ typed: String) {
    #expect(throws: DayParser.Problem.impossible(typed)) { try parser.day(typed) }
  }

  @Test(arguments: ["03/04/2026", "3/4/26", "3.4.2026"]) func `is ambiguous when it means two`(_ typed: String) {
    #expect(throws: DayParser.Problem.ambiguous(typed)) { try parser.day(typed) }
  }

  @Test(arguments: [
    "", "soon", "2025-1-1", "3 Dec", "3 Dec 25", "Dec 3 2025", "3 Du 2025", "+5", "+5w", "+99999999999999999999d", "+d",
    "-3wd", "3 J 2025",
  ]) func `is none otherwise`(_ typed: String) {
    #expect(throws: DayParser.Problem.notADay(typed)) { try parser.day(typed) }
  }

  @Test func `is counted by the calendar that is asked`() throws {
    let friday = CalendarEvent.defined(weekend: [.friday])
    let holiday = CalendarEvent.holidayAnnounced(
      Holiday(date: "2026-01-06", until: nil, name: "h", announced: "2026-01-01"))
    let calendar = state(WorkingCalendar.self, [on("2026-01-01", friday), on("2026-01-01", holiday)])
    #expect(try DayParser(today: "2026-01-05", calendar: calendar).day("+4wd") == "2026-01-11")
  }
}

@Suite struct `A time as scripts type it` {
  @Test(arguments: [
    ("2025-09-11T04:00:00Z", "2025-09-11T04:00:00.000000Z"),
    ("2025-09-11t04:00:00.5z", "2025-09-11T04:00:00.500000Z"),
    ("2025-09-11T09:00:00+05:00", "2025-09-11T04:00:00.000000Z"),
    ("2025-09-10T23:59:59.1234567-04:30", "2025-09-11T04:29:59.123456Z"),
  ]) func `is that moment`(_ typed: String, _ time: String) {
    #expect(RFC3339.timestamp(typed)?.description == time)
  }

  @Test(arguments: [
    "2025-09-11", "2025-09-11T04:00:00", "2025-09-11T04:00:60Z", "2025-09-11T24:00:00Z", "2025-02-29T04:00:00Z",
    "2025-09-11T04:00:00.Z", "2025-09-11T04:00:00+5:00", "2025-09-11T04:00:00+24:00", "2025-09-11T04-00-00Z", "",
  ]) func `is none otherwise`(_ typed: String) throws {
    #expect(RFC3339.timestamp(typed) == nil)
    let clock = try failure { _ = try Clock(environment: ["RAPPORT_NOW": typed]) }
    if case .badClock(typed) = clock { return }
    #expect(typed.isEmpty && clock == nil, "an empty setting is none")
  }
}

@Suite struct `A text` {
  @Test func `is brought into composed form, without space around it`() throws {
    #expect(try TextRule.checked("  Cafe\u{301} \n", field: "f").unicodeScalars.count == 4)
    #expect(try TextRule.checked("日本語 / اردو / \"=1+1\"", field: "f") == "日本語 / اردو / \"=1+1\"")
  }

  @Test(
    arguments: [
      "a\nb", "a\tb", "\u{1B}[31mred", "a\u{7F}", "a\u{9B}b", "a\u{2028}b", "a\u{202E}b", "a\u{2066}b",
      "a\u{0}b",
    ] + [0xFFFE, 0x1FFFF, 0xFDD0].compactMap(Unicode.Scalar.init).map { "a\($0)" })
  func `is refused with a character that commands a terminal or turns the line`(_ text: String) throws {
    guard case .controlCharacter(field: "f", _) = try failure({ _ = try TextRule.checked(text, field: "f") }) else {
      Issue.record("\(text.debugDescription)")
      return
    }
  }

  @Test(arguments: ["", " ", "\u{3000}", "\n\t"]) func `is refused when it is empty`(_ text: String) throws {
    guard case .emptyText(field: "f") = try failure({ _ = try TextRule.checked(text, field: "f") }) else {
      Issue.record("\(text.debugDescription)")
      return
    }
  }
}

@Suite final class `What people type for something` {
  private let place: TemporaryRegister

  init() throws {
    place = try TemporaryRegister()
    try place.furnish()
    try place.open().write { draft in
      let add = { (code: String, name: Text, aliases: [String]) in
        let body = InstitutionEvent.registered(
          name: name, side: "PK", kind: nil, parent: nil, aliases: aliases, calendar: nil)
        _ = try draft.addInstitution(code, body, .init())
      }
      try add("MOC", Text(wordings: ["en": "Ministry of Commerce", "ja": "商務省"]), ["Commerce"])
      try add("MOCC", Text("Ministry of Climate Change"), [])
    }
  }

  private func resolve<Answer>(_ current: String? = nil, _ body: (References) throws -> Answer) throws -> Answer {
    try place.open().ask { try body(References($0, currentDialogue: current)) }
  }

  @Test(arguments: ["MOC", "moc", "ＭＯＣ", "commerce", "ministry of commerce", "商務省", "of Commerce"])
  func `names one institution by code, alias or name`(_ typed: String) throws {
    #expect(try resolve { try $0.institution(typed).code } == "MOC")
  }

  @Test func `names none when it could be two, or none at all`() throws {
    guard
      case .ambiguousReference("ministry", let candidates)? = try failure({
        _ = try resolve { try $0.institution("ministry") }
      })
    else {
      Issue.record("not ambiguous")
      return
    }
    #expect(candidates.map(\.reference) == ["MOC", "MOCC"])
    guard
      case .unknown(.institution, "MOOC", let nearest)? = try failure({ _ = try resolve { try $0.institution("MOOC") } }
      )
    else {
      Issue.record("not unknown")
      return
    }
    #expect(Set(nearest.map(\.reference)) == ["MOC", "MOCC"])
  }

  @Test func `is short within the only dialogue, or the current one, and else is asked about`() throws {
    #expect(try resolve { try $0.proposal("x-1") } == "JPHLEPD-X-01")
    #expect(try "\(resolve { try $0.followUp("X-01.1") })" == "JPHLEPD-X-01.1")
    #expect(try resolve { try $0.proposals("X-1,JPHLEPD-X-01, x-01") } == ["JPHLEPD-X-01"])
    try place.open().write { draft in
      _ = try draft.openDialogue("KPEC", title: Text("Korea"), sides: ["PK", "KR"], .init())
    }
    #expect(try resolve("JPHLEPD") { try $0.proposal("x-1") } == "JPHLEPD-X-01")
    guard case .noCurrentDialogue = try failure({ _ = try resolve { try $0.proposal("x-1") } }) else {
      Issue.record("a short form resolved without a dialogue")
      return
    }
    for typed in ["", "X-1,", "JPHLEPD", "nonsense", "X-1.1"] {
      #expect(try failure { _ = try resolve("JPHLEPD") { try $0.proposals(typed) } } != nil, "\(typed)")
    }
    guard
      case .unknown(.followUp, "JPHLEPD-X-01.2", _) = try failure({
        _ = try resolve("JPHLEPD") { try $0.followUp("X-1.2") }
      })
    else {
      Issue.record("a follow-up that was never added")
      return
    }
  }
}
