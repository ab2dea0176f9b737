import Domain
import Foundation
import Projections
import Reports
import TestSupport
import Testing

/// A dialogue of any size, from one event to more than a page can show.
private struct AnyDialogue {
  private(set) var writer = EventWriter(stream: "mea", actor: "so-japan")

  init(offices: Int, sessions: [(number: Int, day: CalendarDate)], planned: CalendarDate?) {
    let day: CalendarDate = "0001-01-01"
    writer.record(
      .register(.opened(format: 1, origin: "example.org/jp", title: "Register", timezone: "Asia/Karachi")),
      about: .register, on: day)
    for office in 0..<offices {
      writer.record(
        .institution(
          .registered(
            name: Text("Office \(office)"), side: office.isMultiple(of: 3) ? "JP" : "PK", kind: nil, parent: nil,
            aliases: [], calendar: nil)),
        about: .institution(Self.office(office)), on: day)
    }
    writer.record(
      .dialogue(.opened(title: Text("Dialogue"), sides: ["PK", "JP"])), about: .dialogue("JPHLEPD"), on: day)
    for session in sessions {
      writer.record(
        .session(.held(date: session.day, until: nil, venue: "Tokyo", heads: [])),
        about: .session(.init(dialogue: "JPHLEPD", number: session.number)), on: session.day)
    }
    if let planned {
      writer.record(
        .session(.planned(date: planned, until: nil, venue: nil)),
        about: .session(.init(dialogue: "JPHLEPD", number: 10)), on: day)
    }
  }

  static func office(_ number: Int) -> String { "OFFICE\(number)" }

  static func subject(_ number: Int) -> Subject {
    .proposal(ProposalReference(dialogue: "JPHLEPD", session: 9, number: number))
  }

  mutating func table(_ number: Int, _ title: String, on day: CalendarDate) {
    let tabling = Tabling(title: Text(title), kind: "other", side: "PK", session: "JPHLEPD-9")
    writer.record(.proposal(.tabled(tabling)), about: Self.subject(number), on: day)
  }

  mutating func record(_ fact: ProposalEvent, _ number: Int, on day: CalendarDate) {
    writer.record(.proposal(fact), about: Self.subject(number), on: day)
  }

  mutating func promise(_ proposal: Int, _ number: Int, owner: Int, due: CalendarDate?, on day: CalendarDate) {
    record(
      .followUp(
        number: number, .scheduled(action: "Send it", owner: Self.office(owner), due: due, isDecision: false)),
      proposal, on: day)
  }

  func report(on day: CalendarDate) throws -> FollowUpReport {
    try writer.projection().ask(Moment(day: day)) { try FollowUpReport($0, dialogue: "JPHLEPD") }
  }
}

extension FollowUpReport {
  fileprivate var figures: [Figure] { [stageFigure, overdueFigure, deliveryFigure, deadlineFigure, ownerFigure] }
}

private let hostileTitles = [
  "</text><script>alert(1)</script>", "\" onload=\"x", "]]>&amp;", String(repeating: "W", count: 2000),
  "سیلاب سے محفوظ بنیادی ڈھانچے کا ابتدائی سروے اور اس کے بعد کے اقدامات", String(repeating: "港", count: 300),
  "🧑🏽‍🔧", "\u{202E}mirrored", "",
]

@Suite struct `Figures of any register` {
  /// Dates of three decades, 200 offices and 500 follow-ups in 120 proposals of which every seventh has hostile words.
  private static let large = Result {
    var random = TestSupport.SeededRandom(for: "Figures of any register")
    var dialogue = AnyDialogue(offices: 200, sessions: [(9, "2025-09-10")], planned: "2026-12-16")
    let someDay = { (random: inout TestSupport.SeededRandom) in
      CalendarDate(daysSinceEpoch: random.number(14_250...26_000))
    }
    for number in 1...120 {
      let title = number.isMultiple(of: 7) ? random.pick(hostileTitles) : "Proposal \(number)"
      dialogue.table(number, title, on: "2025-09-10")
      if random.once(in: 2) {
        let to = random.pick([Status.underExamination, .agreed, .deferred, .completed, .lapsed])
        dialogue.record(.statusChanged(.init(from: .tabled, to: to)), number, on: "2025-12-01")
      }
    }
    for place in 0..<500 {
      let (proposal, number) = (place % 120 + 1, place / 120 + 1)
      let due = random.once(in: 9) ? nil : someDay(&random)
      dialogue.promise(proposal, number, owner: random.number(0...199), due: due, on: "2025-10-01")
      if random.once(in: 3) {
        dialogue.record(.followUp(number: number, .rescheduled(due: someDay(&random))), proposal, on: "2026-01-10")
      }
      if random.once(in: 4) {
        dialogue.record(.followUp(number: number, .completed(outcome: nil)), proposal, on: "2026-02-10")
      }
    }
    return try dialogue.report(on: "2026-11-21")
  }

