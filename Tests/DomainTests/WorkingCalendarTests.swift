import Domain
import TestSupport
import Testing

@Suite struct `A working calendar` {
  private func calendar(_ facts: CalendarEvent...) -> WorkingCalendar {
    state(WorkingCalendar.self, facts.map { on("2025-01-01", $0) })
  }

  private let eid = CalendarEvent.holidayAnnounced(
    Holiday(date: "2025-03-31", until: "2025-04-02", name: "Eid-ul-Fitr", announced: "2025-03-19"))

  @Test func `counts only the holidays that were known on the day of the question`() {
    let pakistan = calendar(.defined(weekend: [.saturday, .sunday]), eid)
    let asked: CalendarDate = "2025-04-03"
    #expect(pakistan.workingDays(after: "2025-03-28", through: asked, knownBy: "2025-03-18") == 4)
    #expect(pakistan.workingDays(after: "2025-03-28", through: asked, knownBy: "2025-03-19") == 1)
    #expect(pakistan.workingDays(after: "2025-03-28", through: asked, knownBy: asked) == 1)
    #expect(pakistan.day(1, workingDaysAfter: "2025-03-28", knownBy: "2025-03-18") == "2025-03-31")
    #expect(pakistan.day(1, workingDaysAfter: "2025-03-28", knownBy: "2025-03-19") == "2025-04-03")
  }

  @Test func `counts none between a holiday and itself, and none backwards`() {
    let pakistan = calendar(eid)
    #expect(pakistan.workingDays(after: "2025-03-28", through: "2025-04-02", knownBy: "2025-04-02") == 0)
    #expect(pakistan.workingDays(after: "2025-04-03", through: "2025-04-03", knownBy: "2025-04-03") == 0)
    #expect(pakistan.workingDays(after: "2025-04-08", through: "2025-04-03", knownBy: "2025-04-03") == 0)
  }

  @Test func `counts what stands in its list of days, whatever its weekend and its holidays`() {
    var random = SeededRandom(for: "working days")
    for _ in 0..<200 {
      let weekend = Weekday.allCases.filter { _ in random.once(in: 3) }
      let holidays = (0..<random.number(0...4)).map { _ in
        let first = CalendarDate(daysSinceEpoch: random.number(20_000...20_060))
        return Holiday(
          date: first, until: random.once(in: 2) ? nil : first.adding(days: random.number(0...5)), name: "h",
          announced: CalendarDate(daysSinceEpoch: random.number(20_000...20_060)))
      }
      let facts = [CalendarEvent.defined(weekend: weekend)] + holidays.map { .holidayAnnounced($0) }
      let calendar = state(WorkingCalendar.self, facts.map { on("2024-01-01", $0) })
      let start = CalendarDate(daysSinceEpoch: random.number(20_000...20_060))
      let (length, known) = (random.number(0...50), CalendarDate(daysSinceEpoch: random.number(20_000...20_060)))
      let listed = (1..<max(length, 1) + 1).map { start.adding(days: $0) }.prefix(length).filter { day in
        !weekend.contains(day.weekday)
          && !holidays.contains { $0.announced <= known && $0.date <= day && day <= ($0.until ?? $0.date) }
      }
      let counted = calendar.workingDays(after: start, through: start.adding(days: length), knownBy: known)
      #expect(counted == listed.count, "seed \(random.seed)")
      if let last = listed.last {
        #expect(calendar.day(listed.count, workingDaysAfter: start, knownBy: known) == last, "seed \(random.seed)")
      }
    }
  }
}
