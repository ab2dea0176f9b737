import Domain
import EventLog
import TestSupport
import Testing

/// One proposal with a promise, and what later events say about that promise.
@Suite struct `A correction` {
  private var log = Histories()
  private let promise: EventID

  init() {
    log.add(.tabled(.example()), on: "2025-09-10")
    promise = log.add(.promised(1, due: "2025-12-15"), on: "2025-09-11")
  }

  private func due(_ day: CalendarDate?, _ events: [StoredEvent]) -> CalendarDate? {
    Proposal.folding(StandingHistory(of: events, asOf: day).proposalFacts).state.followUps[1]?.due
  }

  private func data(due: CalendarDate) -> DataObject {
    EventCodec.encode(.proposal(.promised(1, due: due)), Provenance()).data
  }

  private func newData(due: CalendarDate) -> DataObject { ["data": .object(data(due: due))] }

  @Test mutating func `gives the event other data, from the event's own day, whatever its own`() {
    let correction = log.amend("event.corrected", promise, newData(due: "2025-12-25"), on: "2026-06-01")
    #expect(due("2025-09-11", log.events) == "2025-12-25")
    let history = StandingHistory(of: log.events, asOf: "2025-09-11")
    #expect(history.corrections == [promise: [correction]] && history.withdrawals.isEmpty)
    #expect(history.proposalFacts.map(\.id) == ["mea/1", promise] && history.misfits.isEmpty)
  }

  @Test mutating func `gives the event another day`() {
    log.amend("event.corrected", promise, ["effective": "2025-10-01"])
    #expect(due("2025-09-30", log.events) == nil && due("2025-10-01", log.events) == "2025-12-15")
    log.amend("event.corrected", promise, ["effective": "2025-09-01"])
    let order = StandingHistory(of: log.events, asOf: nil).proposalFacts
    #expect(order.map(\.effective) == ["2025-09-01", "2025-09-10"] && order.map(\.id) == [promise, "mea/1"])
  }

  @Test mutating func `keeps the event's place among those of its day`() {
    let moved = log.add(.followUp(number: 1, .rescheduled(due: "2026-01-31")), on: "2025-11-01")
    let again = log.add(.followUp(number: 1, .rescheduled(due: "2026-02-28")), on: "2025-11-01")
    log.amend("event.corrected", moved, ["data": ["number": 1, "due": "2026-01-30"]])
    let facts = StandingHistory(of: log.events, asOf: nil).proposalFacts
    #expect(facts.map(\.id) == ["mea/1", promise, moved, again] && due(nil, log.events) == "2026-02-28")
  }

  @Test mutating func `of a correction is worth the direct correction`() {
    var direct = log
    direct.amend("event.corrected", promise, newData(due: "2026-01-31"))
    let first = log.amend("event.corrected", promise, newData(due: "2025-12-25"))
    let second = log.amend(
      "event.corrected", first,
      ["data": ["target": .string("\(promise)"), "data": .object(data(due: "2026-01-31"))]])
    #expect(
      facts(log.events) == facts(direct.events) && due(nil, log.events) == "2026-01-31")
    log.amend("event.withdrawn", second)
    #expect(due(nil, log.events) == "2025-12-25")
  }

  @Test mutating func `that is withdrawn leaves what it replaced, and voids what corrects it`() {
    let first = log.amend("event.corrected", promise, newData(due: "2025-12-25"))
    let second = log.amend(
      "event.corrected", first,
      ["data": ["target": .string("\(promise)"), "data": .object(data(due: "2026-01-31"))]])
    let withdrawal = log.amend("event.withdrawn", first)
    #expect(due(nil, log.events) == "2025-12-15")
    let history = StandingHistory(of: log.events, asOf: nil)
    #expect(history.withdrawals == [first: withdrawal, second: withdrawal] && history.corrections.isEmpty)
    let later = log.amend("event.corrected", promise, newData(due: "2026-03-31"))
    #expect(due(nil, log.events) == "2026-03-31")
    #expect(StandingHistory(of: log.events, asOf: nil).corrections == [promise: [later]])
  }

  @Test mutating func `that names nothing earlier in the history changes nothing`() {
    let before = facts(log.events)
    let stray = log.amend("event.corrected", "mea/900", newData(due: "2026-01-31"))
    let ahead = log.amend("event.withdrawn", "mea/5")
    let own = log.amend("event.withdrawn", "mea/5")
    #expect(facts(log.events) == before)
    let history = StandingHistory(of: log.events, asOf: nil)
    #expect(history.misfits == [stray, ahead, own] && history.withdrawals.isEmpty)
  }

  @Test mutating func `that does not fit its target's type leaves an event that is not understood`() {
    log.amend("event.corrected", promise, ["data": ["colour": "blue"]])
    let history = StandingHistory(of: log.events, asOf: nil)
    #expect(history.notUnderstood.map(\.event.id) == [promise])
    #expect(history.notUnderstood.map(\.why) == [.unknownMember("colour")])
  }
}

