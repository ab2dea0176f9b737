import Domain
import EventLog
import Projections
import TestSupport
import Testing

@testable import Reports

@Suite struct `A history` {
  @Test func `shows all that was recorded, also what no longer holds`() throws {
    let report = try SmallDialogue.ask("2026-11-21") {
      try HistoryReport($0, of: .proposal(SmallDialogue.proposal("JPHLEPD-9-05")))
    }
    try expectGoldens(of: report, "report-history")
    let fates = report.json["items"]?.all("fate") ?? []
    #expect(fates.contains("withdrawn") && fates.contains("corrected"))
  }

  @Test func `never says again what was removed, and names what it cannot read`() throws {
    let report = try SmallDialogue.ask("2026-11-21") {
      try HistoryReport($0, of: .proposal(SmallDialogue.proposal("JPHLEPD-9-04")))
    }
    let text = TextRenderer(width: 80, colour: false).render(report.document)
    try expectGolden(text, "report-history-redacted-80.txt")
    #expect(!text.contains("Name and number"))
    #expect(!JSONWriter().write(report.json).contains("Name and number"))
    #expect(report.json["items"]?.all("fate").contains("not-understood") == true)
  }

  @Test func `is that of one follow-up where one is named`() throws {
    let report = try SmallDialogue.ask("2026-11-21") {
      try HistoryReport($0, of: .proposal(SmallDialogue.proposal("JPHLEPD-9-05")), followUp: 1)
    }
    #expect(report.json["items"]?.all("type") == ["follow-up.scheduled", "follow-up.rescheduled"])
  }

  @Test func `of the whole log begins with the newest`() throws {
    let report = try SmallDialogue.ask("2026-11-21") { try LogReport($0, limit: 6) }
    try expectGolden(TextRenderer(width: 80, colour: false).render(report.document), "report-log-80.txt")
    #expect(report.json["shown"] == 6)
  }

  @Test func `alone tells what is off the record`() throws {
    let (log, history) = try SmallDialogue.ask("2026-11-21") { queries in
      let subject = Subject.proposal(SmallDialogue.proposal("JPHLEPD-9-05"))
      return (try LogReport(queries, limit: nil), try HistoryReport(queries, of: subject))
    }
    #expect(JSONWriter().write(history.json).contains("The deputy doubts"))
    let elsewhere = [
      TextRenderer(width: 140, colour: false).render(log.document), JSONWriter().write(log.json),
      CSVRenderer(byteOrderMark: false).render(log.records),
    ]
    #expect(!elsewhere.contains { $0.contains("The deputy doubts") })
  }
}

@Suite struct `The log of many events` {
  /// Whether they are looked for one by one or met on the way through every history, and packed in between.
  @Test func `tells each event as its history does, in the order of the log`() throws {
    var random = TestSupport.SeededRandom(for: "logged commits")
    var (told, fates) = (0, Set<String>())
    for round in 0..<5 {
      let events = RandomLog(length: 90, isRedacting: true, &random).events
      let projection = try ProjectionFolder.buildInMemory { projector in
        projector.writtenStream = "mea"
        for event in events { try projector.take(event, first: (event.id.number - 1) / 3 * 3 + 1, command: nil) }
      }
      for (isReversed, limit) in [(false, round == 0 ? 0 : 1000), (true, random.number(1...40))] {
        var filter = EventFilter()
        if random.once(in: 2) { filter.types = ["follow-up", "proposal", "event"] }
        if random.once(in: 2) { filter.until = random.pick(events).time }
        let known = random.once(in: 2) ? nil : Moment.Known.at(random.pick(events).time)
        try projection.ask(Moment(day: CalendarDate(daysSinceEpoch: 20_440), known: known)) { queries in
          let rows = try queries.log(limit: limit, filter, isReversed: isReversed)
          let expected = try Self.commits(rows, queries, isReversed: isReversed)
          for fewEvents in [0, LoggedCommits.fewEvents] {
            let commits = try LoggedCommits(
              queries, count: rows.count, filter, isReversed: isReversed, fewEvents: fewEvents)
            let isSame = commits.map { $0.map(Told.init) } == expected
            #expect(isSame, "seed \(random.seed): \(fewEvents) \(filter), known at \(known as Any)")
          }
          told += rows.count
          for item in expected.joined() { fates.insert(item.fate) }
        }
      }
    }
    #expect(told > 80 && fates.isSuperset(of: ["holds", "withdrawn", "corrected", "redacted"]), "\(told) \(fates)")
  }

  /// What is shown of an event.
  struct Told: Equatable {
    let sentence: RichText
    let remarks: [String]
    let json: JSONValue
    let fate: String

    init(_ item: HistoryItem) {
      (sentence, remarks, fate) = (item.openSentence, item.remarks, item.fate.name)
      json = item.json(sentence: item.openSentence)
    }
  }

  /// Each row looked up in its history, those of one command together.
  private static func commits(_ rows: [LogRow], _ queries: Queries, isReversed: Bool) throws -> [[Told]] {
    var commits: [(id: EventID, items: [Told])] = []
    let histories = try Dictionary(
      uniqueKeysWithValues: Set(rows.map(\.event.subject)).map { subject in
        (subject, HistoryReader(of: subject, events: try queries.history(of: subject), asOf: queries.day).items)
      })
    for row in rows {
      let told = Told(try #require(histories[row.event.subject]?.first { $0.event.id == row.event.id }))
      let id = EventID(stream: row.event.id.stream, number: row.commit)
      if commits.last?.id == id {
        commits[commits.count - 1].items.append(told)
      } else {
        commits.append((id, [told]))
      }
    }
    return commits.map { isReversed ? $0.items : $0.items.reversed() }
  }
}
