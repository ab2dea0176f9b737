import Domain
import TestSupport
import Testing

@Suite struct `A reminder ladder` {
  private let ladder = ReminderLadder(steps: [
    .init(name: "Reminder-I", workingDays: 1), .init(name: "Final reminder", workingDays: 5),
  ])

  private func calendar(_ holidays: Holiday...) -> WorkingCalendar {
    state(WorkingCalendar.self, holidays.map { on("2025-01-01", CalendarEvent.holidayAnnounced($0)) })
  }

  private func next(
    _ clock: ReminderClock, _ calendar: WorkingCalendar, knownBy: CalendarDate = "2025-06-01"
  ) -> String {
    guard let next = clock.next(on: ladder, calendar: calendar, knownBy: knownBy) else { return "climbed" }
    return "\(next.step.name) \(next.from)"
  }

  @Test func `is climbed step by step, in working days of the owner`() {
    // 28 March 2025 is a Friday.
    #expect(next(ReminderClock(due: "2025-03-28", interim: [], issued: []), calendar()) == "Reminder-I 2025-03-31")
    let first = ReminderClock(due: "2025-03-28", interim: [], issued: [("Reminder-I", "2025-04-01")])
    #expect(next(first, calendar()) == "Final reminder 2025-04-08")
    let last = ReminderClock(
      due: "2025-03-28", interim: [], issued: [("Final reminder", "2025-04-10"), ("Reminder-I", "2025-04-01")])
    #expect(next(last, calendar()) == "climbed")
  }

  @Test func `burns no step on a holiday, as far as it was announced`() {
    let eid = Holiday(date: "2025-03-31", until: "2025-04-02", name: "Eid-ul-Fitr", announced: "2025-03-19")
    let clock = ReminderClock(due: "2025-03-28", interim: [], issued: [])
    #expect(next(clock, calendar(eid), knownBy: "2025-04-01") == "Reminder-I 2025-04-03")
    #expect(next(clock, calendar(eid), knownBy: "2025-03-18") == "Reminder-I 2025-03-31")
  }

  @Test func `begins anew after an interim reply and after a new promise`() {
    let replied = ReminderClock(
      due: "2025-03-28", interim: ["2025-04-10"],
      issued: [("Reminder-I", "2025-04-01"), ("Final reminder", "2025-04-09")])
    #expect(next(replied, calendar()) == "Reminder-I 2025-04-11")
    let rescheduled = ReminderClock(due: "2025-05-30", interim: [], issued: [("Reminder-I", "2025-04-01")])
    #expect(next(rescheduled, calendar()) == "Reminder-I 2025-06-02")
  }

  @Test func `is written as it is read`() throws {
    let typed = "Reminder-I +1,  Final   reminder +5"
    #expect(try ReminderLadder(typed) == ladder)
    #expect(try ReminderLadder("\(ReminderLadder.usual)") == .usual)
    #expect(throws: ReminderLadder.Problem.noInterval("Reminder")) { try ReminderLadder("Reminder") }
    #expect(throws: ReminderLadder.Problem.noInterval("Reminder +0")) { try ReminderLadder("Reminder +0") }
    #expect(throws: ReminderLadder.Problem.noName("+5")) { try ReminderLadder("A +1, +5") }
    #expect(throws: ReminderLadder.Problem.twice("A")) { try ReminderLadder("A +1, A +2") }
  }
}