/// What a fold can see of a history.
private func facts(_ events: [StoredEvent], asOf day: CalendarDate? = nil) -> [String] {
  StandingHistory(of: events, asOf: day).facts.map { "\($0.effective) \($0.id) \($0.sharing) \($0.fact)" }
}

@Suite struct `A withdrawal` {
  private var log = Histories()
  private let tabled: EventID
  private let promise: EventID

  init() {
    tabled = log.add(.tabled(.example()), on: "2025-09-10")
    promise = log.add(.promised(1), on: "2025-09-11")
  }

  @Test mutating func `takes an event out on every day, whatever its own`() {
    let id = log.amend("event.withdrawn", promise, on: "2027-01-01")
    #expect(StandingHistory(of: log.events, asOf: "2025-12-01").facts.map(\.id) == [tabled])
    #expect(StandingHistory(of: log.events, asOf: "2025-12-01").withdrawals == [promise: id])
  }

  @Test mutating func `cannot be withdrawn`() {
    let first = log.amend("event.withdrawn", promise)
    let second = log.amend("event.withdrawn", first)
    let history = StandingHistory(of: log.events, asOf: nil)
    #expect(history.facts.map(\.id) == [tabled] && history.misfits == [second])
    #expect(history.withdrawals == [promise: first])
  }

  @Test mutating func `takes out an event that is not understood`() {
    let unknown = log.add(type: "proposal.celebrated", data: [:], on: "2025-09-12")
    let removed = log.add(type: "proposal.noted", data: nil, on: "2025-09-12")
    let history = StandingHistory(of: log.events, asOf: nil)
    #expect(history.notUnderstood.map(\.event.id) == [unknown, removed])
    #expect(history.notUnderstood.map(\.why) == [.unknownType("proposal.celebrated"), .redacted])
    #expect(history.facts.map(\.id) == [tabled, promise])
    log.amend("event.withdrawn", unknown)
    #expect(StandingHistory(of: log.events, asOf: nil).notUnderstood.map(\.event.id) == [removed])
  }

  @Test func `of everything leaves nothing, in whatever history`() {
    var random = SeededRandom(for: "everything withdrawn")
    for _ in 0..<60 {
      var history = randomHistory(&random, length: random.number(0...30))
      for event in history.events where event.type != "event.withdrawn" {
        history.amend("event.withdrawn", event.id, on: day(&random), stream: random.pick(["mea", "jica"]))
      }
      let standing = StandingHistory(of: history.events, asOf: "9999-12-31")
      #expect(standing.facts.isEmpty && standing.notUnderstood.isEmpty, "seed \(random.seed)")
      #expect(standing.confirmations.isEmpty && standing.corrections.isEmpty, "seed \(random.seed)")
    }
  }
}

@Suite struct `A redaction` {
  private var log = Histories()

  @Test mutating func `stands in place of the words, before they are removed and after, and is not taken back`() {
    log.add(.tabled(.example()), on: "2025-09-10")
    let note = log.add(.noted(Note(text: "secret", institution: "JICA")), on: "2025-09-11")
    let redaction = log.amend("event.redacted", note, ["data": ["text": "(removed)", "institution": "JICA"]])
    log.amend("event.withdrawn", redaction)
    let expected = Fact.proposal(.noted(Note(text: "(removed)", institution: "JICA")))
    #expect(StandingHistory(of: log.events, asOf: nil).facts.map(\.fact).last == expected)
    log.removeWords(of: note)
    let history = StandingHistory(of: log.events, asOf: nil)
    #expect(history.facts.map(\.fact).last == expected && history.notUnderstood.isEmpty)
  }

