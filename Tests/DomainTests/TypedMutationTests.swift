import Domain
import TestSupport
import Testing

/// What people type, one small step from what is right.
@Suite struct `Whatever is typed` {
  private static let filters = [
    "overdue lead:OPHRD", "status:agreed,under-implementation and not stale", "due<2026-03-31", "tabled:fy2025-26",
    "(kind:mra or kind:grant) overdue", "not (overdue or stale)", "\"language centre\"", "title:'O\"Brien''s plan'",
    "「日本語」", "status!=agreed", "due:\"1 Jul 2025\"..", "slips:1..03", "session：JPHLEPD-9　（overdue）", "due:..2026-03-31",
    "tabled:2025-07-01..2026-06-30,2024", "waiting waiting:JICA", "view:Late-At-JICA", "title:\"a..b\",\".\",\"=\"",
    "fy:JP:2025-26", "due ≤ 2026-01-01", "not not overdue",
  ]

  @Test func `as a filter is refused, or its normal form is the same filter and its own normal form`() throws {
    var mutation = Mutation(of: Self.filters.map { Array($0.utf8) }, for: "mutations of a filter")
    for _ in 0..<Mutation.rounds(2_000) {
      let text = String(decoding: mutation.next(), as: UTF8.self)
      let read = try? FilterExpression(text)
      mutation.count(accepted: read != nil)
      guard let read else { continue }
      let again = try? FilterExpression(read.description)
      let message: Comment = "\(text.debugDescription) became \(read.description.debugDescription)"
      try #require(again == read, message)
      try #require(again?.description.utf8.elementsEqual(read.description.utf8) == true, message)
    }
    mutation.tell()
  }

  /// Each way to read a reference, and how it writes what it read.
  private static let readers: [@Sendable (String) -> String?] = [
    { SessionReference($0).map { "\($0)" } }, { ProposalReference($0).map { "\($0)" } },
    { FollowUpReference($0).map { "\($0)" } }, { PaperReference($0, office: "mea").map { "\($0)" } },
    { EventID($0).map { "\($0)" } }, { CalendarDate($0).map { "\($0)" } },
    { "\(Subject($0))" }, { ReferenceText.normalised($0) },
  ]

  @Test func `as a reference is refused, or is written so that it is read as the same`() throws {
    let seeds = [
      "JPHLEPD-9", "JPHLEPD-9-05", "JPHLEPD-9-08a", "JPHLEPD-X-01", "JPHLEPD-9-05.1", "JPHLEPD-9-05.T1", "mea-P31",
      "P31", "mea/412", "2026-03-31", "institution/MOC", "calendar/PK-5", "ＪＰＨＬＥＰＤ－９－０５", "JPHLEPD–٩–٠٥", "register",
      "9-05", "ß-1-1", "ŉ-1", "JPHLEPD-9-99999999999999999999",
    ]
    var mutation = Mutation(of: seeds.map { Array($0.utf8) }, for: "mutations of a reference")
    for _ in 0..<Mutation.rounds(2_000) {
      let text = String(decoding: mutation.next(), as: UTF8.self)
      for (place, reader) in Self.readers.enumerated() {
        let written = reader(text)
        mutation.count(accepted: written != nil)
        guard let written else { continue }
        let again = reader(written)
        try #require(again?.utf8.elementsEqual(written.utf8) == true, "reader \(place): \(text.debugDescription)")
      }
    }
    mutation.tell()
  }
}
