import Domain
import EventLog
import Projections
import Registry
import TestSupport
import Testing

/// All that can be asked about a moment, as text.
struct Everything {
  /// What stands, without how it came about.
  let state: [String]
  /// Every history as it was recorded.
  let log: [String]

  init(_ queries: Queries) throws {
    var state = try [
      Self.lines("proposal row", queries.proposals()), Self.lines("follow-up row", queries.followUps()),
      Self.lines("institution", queries.institutions()), Self.lines("dialogue", queries.dialogues()),
      Self.lines("session", queries.sessions()), Self.lines("paper", queries.paperRows()),
      Self.lines("overdue", queries.overdueCounts()), Self.lines("silent", queries.silentProposals(days: 20)),
      Self.lines("no next step", queries.proposalsWithoutNextStep()), Self.lines("doubt", queries.doubts()),
      Self.lines("reminder", queries.reminders()), ["undated \(try queries.openFollowUpCount(due: .undated))"],
      ["settings \(Canonical.text(try queries.settings()))"],
    ].flatMap { $0 }
    for reference in RandomOffice.places {
      let proposal = try queries.proposal(reference)
      if proposal.tabling != nil { state.append("\(reference) \(Canonical.text(proposal))") }
    }
    let calendar = try queries.calendar("PK-5")
    state.append("calendar \(Canonical.text(calendar))")
    self.state = state
    try Self.expectPackedAlike(queries)
    log = try queries.log(limit: nil).map { "\($0)" } + ["\(try queries.eventCount())"]
  }

  /// What nobody chases is the same counted where it lies and row by row.
  private static func expectUnchasedAlike(_ queries: Queries, _ proposals: [ProposalRow]) throws {
    let (silent, stepless) = try (queries.silentProposals(days: 20), queries.proposalsWithoutNextStep())
    let either = proposals.filter { silent.contains($0) || stepless.contains($0) }
    let inOrder = either.enumerated().sorted { ($0.element.lastEntry, $0.offset) < ($1.element.lastEntry, $1.offset) }
    let before = queries.day.adding(days: -20)
    for most in [0, 2, 1_000] {
      let counted = try queries.unchased(silentBefore: before, most: most)
      #expect(counted.count == either.count)
      #expect((counted.silent, counted.withoutNextStep) == (silent.count, stepless.count))
      #expect(counted.first.map(\.proposal) == Array(inOrder.map(\.element).prefix(most)))
      #expect(counted.first.allSatisfy { $0.isSilent == silent.contains($0.proposal) })
      #expect(counted.first.allSatisfy { $0.isWithoutNextStep == stepless.contains($0.proposal) })
      #expect(try queries.unchasedLists(days: 20).counted(silentBefore: before, most: most) == counted)
    }
  }

