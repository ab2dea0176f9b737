import Domain
import EventLog

/// The rows of one proposal over both clocks, found by reading its history commit by commit.
struct ProposalSweep {
  private(set) var proposal = SpanBuilder<ProposalColumns>()
  private(set) var followUps: [Int: SpanBuilder<FollowUpColumns>] = [:]
  /// The entries that were learnt in the usual way, each with its day and since when it is known: they hold for good.
  private var plainEntries: [(id: EventID, day: Int, time: Int)] = []
  /// The effective day of each entry once anything was learnt anew.
  private var entries: [EventID: SpanBuilder<EntryColumns>] = [:]

  private let events: [StoredEvent]
  /// What the newest knowledge folds into, as long as entries come in the order of their days.
  private var state = Proposal()
  private var lastDay = Int.min

  init(_ history: [StoredEvent]) {
    events = Amendments.withRedactions(history)
    var start = events.startIndex
    while start < events.endIndex {
      let time = events[start].time
      var end = start + 1
      while end < events.endIndex, events[end].time == time { end += 1 }
      know(start..<end, at: time.microseconds)
      start = end
    }
  }

  /// The days of the entries.
  var days: EntryDays {
    let plain = plainEntries.map { EntryDays.Held(day: $0.day, knownFrom: $0.time, knownTo: Forever.time) }
    let learnt = entries.values.flatMap(\.spans).filter { $0.knownFrom < $0.knownTo }.map {
      EntryDays.Held(day: $0.fromDay, knownFrom: $0.knownFrom, knownTo: $0.knownTo)
    }
    return EntryDays(plain + learnt)
  }

  private mutating func know(_ commit: Range<Int>, at time: Int) {
    if !extend(by: commit, at: time) { relearn(upTo: commit.upperBound, at: time) }
  }

  /// The usual case: each event is a fact from the newest day on.
  ///
  /// - Returns: whether it is the usual case; where it is not, the state has to be learnt anew.
  private mutating func extend(by commit: Range<Int>, at time: Int) -> Bool {
    var start = commit.lowerBound
    while start < commit.upperBound {
      let day = events[start].effective
      let end = events[start..<commit.upperBound].firstIndex { $0.effective != day } ?? commit.upperBound
      guard extend(by: start..<end, from: day.daysSinceEpoch, at: time) else { return false }
      start = end
    }
    return true
  }

  /// The same for the events of one day.
  private mutating func extend(by sameDay: Range<Int>, from day: Int, at time: Int) -> Bool {
    guard day >= lastDay else { return false }
    var changesProposal = false
    var touched: [Int] = []
    for event in events[sameDay] {
      guard let fact = event.proposalFact else { return false }
      guard state.apply(fact) else { continue }
      plainEntries.append((fact.id, day, time))
      switch fact.fact.reach {
      case .proposal: changesProposal = true
      case .followUp(let number): if !touched.contains(number) { touched.append(number) }
      case .neither: break
      }
    }
    guard extendRows(changesProposal: changesProposal, touched, from: day, at: time) else { return false }
    lastDay = day
    return true
  }

  private mutating func extendRows(changesProposal: Bool, _ touched: [Int], from day: Int, at time: Int) -> Bool {
    let columns = changesProposal ? ProposalColumns(state) : nil
    if changesProposal, !proposal.canExtend(columns, from: day) { return false }
    let changed = touched.compactMap { number in
      state.followUps[number].map { (number: number, columns: FollowUpColumns($0)) }
    }
    guard changed.allSatisfy({ followUps[$0.number]?.canExtend($0.columns, from: day) ?? true }) else { return false }
    if changesProposal { proposal.extend(columns, from: day, at: time) }
    for (number, columns) in changed { followUps[number, default: .init()].extend(columns, from: day, at: time) }
    return true
  }

  /// The general case: an entry about earlier days, a correction, a withdrawal.
  private mutating func relearn(upTo end: Int, at time: Int) {
    for (id, day, time) in plainEntries where time < events[end - 1].time.microseconds {
      entries[id, default: .init()].extend(EntryColumns(), from: day, at: time)
    }
    plainEntries.removeAll()
    let known = Array(events[..<end])
    let facts = StandingHistory(of: known, asOf: nil).proposalFacts
    var timeline = Timeline<ProposalColumns>()
    var followUpTimelines: [Int: Timeline<FollowUpColumns>] = [:]
    var entryTimelines: [EventID: Timeline<EntryColumns>] = [:]
    state = Proposal()
    for fact in facts {
      let day = fact.effective.daysSinceEpoch
      guard state.apply(fact) else { continue }
      timeline.set(ProposalColumns(state), from: day)
      for (number, followUp) in state.followUps {
        followUpTimelines[number, default: .init()].set(FollowUpColumns(followUp), from: day)
      }
      entryTimelines[fact.id, default: .init()].set(EntryColumns(), from: day)
    }
    if known.contains(where: { $0.type == "event.shared" }) { timeline = Self.sharedTimeline(known) }
    lastDay = facts.last?.effective.daysSinceEpoch ?? Int.min
    proposal.know(timeline, at: time)
    for number in Set(followUps.keys).union(followUpTimelines.keys) {
      followUps[number, default: .init()].know(followUpTimelines[number] ?? .init(), at: time)
    }
    for id in Set(entries.keys).union(entryTimelines.keys) {
      entries[id, default: .init()].know(entryTimelines[id] ?? .init(), at: time)
    }
  }

  /// Who may see what changes on days of its own: each day is asked about apart.
  private static func sharedTimeline(_ known: [StoredEvent]) -> Timeline<ProposalColumns> {
    var timeline = Timeline<ProposalColumns>()
    for day in Amendments.days(of: known) {
      let facts = StandingHistory(of: known, asOf: day).proposalFacts
      timeline.set(ProposalColumns(Proposal.folding(facts).state), from: day.daysSinceEpoch)
    }
    return timeline
  }
}

/// What of the tables a fact can change beside the days of the entries.
private enum Reach {
  case proposal
  case followUp(Int)
  case neither
}

extension ProposalEvent {
  /// Nothing else need be compared with what stood before.
  fileprivate var reach: Reach {
    switch self {
    case .tabled, .amended, .assigned, .statusChanged, .responded, .waiting: .proposal
    case .followUp(let number, _): .followUp(number)
    case .noted, .reviewed, .related, .split, .targetSet, .targetRead, .milestoneReached, .documentAttached: .neither
    }
  }
}
