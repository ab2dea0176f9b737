import Domain
import TestSupport
import Testing

@Suite struct `A calendar date` {
  /// Counts on from 1900-01-01 by the rule that a child learns, not by the formula.
  @Test func `is every day from 1900 to 2100, one after the other, and no other`() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = -25_567  // 1900-01-01, a Monday
    var weekday = 0
    for year in 1900...2100 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (place, usual) in lengths.enumerated() {
        let month = place + 1
        let length = month == 2 && isLeap ? 29 : usual
        for day in 1...31 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          let date = CalendarDate(text)
          guard day <= length else {
            #expect(date == nil, "\(text) is no day")
            continue
          }
          guard date == CalendarDate(daysSinceEpoch: number), date?.description == text,
            date?.weekday == Weekday.allCases[weekday], let parts = date?.parts, parts == (year, month, day)
          else {
            Issue.record("\(text), day \(number)")
            return
          }
          number += 1
          weekday = (weekday + 1) % 7
        }
      }
    }
    #expect(CalendarDate(daysSinceEpoch: number) == "2101-01-01")
  }

  @Test(arguments: [
    ("1970-01-01", "thu"), ("2000-02-29", "tue"), ("1947-08-14", "thu"), ("2025-12-03", "wed"), ("2026-11-21", "sat"),
    ("2026-03-31", "tue"), ("9999-12-31", "fri"), ("0001-01-01", "mon"),
  ]) func `knows its weekday`(_ text: String, _ weekday: String) {
    #expect(CalendarDate(text)?.weekday.rawValue == weekday)
  }

  @Test(arguments: [
    "2024-02-30", "2023-02-29", "1900-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-01-00", "0000-01-01",
    "2026-1-01", "26-01-01", "2026-01-01 ", "+026-01-01", "2026/01/01", "２０２６-01-01", "", "2026-01-01T",
  ]) func `is refused when there is no such day, or it is written otherwise`(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `counts days over leap days and ends, and stays within years 1 to 9999`() {
    let day: CalendarDate = "2024-02-28"
    #expect(day.adding(days: 2) == "2024-03-01" && day.adding(days: -59) == "2023-12-31")
    #expect(day.days(to: "2025-02-28") == 366 && day.days(to: "2024-02-27") == -1)
    #expect(CalendarDate(daysSinceEpoch: .max).description == "9999-12-31")
    #expect(CalendarDate(daysSinceEpoch: .min).description == "0001-01-01")
  }
}

@Suite struct `A timestamp` {
  @Test func `is read and written in the 27 characters of the log`() {
    var random = SeededRandom(for: "timestamps")
    for _ in 0..<2000 {
      let time = Timestamp(microseconds: random.number(-62_135_596_800_000_000...253_402_300_799_999_999))
      #expect(time.description.utf8.count == 27)
      #expect(Timestamp(time.description) == time, "seed \(random.seed)")
      #expect(time.utcDate.description == time.description.prefix(10))
    }
    #expect(Timestamp("1969-12-31T23:59:59.999999Z")?.microseconds == -1)
    #expect(Timestamp("2025-09-11T04:05:00.000000Z")?.microseconds == 1_757_563_500_000_000)
  }

  @Test(arguments: [
    "2025-09-11T04:05:60.000000Z", "2025-09-11T24:00:00.000000Z", "2025-09-11T04:60:00.000000Z",
    "2025-02-29T04:05:00.000000Z", "2025-09-11T04:05:00.00000Z", "2025-09-11 04:05:00.000000Z",
    "2025-09-11T04:05:00,000000Z", "2025-09-11T04:05:00.000000z", "2025-09-11T04:05:00.000000+", "",
  ]) func `is refused in any other form`(_ text: String) {
    #expect(Timestamp(text) == nil)
  }
}
