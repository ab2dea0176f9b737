import Domain
import EventLog
import Projections
import Reports
import TestSupport
import Testing

/// What the report for others says must not depend in any way on what they may not see.
@Suite struct `A report for others` {
  private struct Asked {
    let day: CalendarDate
    let known: Moment.Known?
    let circle: Sharing

    init(_ circle: Sharing, _ random: inout TestSupport.SeededRandom, _ events: [StoredEvent]) {
      self.circle = circle
      day = CalendarDate(daysSinceEpoch: random.number(20_450...20_505))
      known = random.once(in: 3) ? .at(random.pick(Array(events.dropFirst(8))).time) : nil
    }
  }

  private func report(
    _ projection: Projection, _ day: CalendarDate, _ known: Moment.Known?, for circle: Sharing
  ) throws -> FollowUpReport {
    try projection.ask(Moment(day: day, known: known), for: Audience(circle: circle, dialogue: "JPHLEPD")) {
      try FollowUpReport($0, dialogue: "JPHLEPD")
    }
  }

  /// Every form in which it can be had here.
  private func forms(_ report: some Report) -> [String] {
    [
      TextRenderer(width: 100, colour: false).render(report.document), MarkdownRenderer().render(report.document),
      CSVRenderer(byteOrderMark: false).render(report.records), JSONWriter().write(report.json),
    ]
  }

  @Test func `is the report of a register into which nothing else was ever entered, byte for byte`() throws {
    var random = TestSupport.SeededRandom(for: "a report for others")
    var items = 0
    for _ in 0..<Mutation.rounds(8) {
      let logs = TwinLogs(length: 90, &random)
      let whole = try logs.events.projection()
      for circle in [Sharing.joint, .public] {
        let twin = try logs.without(unseenBy: circle).projection()
        for _ in 0..<2 {
          let asked = Asked(circle, &random, logs.events)
          let shared = try report(whole, asked.day, asked.known, for: circle)
          #expect(forms(shared) == forms(try report(twin, asked.day, asked.known, for: circle)), "\(asked)")
          items += shared.json["items"]?.count ?? 0
        }
      }
    }
    #expect(items > 20, "there was something to say")
  }

  @Test func `says what our own report would say if the rest were gone`() throws {
    var random = TestSupport.SeededRandom(for: "a report for others beside our own")
    var (items, followUps) = (0, 0)
    for _ in 0..<Mutation.rounds(12) {
      let logs = TwinLogs(length: 90, &random)
      let asked = Asked(random.pick([.joint, .public]), &random, logs.events)
      let seen = try logs.seen(by: asked.circle, on: asked.day).projection()
      let shared = try report(logs.events.projection(), asked.day, nil, for: asked.circle)
      let alone = try report(seen, asked.day, nil, for: asked.circle)
      // What was shared once and is no longer still counts for the position in the record.
      #expect(withoutPosition(shared.json) == withoutPosition(alone.json), "\(asked)")
      let own = try seen.ask(Moment(day: asked.day)) { try FollowUpReport($0, dialogue: "JPHLEPD") }
      let (theirs, ours) = (shared.json["items"]?.elements ?? [], own.json["items"]?.elements ?? [])
      #expect(theirs.map(values) == ours.map(values), "\(asked)")
      items += theirs.count
      followUps += theirs.reduce(0) { $0 + ($1["followUps"]?.count ?? 0) }
    }
    #expect(items > 10 && followUps > 3, "there was something to say")
  }

  @Test func `is made again by the command that it names, whatever was entered since`() throws {
    var random = TestSupport.SeededRandom(for: "a report for others made again")
    for _ in 0..<Mutation.rounds(8) {
      let logs = TwinLogs(length: 70, &random)
      let asked = Asked(random.pick([.joint, .public]), &random, logs.events)
      let projection = try logs.events.projection()
      let first = try report(projection, asked.day, nil, for: asked.circle)
      guard case .object(let sizes)? = first.json["cursor"] else {
        Issue.record("no cursor")
        return
      }
      let cursor = Dictionary(uniqueKeysWithValues: sizes.map { ($0.name, $0.value.number ?? 0) })
      let again = try report(projection, asked.day, .cursor(cursor), for: asked.circle)
      #expect(forms(first) == forms(again), "\(asked)")
      guard case .string(let command)? = first.json["command"] else { continue }
      #expect(command.contains(" --for \(asked.circle) --as-of \(asked.day) --known-at "))
    }
  }

  private func withoutPosition(_ json: JSONValue) -> JSONValue {
    guard case .object(let members) = json else { return json }
    return .object(members.filter { !["cursor", "command"].contains($0.name) })
  }

  /// What of an item does not depend on how it is judged, nor on what the writer saw.
  private func values(_ item: JSONValue) -> [JSONValue?] {
    let own = ["proposal", "title", "sector", "lead", "support", "counterpart", "status", "statusSince", "response"]
    let promised = ["followUp", "action", "owner", "due", "firstDue", "slips"]
    return own.map { item[$0] } + (item["followUps"]?.elements ?? []).flatMap { task in promised.map { task[$0] } }
  }
}

extension [StoredEvent] {
  /// The projection of these events.
  func projection() throws -> Projection {
    try ProjectionFolder.buildInMemory { projector in
      for event in self { try projector.take(event, first: event.id.number, command: nil) }
      for (stream, events) in Dictionary(grouping: self, by: \.id.stream) {
        let end = StreamPosition(
          size: events.map(\.id.number).max() ?? 0, lastLeaf: .zero, lastTime: events.last?.time, lastLineOffset: 0,
          endOffset: 0, identity: .unknown)
        try projector.setPosition(end, of: stream)
      }
    }
  }
}
