import Domain
import EventLog
import Foundation
import Projections
import TestSupport
import Testing

private func built(_ events: some Sequence<StoredEvent>) throws -> Projection {
  try ProjectionFolder.buildInMemory { projector in
    projector.writtenStream = "mea"
    for event in events { try projector.take(event, first: event.id.number, command: nil) }
  }
}

extension Projection {
  fileprivate func take(_ events: some Sequence<StoredEvent>) throws {
    try update { projector in
      projector.writtenStream = "mea"
      for event in events { try projector.take(event, first: event.id.number, command: nil) }
      return ((), true)
    }
  }
}

@Suite struct `A projection` {
  @Test func `has the same rows however the events came, one by one, in batches, or all at once`() throws {
    var random = SeededRandom(for: "incremental and rebuilt")
    var kinds: Set<Substring> = []
    for _ in 0..<6 {
      let events = RandomLog(length: random.number(20...160), isRedacting: true, &random).events
      let rebuilt = try built(events).dump()
      #expect(try built(events).dump() == rebuilt)
      kinds.formUnion(rebuilt.split(separator: "\n").compactMap { $0.split(separator: "|").first })
      let spilled = try ProjectionFolder.buildTemporary(memoryLimit: random.number(0...4_000)) { projector in
        projector.writtenStream = "mea"
        for event in events { try projector.take(event, first: event.id.number, command: nil) }
      }
      #expect(try spilled.dump() == rebuilt, "seed \(random.seed), by way of files")
      let single = try built([])
      for event in events { try single.take([event]) }
      #expect(try single.dump() == rebuilt, "seed \(random.seed), one by one")
      let batched = try built([])
      var rest = random.arrival(of: events)[...]
      while !rest.isEmpty {
        let size = random.number(1...30)
        try batched.take(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      #expect(try batched.dump() == rebuilt, "seed \(random.seed), in batches")
    }
    #expect(
      kinds == [
        "named", "held_of_stream", "redacted", "event", "institution", "dialogue", "session", "paper", "proposal",
        "follow_up", "open_count_of_owner", "learnt_day_of_owner", "learnt_stretch_of_owner",
        "settled_count_of_session", "entry",
      ])
  }

  @Test func `counts the events that are held, also where some of a stream are not`() throws {
    var random = SeededRandom(for: "counted events")
    let events = RandomLog(length: 120, &random).events
    for held in [events, events.filter { _ in !random.once(in: 5) }, Array(events.suffix(60))] {
      let projection = try built(held)
      let time = random.pick(held).time
      for known in [nil, Moment.Known.at(time)] {
        try projection.ask(Moment(day: "2025-12-20", known: known)) { queries in
          for stream in [nil] + RandomLog.streams.map(Optional.some) {
            var filter = EventFilter()
            filter.stream = stream
            let rows = try queries.log(limit: nil, filter).count
            #expect(try queries.eventCount(filter) == rows, "seed \(random.seed)")
          }
        }
      }
    }
  }

  @Test func `knows the proposals of each session whose numbers lie next to one that is not there`() throws {
    var histories = Histories()
    for place in ["8", "9", "X"] {
      for number in [1, 2, 3, 7, 8, 9, 50, 61] {
        let reference = try #require(ProposalReference("JPHLEPD-\(place)-\(number < 10 ? "0" : "")\(number)"))
        histories.add(.tabled(.example()), to: reference, on: "2026-01-02")
      }
    }
    histories.add(.tabled(.example()), to: "JPHLEPD-9-07a", on: "2026-01-02")
    histories.add(.tabled(.example()), to: "KPEC-9-05", on: "2026-01-02")
    let projection = try built(histories.events)
    let near = try projection.ask(Moment(day: "2026-01-05")) {
      try $0.references(near: "JPHLEPD-9-05", most: 2).map(\.text)
    }
    // All of one digit are a slip away, and so is 50, a digit more; 61 is neither near nor a slip.
    let numbers = ["01", "02", "03", "07", "08", "09", "50"]
    let expected = ["8", "9", "X"].flatMap { place in
      numbers.flatMap { place == "9" && $0 == "07" ? ["9-07", "9-07a"] : ["\(place)-\($0)"] }
    }
    #expect(near == expected.map { "JPHLEPD-" + $0 })
    let far = try projection.ask(Moment(day: "2026-01-05")) {
      try $0.references(near: "JPHLEPD-9-1000", most: 2).map(\.text)
    }
    #expect(far == ["8", "9", "X"].flatMap { place in ["50", "61"].map { "JPHLEPD-\(place)-\($0)" } }, "by number")
  }

  @Test func `answers about a moment as if it had been made from what was known then`() throws {
    var random = SeededRandom(for: "moments")
    for _ in 0..<4 {
      let events = RandomLog(length: 120, &random).events
      let projection = try built(events)
      for _ in 0..<6 {
        let day = random.day()
        let time = random.pick(events).time
        let sizes = Dictionary(
          uniqueKeysWithValues: RandomLog.streams.dropLast(random.number(0...1)).map { ($0, random.number(0...40)) })
        let moments: [(Moment, (StoredEvent) -> Bool)] = [
          (Moment(day: day), { _ in true }),
          (Moment(day: day, known: .at(time)), { $0.time <= time }),
          (Moment(day: day, known: .cursor(sizes)), { $0.id.number <= sizes[$0.id.stream] ?? 0 }),
        ]
        for (moment, isKnown) in moments {
          let alone = try built(events.filter(isKnown))
          let asked = try projection.ask(moment, answers)
          #expect(try asked == alone.ask(Moment(day: day), answers), "seed \(random.seed), \(moment)")
        }
      }
    }
  }

  /// Everything that can be asked without naming something.
  private struct Answers: Equatable {
    let rows: [AnyHashable]
    let proposals: [Proposal]
    let number: String?
  }

  private func answers(_ queries: Queries) throws -> Answers {
    let rows: [AnyHashable] = try [
      queries.proposals(), queries.followUps(), queries.institutions(), queries.dialogues(), queries.sessions(),
      queries.overdueCounts(), queries.log(limit: nil), queries.eventCount(), queries.proposalsWithoutNextStep(),
      queries.silentProposals(days: 20), queries.openFollowUpCount(due: .undated), queries.newestTime(),
      queries.openCounts(), queries.overdueCountsByDialogue(),
    ]
    return try Answers(
      rows: rows, proposals: RandomLog.proposals.map { try queries.proposal($0) },
      number: queries.paper("mea-P1")?.number)
  }

  @Test func `counts what a recount of the folded proposals counts`() throws {
    var random = SeededRandom(for: "counts")
    for _ in 0..<8 {
      let events = RandomLog(length: 120, &random).events
      let day = random.day()
      let projection = try built(events)
      let proposals = RandomLog.proposals.map { reference in
        Proposal.folding(
          StandingHistory(of: events.filter { $0.subject == .proposal(reference) }, asOf: day).proposalFacts
        ).state
      }
      try projection.ask(Moment(day: day)) { queries in
        let counts = try queries.overdueCounts()
        let counted = counts.map { "\($0.institution): \($0.overdue), \($0.oldestDue), \($0.daysLateTotal)" }
        #expect(counted == recount(proposals, on: day), "seed \(random.seed)")
        #expect(try queries.followUps(overdue()).count == counts.map(\.overdue).reduce(0, +))
        let open = proposals.filter { $0.isOpen && $0.currentStatus != .deferred }
        let steps = open.filter { proposal in
          proposal.tabling?.isStanding == false && !proposal.openFollowUps.contains { $0.due != nil }
        }
        #expect(try queries.proposalsWithoutNextStep().count == steps.count, "seed \(random.seed)")
        let silent = open.filter { proposal in proposal.lastEntry.map { $0.adding(days: 20) < day } ?? false }
        #expect(try queries.silentProposals(days: 20).count == silent.count, "seed \(random.seed)")
        let undated = proposals.flatMap(\.openFollowUps).count { $0.due == nil }
        #expect(try queries.openFollowUpCount(due: .undated) == undated, "seed \(random.seed)")
      }
    }
  }

  @Test func `has rows that say what the folded histories say`() throws {
    var random = SeededRandom(for: "rows and states")
    for _ in 0..<8 {
      let events = RandomLog(length: 160, isRedacting: true, &random).events
      let projection = try built(events)
      try projection.ask(Moment(day: random.day())) { queries in
        let rows = try queries.proposals().map(\.reference.text)
        let states = try RandomLog.proposals.map { ($0, try queries.proposal($0)) }
        #expect(Set(rows) == Set(states.filter { $0.1.isTabled }.map(\.0.text)), "seed \(random.seed)")
        for (reference, state) in states where state.isTabled {
          try expectRow(reference, state, queries)
        }
        for row in try queries.institutions() {
          let state = try queries.institutionState(row.code)
          #expect(row.name == state.name && row.aliases == state.aliases && row.side == state.side)
        }
        for row in try queries.sessions() {
          let state = try queries.sessionState(row.reference)
          #expect(row.state == state.state && row.date == state.date && row.venue == state.venue)
        }
      }
    }
  }

  private func expectRow(_ reference: ProposalReference, _ state: Proposal, _ queries: Queries) throws {
    let row = try #require(try queries.proposalRow(reference))
    let tabling = try #require(state.tabling)
    #expect(row.title == tabling.title.wording() && row.kind == tabling.kind && row.sector == tabling.sector)
    #expect(row.lead == tabling.lead && row.support == tabling.support && row.counterpart == tabling.counterpart)
    #expect(row.status == state.currentStatus && row.statusSince == state.statusSince && row.isOpen == state.isOpen)
    #expect(row.isStanding == tabling.isStanding && row.tabledOn == state.tabledOn && row.sharing == state.sharing)
    #expect(row.lastEntry == state.lastEntry && row.response == state.response?.value ?? Response.none)
    let followUps = try queries.followUps().filter { $0.proposal.reference == reference }
    #expect(Set(followUps.map(\.reference.number)) == Set(state.followUps.keys))
    for followUp in followUps {
      let folded = try #require(state.followUps[followUp.reference.number])
      #expect(followUp.action == folded.action && followUp.owner == folded.owner && followUp.due == folded.due)
      #expect(followUp.firstDue == folded.firstDue && followUp.slips == folded.slips)
      #expect((followUp.state == .open) == folded.isOpen && followUp.lastEntry == folded.lastEntry)
    }
  }

  private func overdue() -> Filter {
    var filter = Filter()
    filter.isOverdue = true
    return filter
  }

  private func recount(_ proposals: [Proposal], on day: CalendarDate) -> [String] {
    let late = proposals.flatMap { $0.followUps.values }.filter { $0.isOverdue(on: day) }
    let groups = Dictionary(grouping: late) { $0.owner }.map { (owner: $0, dues: $1.compactMap(\.due)) }
    let sorted = groups.sorted {
      (-$0.dues.count, $0.dues.min() ?? day, $0.owner) < (-$1.dues.count, $1.dues.min() ?? day, $1.owner)
    }
    return sorted.map { owner, dues in
      "\(owner): \(dues.count), \(dues.min() ?? day), \(dues.map { $0.days(to: day) }.reduce(0, +))"
    }
  }
}

@Suite struct `The search index` {
  @Test func `names the same histories as reading every event does, also beside histories without a word`() throws {
    func event(_ number: Int, _ subject: String, _ data: DataObject) -> StoredEvent {
      StoredEvent(
        id: EventID(stream: "mea", number: number), type: "future.kind", subject: Subject(subject),
        time: Timestamp(microseconds: 1_750_000_000_000_000 + number), effective: "2025-09-10", actor: "mea.d3",
        basis: [], sharing: .internal, data: data)
    }
    let first = [
      event(1, "future/silent", [:]), event(2, "future/number", ["count": 7]),
      event(3, "future/words", ["text": "A cold chain for mangoes"]),
    ]
    let later = [
      event(4, "future/silent", [:]), event(5, "future/later", ["count": 1]),
      event(6, "future/later", ["text": "Mango growers"]), event(7, "future/words", ["text": "Nothing of the kind"]),
    ]
    let projection = try built(first)
    let words = try #require(SearchWords("mango"))
    func found() throws -> [Subject] {
      try projection.ask(Moment(day: "2025-12-20")) { queries in
        var found: [Subject] = []
        try queries.eachHistory(mayHold: words) { history in
          if try !history.events(mayHold: words).isEmpty { found.append(history.subject) }
        }
        return found.sorted { $0.description < $1.description }
      }
    }
    #expect(try found() == [Subject("future/words")])
    try projection.prepareSearch()
    #expect(try found() == [Subject("future/words")])
    try projection.take(later)
    #expect(try found() == [Subject("future/later"), Subject("future/words")], "by reading")
    try projection.prepareSearch()
    #expect(try found() == [Subject("future/later"), Subject("future/words")], "by the index")
  }
}

@Suite struct `A long log` {
  /// More blocks of places than are held at once, and every history has events in each of them.
  @Test func `is asked as it was known, however far apart the events of a history lie`() throws {
    let events = (1...17_000).map { number in
      StoredEvent(
        id: EventID(stream: "mea", number: number), type: "future.kind", subject: Subject("future/\(number % 40)"),
        time: Timestamp(microseconds: 1_750_000_000_000_000 + number), effective: "2025-09-10", actor: "mea.d3",
        basis: [], sharing: .internal, data: [:])
    }
    let moment = Moment(day: "2025-12-20", known: .cursor(["mea": 16_990]))
    let (count, newest) = try built(events).ask(moment) { queries in
      (try queries.eventCount(), try queries.log(limit: 2).map(\.event.id.number))
    }
    #expect(count == 16_990 && newest == [16_990, 16_989])
  }
}

@Suite struct `A change of the projection` {
  private struct Stop: Error {}

