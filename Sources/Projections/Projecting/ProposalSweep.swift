import Domain
import EventLog

/// The rows of one proposal over both clocks, found by reading its history commit by commit.
struct ProposalSweep {
  private(set) var proposal = SpanBuilder<ProposalColumns>()
  private(set) var followUps: [Int: SpanBuilder<FollowUpColumns>] = [:]
  /// The effective day of each entry that holds.
  private(set) var entries: [EventID: SpanBuilder<EntryColumns>] = [:]

  private let events: [StoredEvent]
  /// What the newest knowledge folds into, as long as entries come in the order of their days.
  private var state = Proposal()
  private var lastDay = Int.min

  init(_ history: [StoredEvent]) {
    events = Amendments.withRedactions(history)
    var start = events.startIndex
    while start < events.endIndex {
      let time = events[start].time
      let end = events[start...].firstIndex { $0.time != time } ?? events.endIndex
      know(start..<end, at: time.microseconds)
      start = end
    }
  }

  private mutating func know(_ commit: Range<Int>, at time: Int) {
    if !extend(by: commit, at: time) { relearn(upTo: commit.upperBound, at: time) }
  }

  /// The usual case: each event is a fact from the newest day on.
  private mutating func extend(by commit: Range<Int>, at time: Int) -> Bool {
    var facts: [Recorded<ProposalEvent>] = []
    for event in events[commit] {
      guard !event.type.hasPrefix("event."), event.effective.daysSinceEpoch >= lastDay,
        let fact = event.proposalFact
      else { return false }
      facts.append(fact)
    }
    guard let day = facts.first?.effective, facts.allSatisfy({ $0.effective == day }) else { return facts.isEmpty }
    let (from, before) = (day.daysSinceEpoch, state.followUps)
    // If it turns out not to be the usual case, the state is learnt anew.
    let applied = facts.filter { state.apply($0) }
    let changed = state.followUps.compactMap { number, followUp in
      before[number] == followUp ? nil : (number: number, columns: FollowUpColumns(followUp))
    }
    let columns = ProposalColumns(state)
    guard proposal.canExtend(columns, from: from),
      changed.allSatisfy({ followUps[$0.number]?.canExtend($0.columns, from: from) ?? true })
    else { return false }
    proposal.extend(columns, from: from, at: time)
    for (number, columns) in changed { followUps[number, default: .init()].extend(columns, from: from, at: time) }
    for fact in applied { entries[fact.id, default: .init()].extend(EntryColumns(), from: from, at: time) }
    lastDay = from
    return true
  }

  /// The general case: an entry about earlier days, a correction, a withdrawal.
  private mutating func relearn(upTo end: Int, at time: Int) {
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
