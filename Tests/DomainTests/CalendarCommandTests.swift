import Domain
import TestSupport
import Testing

@Suite struct `A calendar is asked to change` {
  private let eid = Holiday(date: "2025-03-31", until: "2025-04-02", name: "Eid-ul-Fitr", announced: "2025-03-19")

  private func calendar(_ facts: CalendarEvent...) -> WorkingCalendar {
    state(WorkingCalendar.self, facts.map { on("2025-01-01", $0) })
  }

  @Test func `and takes a holiday once, also one announced after it was over`() throws {
    let late = Holiday(date: "2025-03-31", until: nil, name: "Local holiday", announced: "2025-05-01")
    let known = calendar(.defined(weekend: [.sunday]), .holidayAnnounced(eid))
    #expect(try known.decide(.announce(eid), isDefined: true).isEmpty)
    #expect(try known.decide(.announce(late), isDefined: true) == [.holidayAnnounced(late)])
    #expect(throws: CalendarRefusal.undefined) { try known.decide(.announce(late), isDefined: false) }
  }

  @Test func `but not by a holiday that ends before it begins or lasts too long`() {
    let backwards = Holiday(date: "2025-04-02", until: "2025-03-31", name: "Eid", announced: "2025-03-19")
    let year = Holiday(date: "2025-03-31", until: "2026-04-02", name: "Eid", announced: "2025-03-19")
    #expect(throws: CalendarRefusal.endsBeforeItBegins(date: "2025-04-02", until: "2025-03-31")) {
      try calendar().decide(.announce(backwards), isDefined: true)
    }
    #expect(throws: CalendarRefusal.tooLong(days: 368)) { try calendar().decide(.announce(year), isDefined: true) }
  }

  @Test func `and keeps a working day in every week`() throws {
    #expect(throws: CalendarRefusal.noWorkingDay) {
      try calendar().decide(.define(weekend: Weekday.allCases), isDefined: false)
    }
    // What nobody said is recorded, even if it is what was taken for granted.
    #expect(
      try calendar().decide(.define(weekend: [.saturday, .sunday]), isDefined: false)
        == [.defined(weekend: [.saturday, .sunday])])
    #expect(try calendar().decide(.define(weekend: [.sunday, .saturday]), isDefined: true).isEmpty)
    #expect(try calendar().decide(.define(weekend: []), isDefined: true) == [.defined(weekend: [])])
  }
}