  @Test func `that is abandoned leaves no trace`() throws {
    var random = SeededRandom(for: "abandoned changes")
    let events = RandomLog(length: 80, &random).events
    let projection = try built(events.dropLast(20))
    let before = try projection.dump()
    #expect(throws: Stop.self) {
      try projection.update { projector -> (answer: Void, keep: Bool) in
        for event in events.suffix(20) { try projector.take(event, first: event.id.number, command: nil) }
        throw Stop()
      }
    }
    #expect(try projection.dump() == before)
    let seen = try projection.update { projector in
      for event in events.suffix(20) { try projector.take(event, first: event.id.number, command: nil) }
      return (try projector.queries(on: "2025-12-20").eventCount(), false)
    }
    #expect(try seen == 80 && projection.dump() == before)
    #expect(throws: (any Error).self, "an event that is there already") { try projection.take(events.prefix(1)) }
    #expect(try projection.dump() == before)
    try projection.take(events.suffix(20))
    #expect(try projection.dump() == built(events).dump())
  }
}

@Suite final class `A projection's file` {
  private let register = FileManager.default.temporaryDirectory.appending(path: "projection-\(UUID().uuidString)")
  private var folder: ProjectionFolder { ProjectionFolder(register: register.path) }

  init() throws { try FileManager.default.createDirectory(at: register, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: register) }

