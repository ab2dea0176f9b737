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
  /// Whether they are looked up one by one or met on the way through every history, and packed in between.
  @Test func `tells each event as its history does, in the order of the log`() throws {
    var random = TestSupport.SeededRandom(for: "logged commits")
    var told = 0
    for _ in 0..<4 {
      // Several streams have events of the same time.
      let events = RandomLog(length: 90, isRedacting: true, &random).events.map { $0.recorded(inStepsOf: 5_000_000) }
      let projection = try ProjectionFolder.buildInMemory { projector in
        projector.writtenStream = "mea"
        for event in events { try projector.take(event, first: (event.id.number - 1) / 3 * 3 + 1, command: nil) }
      }
      for isReversed in [false, true] {
        for limit in [events.count, random.number(1...40), random.number(1...40)] {
          let filter = Self.filter(events, &random)
          let known = random.once(in: 2) ? nil : Moment.Known.at(random.pick(events).time)
          try projection.ask(Moment(day: CalendarDate(daysSinceEpoch: 20_440), known: known)) { queries in
            let rows = try queries.log(limit: limit, filter, isReversed: isReversed)
            let expected = try Self.commits(rows, queries, isReversed: isReversed)
            for fewOfAll in [0, .max] {
              let commits = try LoggedCommits(
                queries, count: rows.count, filter, isReversed: isReversed, fewOfAll: fewOfAll)
              let isSame = commits.map { $0.map(Told.init) } == expected
              #expect(isSame, "seed \(random.seed): \(fewOfAll), \(limit), \(filter), known at \(known as Any)")
            }
            told += rows.count
          }
        }
      }
    }
    #expect(told > 100, "seed \(random.seed)")
  }

  private static func filter(_ events: [StoredEvent], _ random: inout TestSupport.SeededRandom) -> EventFilter {
    var filter = EventFilter()
    switch random.number(0...6) {
    case 0: filter.types = ["follow-up", "proposal", "event"]
    case 1: filter.until = random.pick(events).time
    case 2: filter.since = random.pick(events).time
    case 3: filter.stream = random.pick(RandomLog.streams)
    case 4: filter.subject = random.pick(events).subject
    default: break
    }
    return filter
  }

  @Test(arguments: [
    HistoryItem.Fate.holds, .withdrawn(by: "jica/7"), .corrected(by: ["mea/8", "jica/9"]), .redacted(by: "mea/10"),
    .redacted(by: nil), .notUnderstood, .later,
  ])
  func `loses nothing of an event that is packed`(_ fate: HistoryItem.Fate) throws {
    let isFull = fate != .holds
    let sentence = RichText([
      TextRun("Seen at ", .quiet), TextRun("事務局", .strong, language: .japanese, mark: .overdue, stage: .agreed),
    ])
    let provenance = Provenance(
      authority: "U.O. No. 4", paper: "mea-P3", grade: .oral, reason: "asked for", isClockFixed: true)
    let item = HistoryItem(
      event: StoredEvent(
        id: "mea/5", type: "proposal.noted", subject: .proposal("JPHLEPD-9-05"), time: Timestamp(microseconds: -17),
        effective: "1969-12-31", actor: "mea.d3", basis: [], sharing: .joint, data: nil),
      effective: "2026-01-02", sentence: sentence, provenance: isFull ? provenance : Provenance(), fate: fate,
      order: isFull ? .init(event: "mea/10", on: "2026-01-03", authority: "the Secretary") : nil,
      confirmations: isFull ? [Provenance(paper: "mea-P4"), Provenance(authority: "by telephone")] : [],
      followUp: isFull ? 3 : nil, isOffRecord: fate == .later, wording: .english)
    var (row, names) = (PackedRow(), PackedNames())
    row.add(item, &names)
    let unpacked = row.read { $0.historyItem(names, in: .english) }
    #expect(unpacked.event == item.event && unpacked.effective == item.effective)
    #expect(unpacked.openSentence == item.openSentence && unpacked.provenance == item.provenance)
    #expect(unpacked.fate == item.fate && unpacked.order == item.order)
    #expect(unpacked.confirmations == item.confirmations && unpacked.followUp == item.followUp)
    #expect(unpacked.isOffRecord == item.isOffRecord)
    // Words that are off the record are not even packed.
    #expect((unpacked.sentence == item.sentence) == !item.isOffRecord)
  }

  /// What is shown of an event.
  struct Told: Equatable {
    let sentence: RichText
    let remarks: [String]
    let json: JSONValue

    init(_ item: HistoryItem) {
      (sentence, remarks) = (item.openSentence, item.remarks)
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

extension StoredEvent {
  /// The same event with its time cut down to a multiple of some microseconds.
  fileprivate func recorded(inStepsOf step: Int) -> StoredEvent {
    StoredEvent(
      id: id, type: type, subject: subject, time: Timestamp(microseconds: time.microseconds / step * step),
      effective: effective, actor: actor, basis: basis, sharing: sharing, data: data)
  }
}
