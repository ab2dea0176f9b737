import Domain
import EventLog
import Projections
import TestSupport
import Testing

@Suite struct `Every history` {
  /// Also of what had its words then, and was redacted since.
  @Test func `is told alike when it is named and when all are gone through, at any moment`() throws {
    var random = SeededRandom(for: "every history")
    var redactedSince = 0
    for _ in 0..<6 {
      let events = RandomLog(length: 120, isRedacting: true, &random).events
      let projection = try ProjectionFolder.buildInMemory { projector in
        projector.writtenStream = "mea"
        for event in events { try projector.take(event, first: event.id.number, command: nil) }
      }
      for known in [nil, Moment.Known.at(random.pick(events).time), .at(random.pick(events).time)] {
        try projection.ask(Moment(day: "2026-01-01", known: known)) { queries in
          var seen: Set<Subject> = []
          try queries.eachHistory { subject, history in
            seen.insert(subject)
            let named = try queries.history(of: subject)
            #expect(history == named, "seed \(random.seed), \(subject)")
            redactedSince += history.count { event in
              event.redactedBy.map { redaction in !history.contains { $0.id == redaction } } ?? false
            }
          }
          let logged = Set(try queries.log(limit: nil).map(\.event.subject))
          #expect(seen == logged, "seed \(random.seed)")
        }
      }
    }
    #expect(redactedSince > 5, "\(redactedSince)")
  }
}
