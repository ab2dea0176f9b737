import Domain
import Exchange
import TestSupport
import Testing

private func read(_ cell: Sheet.Cell, _ order: DayOrder? = nil) -> Result<String, DayFault> {
  Result { () throws(DayFault) in "\(try FileDays(order: order).day(cell))" }
}

@Suite struct `A day in a file` {
  @Test(arguments: [
    ("2026-03-31", "2026-03-31"), ("2026/3/31", "2026-03-31"), ("2026.03.31", "2026-03-31"),
    ("2026年3月31日", "2026-03-31"), ("２０２６年３月３１日", "2026-03-31"), ("3 Dec 2025", "2025-12-03"),
    ("3 December 2025", "2025-12-03"), ("December 3, 2025", "2025-12-03"), ("3rd Dec 2025", "2025-12-03"),
    ("03-Dec-2025", "2025-12-03"), ("25/12/2026", "2026-12-25"), ("12/25/2026", "2026-12-25"),
    ("25.12.2026", "2026-12-25"), ("03/03/2026", "2026-03-03"), ("2026-03-31 00:00:00", "2026-03-31"),
    ("2026-03-31T00:00:00Z", "2026-03-31"), ("۳۱/۰۳/۲۰۲۶", "2026-03-31"),
  ])
  func `is read in every way that means one day`(text: String, day: String) throws {
    #expect(try read(.text(text)).get() == day)
  }

  @Test(
    arguments: [
      ("03/04/2026", .ambiguous("03/04/2026")), ("3-4-2026", .ambiguous("3-4-2026")),
      ("31/02/2026", .impossible("31/02/2026")), ("2026-02-30", .impossible("2026-02-30")),
      ("31 Feb 2026", .impossible("31 Feb 2026")), ("13/13/2026", .impossible("13/13/2026")),
      ("25/12/26", .shortYear("25/12/26")), ("3-Dec-25", .shortYear("3-Dec-25")), ("today", .notADay("today")),
      ("+30d", .notADay("+30d")), ("March 2026", .notADay("March 2026")), ("1 2 3 4", .notADay("1 2 3 4")),
      ("Feb Mar 2026", .notADay("Feb Mar 2026")), ("2026-03-31 14:00", .notADay("2026-03-31 14:00")),
      ("99999999999999999999/1/2026", .notADay("99999999999999999999/1/2026")), ("///", .notADay("///")),
    ] as [(String, DayFault)])
  func `that could be another or none is never guessed`(text: String, fault: DayFault) {
    #expect(read(.text(text)) == .failure(fault))
  }

  @Test func `of two figures is read by the order that was told, where it can be`() {
    #expect(read(.text("03/04/2026"), .dayFirst) == .success("2026-04-03"))
    #expect(read(.text("03/04/2026"), .monthFirst) == .success("2026-03-04"))
    #expect(read(.text("25/12/2026"), .monthFirst) == .success("2026-12-25"))
    #expect(read(.text("31/02/2026"), .monthFirst) == .failure(.impossible("31/02/2026")))
  }

  @Test func `is what a spreadsheet keeps as one, and no bare number`() {
    #expect(read(.day("2026-03-31")) == .success("2026-03-31"))
    #expect(read(.number("46112")) == .failure(.number("46112")))
    #expect(read(.empty) == .failure(.empty) && read(.merged) == .failure(.empty))
    #expect(read(.truth(true)) == .failure(.notADay("TRUE")))
  }
}