  @Test mutating func `of an amendment leaves in force what it did`() {
    log.add(.tabled(.example()), on: "2025-09-10")
    let note = log.add(.noted(Note(text: "wrong")), on: "2025-09-11")
    let promise = log.add(.promised(1, due: "2025-12-15"), on: "2025-09-11")
    let withdrawal = log.amend("event.withdrawn", note, ["reason": "secret"])
    let correction = log.amend("event.corrected", promise, ["effective": "2025-10-01", "reason": "secret"])
    let before = facts(log.events)
    log.amend("event.redacted", withdrawal, ["data": ["target": .string("\(note)"), "reason": "(removed)"]])
    log.amend(
      "event.redacted", correction,
      ["data": ["target": .string("\(promise)"), "effective": "2025-10-01", "reason": "(removed)"]])
    log.removeWords(of: withdrawal)
    log.removeWords(of: correction)
    #expect(facts(log.events) == before && before.count == 2)
    #expect(StandingHistory(of: log.events, asOf: nil).notUnderstood.isEmpty)
  }
}

@Suite struct `Sharing` {
  @Test func `holds from its own day on, the newest of them, as corrected`() {
    var log = Histories()
    let tabled = log.add(.tabled(.example()), on: "2025-09-10")
    let widened = log.amend("event.shared", tabled, ["sharing": "public"], on: "2026-03-01")
    log.amend("event.shared", tabled, ["sharing": "joint"], on: "2026-02-01")
    let sharing = { (log: Histories, day: CalendarDate?) in
      StandingHistory(of: log.events, asOf: day).facts.map(\.sharing)
    }
    #expect(sharing(log, "2026-01-31") == [.internal] && sharing(log, "2026-02-01") == [.joint])
    #expect(sharing(log, "2026-03-01") == [.public] && sharing(log, nil) == [.public])
    var corrected = log
    corrected.amend(
      "event.corrected", widened, ["data": ["target": .string("\(tabled)"), "sharing": "joint"]])
    #expect(sharing(corrected, "2026-03-01") == [.joint])
    log.amend("event.withdrawn", widened)
    #expect(sharing(log, nil) == [.joint])
  }

  @Test func `is not changed by a confirmation, which names a further paper`() {
    var log = Histories()
    let tabled = log.add(.tabled(.example()), on: "2025-09-10", sharing: .joint)
    log.amend("event.confirmed", tabled, ["authority": "letter of 3 March", "grade": "signed"])
    let wrong = log.amend("event.confirmed", tabled, ["authority": "letter of 4 March"])
    log.amend("event.withdrawn", wrong)
    let history = StandingHistory(of: log.events, asOf: nil)
    #expect(history.facts.map(\.sharing) == [.joint])
    #expect(history.confirmations == [tabled: [Provenance(authority: "letter of 3 March", grade: .signed)]])
  }
}

@Suite struct `A history as it holds` {
  @Test func `leaves out what takes effect later, and is in order of the days, then of the log`() {
    var log = Histories()
    log.add(.tabled(.example()), on: "2025-09-10")
    let later = log.add(.noted(Note(text: "c")), on: "2025-12-01")
    let earlier = log.add(.noted(Note(text: "a")), on: "2025-10-01", stream: "jica")
    let same = log.add(.noted(Note(text: "b")), on: "2025-10-01")
    #expect(StandingHistory(of: log.events, asOf: "2025-11-30").facts.map(\.id) == ["mea/1", earlier, same])
    #expect(StandingHistory(of: log.events, asOf: "2025-12-01").facts.map(\.id) == ["mea/1", earlier, same, later])
    #expect(StandingHistory(of: log.events, asOf: "2025-09-09").facts.isEmpty)
  }