  @Test func `stay on their ground and are well formed, however much there is and whatever it says`() throws {
    let figures = try Self.large.get().figures
    for figure in figures { figure.drawing.expectNothingOutside() }
    let documents = figures.enumerated().map { place, figure in
      SVGRenderer().render(
        figure.drawing, title: figure.title.plain, description: figure.summary, id: "figure-\(place)")
    }
    let script = "import sys, xml.dom.minidom as dom\nfor one in sys.stdin.read().split('\\x1e'): dom.parseString(one)"
    _ = try Python.run(script, input: documents.joined(separator: "\u{1E}"))
    #expect(documents.allSatisfy { $0.utf8.count < 60_000 && !$0.contains("<script") })
  }

  @Test func `add up: what is drawn and what is only summed up`() throws {
    let report = try Self.large.get()
    let overdue = report.overdueFigure
    let all = overdue.totals.counts(from: 2)
    #expect(all.prefix(4).reduce(0, +) == all[4] && all[4] > 0)
    // Of each institution the strong number behind its bar, and the rest in words.
    let behind = overdue.drawing.words.filter { $0.lettering.isStrong && $0.lettering.anchor == .start }
    let rest = try #require(overdue.drawing.words.compactMap { $0.text.firstMatch(of: /: ([0-9,]+) overdue/) }.first)
    #expect(
      behind.compactMap { Int($0.text) }.reduce(0, +) + (Int(rest.output.1.replacing(",", with: "")) ?? 0) == all[4])
    let owners = report.ownerFigure
    let more = try #require(owners.drawing.words.compactMap { $0.text.firstMatch(of: /and ([0-9]+) more/) }.first)
    #expect((Int(more.output.1) ?? 0) + 13 == owners.rows.count)
    #expect(owners.totals.counts(from: 2)[1] == all[4])
    let deadlines = report.deadlineFigure
    let left = try #require(deadlines.drawing.words.compactMap { $0.text.firstMatch(of: /and ([0-9]+) more/) }.first)
    #expect((Int(left.output.1) ?? 0) + deadlines.drawing.marks.count == deadlines.rows.count)
  }

  @Test func `say what there is to say of little or nothing`() throws {
    let empty = try AnyDialogue(offices: 0, sessions: [], planned: nil).report(on: "2009-01-02")
    for figure in empty.figures {
      figure.drawing.expectNothingOutside()
      #expect(figure.drawing.words.count == 1 && !figure.summary.isEmpty)
    }
    #expect(empty.overdueFigure.drawing.marks.map(\.mark) == [.done])
    // One proposal, one promise, due today, no session held, none planned; then the same day in other years.
    for year in [1, 2009, 2040, 9999] {
      let day = try #require(CalendarDate(year: year, month: 6, day: 15))
      var dialogue = AnyDialogue(offices: 1, sessions: [], planned: nil)
      dialogue.table(1, "Alone", on: day)
      dialogue.promise(1, 1, owner: 0, due: day, on: day)
      let report = try dialogue.report(on: day)
      for figure in report.figures { figure.drawing.expectNothingOutside() }
      #expect(report.overdueFigure.rows.isEmpty, "due today is not late")
    }
  }

  @Test func `put each day that something is late into its age`() throws {
    var dialogue = AnyDialogue(offices: 1, sessions: [(9, "2025-09-10")], planned: nil)
    dialogue.table(1, "Proposal", on: "2025-09-10")
    let today: CalendarDate = "2026-11-21"
    for (number, late) in [0, 1, 30, 31, 60, 61, 90, 91].enumerated() {
      dialogue.promise(1, number + 1, owner: 0, due: today.adding(days: -late), on: "2025-09-11")
    }
    #expect(try dialogue.report(on: today).overdueFigure.rows.map { $0.counts(from: 2) } == [[2, 2, 2, 1, 7]])
  }

  @Test func `show what lies far away at the edge, and say when`() throws {
    var dialogue = AnyDialogue(offices: 2, sessions: [(9, "2025-09-10")], planned: "2031-01-05")
    for number in 1...3 { dialogue.table(number, "Proposal \(number)", on: "2025-09-10") }
    dialogue.promise(1, 1, owner: 0, due: "2009-04-01", on: "2025-09-11")
    dialogue.promise(2, 1, owner: 0, due: "2040-08-01", on: "2025-09-11")
    dialogue.promise(3, 1, owner: 1, due: "2009-05-01", on: "2025-09-11")
    dialogue.record(.followUp(number: 1, .rescheduled(due: "2026-12-01")), 3, on: "2026-01-01")
    let figure = try dialogue.report(on: "2026-11-21").deadlineFigure
    figure.drawing.expectNothingOutside()
    let words = figure.drawing.words.map(\.text)
    #expect(words.contains("Apr 2009") && words.contains("Aug 2040"))
    let (first, second) = (figure.drawing.marks[0].at.x, figure.drawing.marks[2].at.x)
    #expect(figure.drawing.marks.map(\.mark)[0] == .overdue && first < figure.drawing.marks[1].at.x)
    #expect(figure.drawing.marks[1].at.x < second)
    #expect(figure.rows.map { $0[4] } == ["1 Apr 2009", "1 Dec 2026", "1 Aug 2040"])
  }

  @Test func `follow the next session if there is one, and need none`() throws {
    let make = { (planned: CalendarDate?) in
      var dialogue = AnyDialogue(offices: 1, sessions: [(9, "2025-09-10")], planned: planned)
      dialogue.table(1, "Proposal", on: "2025-09-10")
      dialogue.promise(1, 1, owner: 0, due: "2026-12-01", on: "2026-11-20")
      // Without a day; and of a proposal that is at risk, since something of it is due after the session.
      dialogue.promise(1, 2, owner: 0, due: nil, on: "2026-11-20")
      dialogue.table(2, "Late", on: "2025-09-10")
      dialogue.promise(2, 1, owner: 0, due: "2026-12-02", on: "2026-11-20")
      dialogue.promise(2, 2, owner: 0, due: "2027-12-02", on: "2026-11-20")
      return try dialogue.report(on: "2026-11-21")
    }
    let (with, without) = (try make("2026-12-16"), try make(nil))
    #expect(with.deliveryFigure.rows.last == ["At JPHLEPD-10, if what is on track is finished", "4", "2", "1"])
    #expect(without.deliveryFigure.rows.last == ["21 Nov 2026", "4", "0", "0"])
    #expect(with.deadlineFigure.drawing.lines(.gold).count == 1 && without.deadlineFigure.drawing.lines(.gold).isEmpty)
    for figure in with.figures + without.figures { figure.drawing.expectNothingOutside() }
    // A planned session that is past and not recorded as held.
    let late = try make("2026-11-01")
    for figure in late.figures { figure.drawing.expectNothingOutside() }
  }
}

