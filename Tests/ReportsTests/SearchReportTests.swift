import Domain
import EventLog
import Projections
import Registry
import TestSupport
import Testing

@testable import Reports

@Suite struct `A search` {
  /// Where nothing was corrected, only the entries that hold the words are looked at.
  @Test func `finds what reading every entry finds`() throws {
    var random = TestSupport.SeededRandom(for: "searches")
    var (found, plain) = (0, 0)
    for length in [4, 6, 8, 8, 10, 16, 40] {
      var office = try RandomOffice(random)
      for _ in 0..<length { try office.type() }
      random = office.random
      let register = try office.place.open()
      let asked = ["centre", "note", "jica", "seen", "form", "no 3", "reason", "body moc", "persons", "graduates"]
      let read = try asked.map { typed in
        let words = try #require(SearchWords(typed))
        return try register.ask { try SearchReport($0, words: words, typed: typed, limit: nil).records }
      }
      register.prepareSearch()
      for (typed, read) in zip(asked, read) {
        let words = try #require(SearchWords(typed))
        let indexed = try register.ask { try SearchReport($0, words: words, typed: typed, limit: nil).records }
        #expect(indexed == read, "with and without the index, seed \(random.seed): \(typed)")
        for day in [nil, CalendarDate(daysSinceEpoch: random.number(20_426...20_480))] {
          try register.ask(asOf: day) { queries in
            let quick = try SearchReport(queries, words: words, typed: typed, limit: nil)
            let thorough = try SearchReport(
              queries, words: words, typed: typed, limit: nil, matching: nil, isThorough: true)
            #expect(quick.records == thorough.records, "seed \(random.seed): \(typed)")
            #expect(quick.document == thorough.document, "seed \(random.seed): \(typed)")
            for limit in [1, 3, nil] {
              let shown = try SearchReport(queries, words: words, typed: typed, limit: limit, isListing: false)
              let all = try SearchReport(queries, words: words, typed: typed, limit: limit)
              #expect(shown.document == all.document, "seed \(random.seed): \(typed)")
              #expect(shown.total == thorough.total && shown.groups.count <= all.groups.count)
            }
            found += quick.total
            plain += try quick.groups.count { group in
              try !queries.history(of: group.subject).contains { $0.type.hasPrefix("event.") }
            }
          }
        }
      }
    }
    #expect(found > 60 && plain > 20, "\(found) entries, \(plain) things without corrections")
  }

  /// Also of what had words then, and was redacted since.
  @Test func `finds at any moment what reading every entry finds`() throws {
    var random = TestSupport.SeededRandom(for: "searches at moments")
    var (found, redacted) = (0, 0)
    for _ in 0..<12 {
      let events = RandomLog(length: 120, isRedacting: true, &random).events
      let projection = try ProjectionFolder.buildInMemory { projector in
        projector.writtenStream = "mea"
        for event in events { try projector.take(event, first: event.id.number, command: nil) }
      }
      try projection.prepareSearch()
      redacted += events.count { $0.type == "event.redacted" }
      for typed in ["jica", "moc", "ministry", "jphlepd", "kpec 3", "tokyo", "renamed"] {
        let words = try #require(SearchWords(typed))
        for known in [nil, Moment.Known.at(random.pick(events).time), .at(random.pick(events).time)] {
          try projection.ask(Moment(day: CalendarDate(daysSinceEpoch: 20_470), known: known)) { queries in
            let quick = try SearchReport(queries, words: words, typed: typed, limit: 3, isListing: false)
            let thorough = try SearchReport(
              queries, words: words, typed: typed, limit: 3, matching: nil, isThorough: true)
            #expect(quick.document == thorough.document, "seed \(random.seed): \(typed)")
            let listed = try SearchReport(queries, words: words, typed: typed, limit: 3)
            #expect(listed.records == thorough.records, "seed \(random.seed): \(typed)")
            #expect(thorough.total == thorough.groups.reduce(0) { $0 + $1.hits.count })
            found += thorough.total
          }
        }
      }
    }
    #expect(found > 500 && redacted > 12, "\(found) entries, \(redacted) redactions")
  }
}