  private func build(_ events: [StoredEvent]) throws -> Projection {
    try folder.build { projector in
      for event in events { try projector.take(event, first: event.id.number, command: nil) }
    }
  }

  private func file() throws -> String {
    let name = try String(contentsOfFile: folder.path + "/current", encoding: .utf8)
    return folder.path + "/" + name
  }

  private func change(_ body: (inout Data) -> Void) throws {
    var data = try Data(contentsOf: URL(filePath: file()))
    body(&data)
    try data.write(to: URL(filePath: file()))
  }

  @Test func `holds what was built, for the next that opens it, and only the one in use stays`() throws {
    var random = SeededRandom(for: "a file")
    let events = RandomLog(length: 80, &random).events
    #expect(try folder.open() == nil)
    _ = try build(Array(events.prefix(10)))
    let dump = try build(events).dump()
    #expect(try folder.open()?.dump() == dump && built(events).dump() == dump)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.filter { $0.hasSuffix(".sqlite") }.count == 1 && files.contains(".gitignore"))
  }

  /// Every command begins by reading what is in it.
  @Test func `is followed by a short log of what is not in it yet, however much comes`() throws {
    var histories = Histories()
    for number in 101...250 {
      let reference = try #require(ProposalReference("JPHLEPD-9-\(number)"))
      histories.add(.tabled(.example()), to: reference, on: "2026-01-02")
    }
    _ = try build([])
    // None is closed, as no command closes its own.
    var (projections, sizes) = ([Projection](), [Int]())
    for event in histories.events {
      let projection = try #require(try folder.open())
      projections.append(projection)
      try projection.take([event])
      let log = try FileManager.default.attributesOfItem(atPath: file() + "-wal")[.size] as? Int
      sizes.append(log ?? 0)
    }
    #expect(sizes.allSatisfy { $0 < 2_500_000 }, "\(sizes.max() ?? 0)")
    #expect(sizes.count { $0 == 0 } >= 2, "it grows by more than a hundred thousand a time and is emptied")
    #expect(try folder.open()?.dump() == built(histories.events).dump())
  }

  @Test func `that could not be built leaves the one before in use`() throws {
    var random = SeededRandom(for: "a file that fails")
    let events = RandomLog(length: 40, &random).events
    let dump = try build(events).dump()
    #expect(throws: (any Error).self) { try build(events + events) }
    #expect(try folder.open()?.dump() == dump)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sqlite") }.count == 1)
  }

  @Test(arguments: ["first bytes", "version", "emptied", "removed", "name"])
  func `of another version, damaged or missing is none`(_ harm: String) throws {
    var random = SeededRandom(for: "a file with another \(harm)")
    _ = try build(RandomLog(length: 40, &random).events)
    switch harm {
    case "first bytes": try change { $0.replaceSubrange(0..<16, with: Data(repeating: 0x41, count: 16)) }
    case "version": try change { $0[63] ^= 0x40 }  // the user version, bytes 60 to 63 of the header
    case "emptied": try change { $0 = Data() }
    case "removed": try FileManager.default.removeItem(atPath: file())
    default: try Data("../../events/projection-.sqlite".utf8).write(to: URL(filePath: folder.path + "/current"))
    }
    #expect(try folder.open() == nil)
  }
}