  /// The rules of the format once more, in the words of the page and without any speed.
  @Test func `is what the four steps of the format give, in whatever history`() {
    var random = SeededRandom(for: "standing histories")
    for _ in 0..<150 {
      let log = randomHistory(&random, length: random.number(1...40))
      let asked = day(&random)
      #expect(facts(log.events, asOf: asked) == fourSteps(log.events, asOf: asked), "seed \(random.seed)")
    }
  }

  private func fourSteps(_ events: [StoredEvent], asOf day: CalendarDate) -> [String] {
    let said = events.enumerated().compactMap { place, event -> (id: EventID, fact: AmendmentEvent)? in
      guard case .amendment(let fact, _)? = try? event.decoded(),
        events.prefix(place).contains(where: { $0.id == fact.target })
      else { return nil }
      return (event.id, fact)
    }
    let isWithdrawal = Set(said.filter { if case .withdrawn = $0.fact { true } else { false } }.map(\.id))
    var gone = Set(said.filter { isWithdrawal.contains($0.id) }.map(\.fact.target)).subtracting(isWithdrawal)
    while true {
      let voided = said.filter { if case .corrected = $0.fact { gone.contains($0.fact.target) } else { false } }
      guard voided.contains(where: { gone.insert($0.id).inserted }) else { break }
    }
    func held(_ event: StoredEvent) -> (data: DataObject?, day: CalendarDate) {
      var (data, day) = (event.data, event.effective)
      for amendment in said {
        guard case .redacted(event.id, let stand) = amendment.fact else { continue }
        // No other office takes words out.
        if amendment.id.stream == event.id.stream { data = stand }
      }
      for amendment in said where !gone.contains(amendment.id) && amendment.fact.target == event.id {
        guard case .corrected = amendment.fact, let correction = events.first(where: { $0.id == amendment.id }),
          let words = held(correction).data
        else { continue }
        data = words["data"]?.object ?? data
        day = words["effective"]?.text.flatMap { CalendarDate($0) } ?? day
      }
      return (data, day)
    }
    let standing = events.enumerated().compactMap { place, event -> (CalendarDate, Int, String)? in
      guard !event.type.hasPrefix("event."), !gone.contains(event.id) else { return nil }
      let (data, effective) = held(event)
      guard effective <= day, let data,
        case .fact(let fact, _)? = try? EventCodec.decode(type: event.type, subject: event.subject, data: data)
      else { return nil }
      return (effective, place, "\(effective) \(event.id) \(event.sharing) \(fact)")
    }
    return standing.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}

private func day(_ random: inout SeededRandom) -> CalendarDate {
  CalendarDate(daysSinceEpoch: random.number(20_300...20_400))
}

/// Notes and promises of one proposal from two streams, corrected, redacted and withdrawn at random; nothing is shared
/// anew.
private func randomHistory(_ random: inout SeededRandom, length: Int) -> Histories {
  var log = Histories()
  log.add(.tabled(.example()), on: day(&random))
  for number in 1...max(length, 1) {
    let stream = random.pick(["mea", "jica"])
    let target = random.pick(log.events)
    let effective = day(&random)
    let data: DataObject =
      switch target.type {
      case "event.corrected":
        [
          "target": .string("\(target.id)"), "effective": .string("\(day(&random))"), "reason": .string("\(number)"),
        ]
      case "proposal.noted": ["text": .string("in place \(number)")]
      default: target.data ?? [:]
      }
    switch random.number(0...9) {
    case 0...4: log.add(.noted(Note(text: "note \(number)")), on: effective, stream: stream)
    case 5,
      6 where !target.type.hasSuffix("withdrawn") && !target.type.hasSuffix("redacted"):
      let both: DataObject = ["data": .object(data), "effective": .string("\(day(&random))")]
      let one: DataObject = random.once(in: 2) ? ["data": .object(data)] : ["effective": .string("\(day(&random))")]
      log.amend("event.corrected", target.id, random.once(in: 2) ? both : one, on: effective, stream: stream)
    case 7 where target.type == "proposal.noted":
      log.amend("event.redacted", target.id, ["data": .object(data)], on: effective, stream: stream)
    default: log.amend("event.withdrawn", target.id, on: effective, stream: stream)
    }
  }
  return log
}
