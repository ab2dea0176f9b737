import Domain
import TestSupport
import Testing

@Suite struct `A fiscal year` {
  @Test(arguments: [
    ("PK", "2025-06-30" as CalendarDate, "2024-25"), ("PK", "2025-07-01", "2025-26"), ("PK", "2026-06-30", "2025-26"),
    ("JP", "2025-03-31", "2024-25"), ("JP", "2025-04-01", "2025-26"), ("JP", "2000-01-01", "1999-00"),
    ("KR", "2024-12-31", "2024"), ("KR", "2025-01-01", "2025"),
  ])
  func `begins on its own day`(side: String, day: CalendarDate, name: String) throws {
    let year = try #require(FiscalYear(of: side, containing: day))
    #expect(year.name == name)
    #expect(year.days.contains(day))
  }

  @Test func `follows the one before without a gap, and has the days that its name means`() throws {
    for side in FiscalYear.knownSides {
      var day: CalendarDate = "1999-01-01"
      while day < "2030-01-01" {
        let year = try #require(FiscalYear(of: side, containing: day))
        #expect([365, 366].contains(year.days.lowerBound.days(to: year.days.upperBound) + 1))
        #expect(try FiscalYear(FiscalYear.Name("fy:\(side):\(year.name)"), usual: "XX") == year)
        let next = try #require(FiscalYear(of: side, containing: year.days.upperBound.adding(days: 1)))
        #expect(next.first == year.first + 1)
        day = year.days.upperBound.adding(days: 1)
      }
    }
  }

  @Test(arguments: [
    ("2025-26", "2025-07-01..2026-06-30"), ("2025-2026", "2025-07-01..2026-06-30"),
    ("2025/26", "2025-07-01..2026-06-30"), ("fy2025-26", "2025-07-01..2026-06-30"),
    ("FY:2025-26", "2025-07-01..2026-06-30"), ("jp:2025-26", "2025-04-01..2026-03-31"),
    ("fyJP2025", "2025-04-01..2026-03-31"), ("fy:KR:2025", "2025-01-01..2025-12-31"),
    ("1999-00", "1999-07-01..2000-06-30"),
  ])
  func `is understood as people write it in Pakistan`(typed: String, days: String) throws {
    let year = try FiscalYear(FiscalYear.Name(typed), usual: "PK")
    #expect("\(year.days.lowerBound)..\(year.days.upperBound)" == days)
  }

  @Test(arguments: [
    ("2025", FiscalYear.Problem.needsBothYears(side: "PK", 2025)), ("2025-27", .yearsApart("2025-27")),
    ("KR:2025-26", .oneYearOnly(side: "KR", 2025)), ("US:2025", .unknownSide("US")), ("25-26", .malformed("25-26")),
    ("2025-026", .malformed("2025-026")), ("", .malformed("")), ("fy:", .malformed("fy:")),
    ("JPN:2025", .malformed("JPN:2025")), ("2025-26-27", .malformed("2025-26-27")),
  ])
  func `is refused where it could be another one`(typed: String, problem: FiscalYear.Problem) {
    #expect(throws: problem) { try FiscalYear(FiscalYear.Name(typed), usual: "PK") }
  }
}