  /// What is packed for long answers, or counted where it lies, is what the plain rows are.
  private static func expectPackedAlike(_ queries: Queries) throws {
    let (proposals, open) = try (queries.proposals(), queries.followUps(Filter(isOpen: true)))
    let late = open.filter { $0.due.map { $0 < queries.day } ?? false }
    #expect(try Array(queries.packedProposals()) == proposals)
    #expect(try Array(queries.packedProposals(keeping: { $0.isOpen })) == proposals.filter(\.isOpen))
    #expect(try Array(queries.packedSilent(days: 20)) == queries.silentProposals(days: 20))
    #expect(try Array(queries.packedWithoutNextStep()) == queries.proposalsWithoutNextStep())
    let silent = try queries.silentProposals(days: 20)
    #expect(try Array(queries.silentReferences(days: 20)) == silent.map(\.reference.text))
    #expect(
      try Array(queries.silentReferences(days: 20) { $0.isStanding })
        == silent.filter(\.isStanding).map(\.reference.text))
    #expect(try queries.silentCount(days: 20) == silent.count)
    #expect(try queries.withoutNextStepCount() == queries.proposalsWithoutNextStep().count)
    #expect(try queries.deferredProposals() == proposals.filter { $0.status == .deferred })
    try expectUnchasedAlike(queries, proposals)
    let soon = queries.day...queries.day.adding(days: 14)
    let dueSoon = open.filter { $0.due.map(soon.contains) ?? false }
    #expect(try queries.followUps(Filter(isOpen: true), due: soon) == dueSoon)
    #expect(try queries.openFollowUpCount(due: .within(soon)) == dueSoon.count)
    for most in [1, 3] { #expect(try queries.firstFollowUps(most, due: soon) == Array(dueSoon.prefix(most))) }
    let byProposal = try OpenFollowUps(queries)
    let together = try Array(queries.packedProposals(with: byProposal).withOpenFollowUps())
    #expect(together.map(\.proposal) == proposals)
    for (row, packed) in together {
      let own = open.filter { $0.proposal.reference == row.reference }
      #expect(try byProposal.of(row) == own && packed == own)
    }
    for code in Set(proposals.flatMap(\.bodies) + open.map(\.owner)) {
      var filter = Filter(isOpen: true)
      filter.institution = code
      #expect(try Array(queries.packedProposals(filter)) == queries.proposals(filter))
      #expect(try Array(queries.packedFollowUps(due: .overdue).rows(of: [code])) == late.filter { $0.owner == code })
      #expect(
        try queries.packedFollowUps(filter, due: .undated).count == open.count { $0.owner == code && $0.due == nil })
    }
    let counts = OverdueCount.counts(of: late, on: queries.day)
    #expect(try queries.packedFollowUps(due: .overdue).overdueCounts == counts)
    #expect(try queries.overdueCounts() == counts)
    for dialogue in Set(proposals.map(\.reference.dialogue)) {
      var filter = Filter()
      filter.dialogue = dialogue
      let own = late.filter { $0.proposal.reference.dialogue == dialogue }
      #expect(try queries.overdueCounts(filter) == OverdueCount.counts(of: own, on: queries.day))
      #expect(try queries.overdueCountsByDialogue()[dialogue] ?? 0 == own.count)
      filter.institution = own.first?.owner
      let ownersOwn = own.filter { $0.owner == filter.institution }
      #expect(
        try own.isEmpty || queries.overdueCounts(filter) == OverdueCount.counts(of: ownersOwn, on: queries.day))
    }
    #expect(try queries.openFollowUpCount(due: .overdue) == late.count)
    #expect(try queries.openCounts() == Dictionary(grouping: open, by: \.owner).mapValues(\.count))
    let tabled = proposals.filter { $0.reference.part.isEmpty && $0.reference.session != nil }
    #expect(
      try queries.tabledCounts().map { "\($0) \($1)" }.sorted()
        == Dictionary(grouping: tabled) { "\($0.reference.dialogue)-\($0.reference.session ?? 0)" }
        .map { "\($0) \($1.count)" }.sorted())
    let proposalCounts = try queries.proposalCounts()
    #expect(proposalCounts.values.reduce(0) { $0 + $1.all } == proposals.count)
    for (dialogue, count) in proposalCounts {
      let own = proposals.filter { $0.reference.dialogue == dialogue }
      let going = own.filter(\.isOpen)
      #expect(count.all == own.count && count.open == going.count { !$0.isStanding })
      #expect(count.standing == going.count(where: \.isStanding))
    }
    #expect(try queries.overdueCountsByDialogue().values.reduce(0, +) == late.count)
  }

  /// Everything, the log included.
  var whole: [String] { state + log }

  private static func lines(_ name: String, _ values: [some Any]) -> [String] {
    values.map { "\(name) \(Canonical.text($0))" }
  }
}

extension Filter {
  fileprivate init(isOpen: Bool) {
    self.init()
    self.isOpen = isOpen
  }
}

extension RandomOffice {
  /// The proposals that a random office can come to have.
  static let places: [ProposalReference] = ["JPHLEPD-9-01", "JPHLEPD-9-02", "JPHLEPD-X-01"].flatMap { (whole: String) in
    ["", "a", "b"].compactMap { ProposalReference(whole + $0) }
  }
}

/// A value in words that depend on nothing but the value: a dictionary has no order of its own.
enum Canonical {
  static func text(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    let children = mirror.children.map { child in (child.label.map { "\($0): " } ?? "") + text(child.value) }
    switch mirror.displayStyle {
    case .dictionary, .set: return "{" + children.sorted().joined(separator: "; ") + "}"
    case nil: return "\(value)"
    case .enum where children.isEmpty: return "\(value)"
    case .enum: return children.joined()
    default: return children.isEmpty ? "\(value)" : "(" + children.joined(separator: "; ") + ")"
    }
  }
}

/// Says how two answers differ, in a few lines.
func differences(_ left: [String], _ right: [String]) -> String {
  let (only, other) = (left.filter { !right.contains($0) }, right.filter { !left.contains($0) })
  return (only.prefix(4).map { "- \($0)" } + other.prefix(4).map { "+ \($0)" }).joined(separator: "\n")
}