@Suite struct `One more event` {
  private func figures(_ more: (inout EventWriter) -> Void) throws -> [Figure] {
    var writer = SmallDialogue.writer
    more(&writer)
    return try writer.projection().ask(Moment(day: "2026-11-21")) {
      try FollowUpReport($0, dialogue: "JPHLEPD").figures
    }
  }

  @Test func `changes each drawing that it has to do with, and no other`() throws {
    let before = try figures { _ in }
    let subject = Subject.proposal(SmallDialogue.proposal("JPHLEPD-9-05"))
    let changed = { (fact: ProposalEvent) in
      let after = try figures { $0.record(.proposal(fact), about: subject, on: "2026-11-20") }
      return zip(before, after).map { $0.drawing != $1.drawing && $0.table != $1.table }
    }
    // How far they have come; overdue; delivered; deadlines; open.
    let moved = try changed(.statusChanged(.init(from: .agreed, to: .underImplementation)))
    #expect(moved == [true, false, false, false, false])
    let done = try changed(.followUp(number: 1, .completed(outcome: nil)))
    #expect(done == [false, true, true, true, true])
    let promised = try changed(
      .followUp(number: 3, .scheduled(action: "Sign", owner: "JICA", due: "2026-12-10", isDecision: false)))
    #expect(promised == [false, false, true, false, true])
    let later = try changed(.followUp(number: 1, .rescheduled(due: "2026-12-24")))
    #expect(later == [false, true, false, true, true])
    #expect(try changed(.noted(Note(text: "Nothing new."))) == [false, false, false, false, false])
  }
}
