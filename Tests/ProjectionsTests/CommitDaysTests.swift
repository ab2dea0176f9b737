import Domain
import EventLog
import Projections
import TestSupport
import Testing

/// Histories of one proposal whose commits speak of several days each, as an import or a file of commands leaves them.
private struct LongCommits {
  static let reference: ProposalReference = "JPHLEPD-9-05"

  private(set) var events: [StoredEvent] = []

  init(_ count: Int, _ random: inout SeededRandom) {
    var histories = Histories()
    var sizes = [1]
    var day = 20_400
    histories.add(.tabled(.example()), to: Self.reference, on: CalendarDate(daysSinceEpoch: day))
    for _ in 0..<count {
      day += random.number(-3...9)
      var days = (0..<random.number(1...5)).map { _ in day + random.number(0...6) }
      // Mostly in order, as things happened.
      if !random.once(in: 4) { days.sort() }
      for day in days {
        histories.add(Self.fact(&random), to: Self.reference, on: CalendarDate(daysSinceEpoch: day))
      }
      // Something said about another entry, behind days that were read already.
      if random.once(in: 4) {
        days.append(day)
        let target = random.pick(Array(histories.events.dropFirst())).id
        histories.amend("event.withdrawn", target, ["reason": "in error"], on: CalendarDate(daysSinceEpoch: day + 7))
      }
      sizes.append(days.count)
    }
    var rest = histories.events[...]
    for size in sizes {
      guard let time = rest.first?.time else { break }
      events += rest.prefix(size).map { $0.recorded(at: time) }
      rest = rest.dropFirst(size)
    }
  }

  private static func fact(_ random: inout SeededRandom) -> ProposalEvent {
    let (number, due) = (random.number(1...3), CalendarDate(daysSinceEpoch: random.number(20_400...20_500)))
    switch random.number(0...6) {
    case 0: return .moved(to: random.pick(Status.allCases))
    case 1: return .noted(Note(text: "note"))
    case 2: return .assigned(lead: random.pick(["MOC", "HEC"]), support: nil, counterpart: nil)
    case 3: return .followUp(number: number, .rescheduled(due: due))
    case 4: return .followUp(number: number, random.once(in: 2) ? .completed(outcome: nil) : .reopened(due: due))
    default: return .promised(number, due: due, owner: random.pick(["MOC", "JICA"]))
    }
  }
}

extension StoredEvent {
  fileprivate func recorded(at time: Timestamp) -> StoredEvent {
    StoredEvent(
      id: id, type: type, subject: subject, time: time, effective: effective, actor: actor, basis: basis,
      sharing: sharing, data: data)
  }
}

@Suite struct `Commits that speak of several days` {
  @Test func `stand in the tables with what held on each of them, as far as it was known`() throws {
    var random = SeededRandom(for: "commits of several days")
    var compared = 0
    for _ in 0..<25 {
      let events = LongCommits(random.number(2...8), &random).events
      let projection = try ProjectionFolder.buildInMemory { projector in
        for event in events { try projector.take(event, first: event.id.number, command: nil) }
      }
      for _ in 0..<25 {
        let (day, time) = (random.day(), random.pick(events).time)
        let known = events.filter { $0.time <= time }
        let facts = StandingHistory(of: known, asOf: day).proposalFacts
        let (state, misfits) = Proposal.folding(facts)
        let misfitting = Set(misfits.map(\.id))
        let moment = "seed \(random.seed), \(day), \(time)"
        try projection.ask(Moment(day: day, known: .at(time))) { queries in
          let row = try queries.proposalRow(LongCommits.reference)
          #expect((row != nil) == state.isTabled, "\(moment)")
          guard let row else { return }
          #expect(row.lastEntry == facts.last { !misfitting.contains($0.id) }?.effective, "\(moment)")
          #expect(row.status == state.currentStatus && row.lead == state.tabling?.lead, "\(moment)")
          let open = try queries.followUps().filter { $0.state == .open }
          let rows = open.map { "\($0.reference.number) \($0.owner) \($0.due as Any)" }
          let folded = state.openFollowUps.map { "\($0.number) \($0.owner) \($0.due as Any)" }
          #expect(rows.sorted() == folded.sorted(), "\(moment)")
          compared += rows.count
        }
      }
    }
    #expect(compared > 200, "\(compared)")
  }
}
