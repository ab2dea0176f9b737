import Domain
import TestSupport
import Testing

@Suite struct `How a proposal stands` {
  private let rule = StandingRule(day: "2026-03-01", nextSession: "2026-06-01")

  private func standing(
    _ status: Status = .agreed, isStanding: Bool = false, lastEntry: CalendarDate = "2026-02-28",
    open: [(due: CalendarDate?, slips: Int)] = []
  ) -> Standing {
    rule.standing(of: .init(status: status, isStanding: isStanding, lastEntry: lastEntry, open: open))
  }

  @Test func `is the first rule that fits`() {
    let late: (due: CalendarDate?, slips: Int) = ("2026-02-28", 5)
    #expect(standing(.completed, isStanding: true, open: [late]) == .done && standing(.closed, open: [late]) == .done)
    for status in [Status.declined, .withdrawn, .lapsed, .superseded] {
      #expect(standing(status, open: [late]) == .ended)
    }
    #expect(standing(.deferred, open: [late]) == .paused)
    #expect(standing(isStanding: true, open: [late]) == .standing)
    #expect(standing(open: [late]) == .overdue)
    #expect(standing() == .noNextStep && standing(open: [(due: nil, slips: 3)]) == .noNextStep)
    #expect(standing(open: [(due: "2026-04-01", slips: 1)]) == .onTrack)
  }

  @Test func `is overdue from the day after a due day`() {
    #expect(standing(open: [(due: "2026-03-01", slips: 0)]) == .onTrack)
    #expect(standing(open: [(due: "2026-02-28", slips: 0), (due: "2026-04-01", slips: 0)]) == .overdue)
  }

  @Test func `is at risk when a date comes near in silence, was moved twice, or lies behind the next session`() {
    #expect(standing(lastEntry: "2026-01-29", open: [(due: "2026-03-22", slips: 0)]) == .atRisk)
    #expect(standing(lastEntry: "2026-01-30", open: [(due: "2026-03-22", slips: 0)]) == .onTrack)
    #expect(standing(lastEntry: "2026-01-29", open: [(due: "2026-03-23", slips: 0)]) == .onTrack)
    #expect(
      standing(open: [(due: "2026-05-01", slips: 2)]) == .atRisk
        && standing(open: [(due: "2026-05-01", slips: 1)]) == .onTrack)
    #expect(
      standing(open: [(due: "2026-06-02", slips: 0)]) == .atRisk
        && standing(open: [(due: "2026-06-01", slips: 0)]) == .onTrack)
    let noSession = StandingRule(day: "2026-03-01", nextSession: nil)
    let far = StandingRule.Facts(
      status: .agreed, isStanding: false, lastEntry: "2026-02-28", open: [(due: "2030-01-01", slips: 0)])
    #expect(noSession.standing(of: far) == .onTrack)
  }

  @Test func `counts every proposal once, and depends on nothing but the facts`() {
    var random = SeededRandom(for: "standing")
    let proposals = (0..<400).map { _ in randomProposal(&random) }
    let stands = proposals.map { rule.standing(of: $0) }
    let counts = Dictionary(grouping: stands) { $0 }.mapValues(\.count)
    #expect(Standing.allCases.map { counts[$0] ?? 0 }.reduce(0, +) == proposals.count)
    #expect(Standing.inHouse.allSatisfy { counts[$0] != nil }, "seed \(random.seed): \(counts)")
    // For others what is open is no more than overdue or open; all else stands as it does for us.
    let plain = StandingRule(day: rule.day, nextSession: rule.nextSession, judges: false)
    for (proposal, standing) in zip(proposals, stands) {
      let isJudged = [.onTrack, .atRisk, .noNextStep].contains(standing)
      #expect(plain.standing(of: proposal) == (isJudged ? .open : standing), "seed \(random.seed)")
      #expect(expected(of: proposal) == standing, "seed \(random.seed): \(proposal.openFollowUps)")
    }
  }

  /// The rules once more, each by itself.
  private func expected(of proposal: Proposal) -> Standing {
    let status = proposal.currentStatus
    let dues = proposal.openFollowUps.filter { $0.due != nil }
    let isQuiet = proposal.lastEntry.map { $0.adding(days: 30) < rule.day } ?? false
    let rules: [(Standing, Bool)] = [
      (.done, [.completed, .closed].contains(status)),
      (.ended, [.declined, .withdrawn, .lapsed, .superseded].contains(status)), (.paused, status == .deferred),
      (.standing, proposal.tabling?.isStanding == true), (.overdue, dues.contains { $0.isOverdue(on: rule.day) }),
      (.atRisk, isQuiet && dues.contains { $0.due.map { $0 <= rule.day.adding(days: 21) } ?? false }),
      (.atRisk, dues.contains { $0.moves.count { $0.isSlip } >= 2 }),
      (.atRisk, dues.contains { followUp in followUp.due.map { $0 > "2026-06-01" } ?? false }),
      (.onTrack, !dues.isEmpty),
    ]
    return rules.first { $0.1 }?.0 ?? .noNextStep
  }

  private func randomProposal(_ random: inout SeededRandom) -> Proposal {
    let tabledOn = CalendarDate(daysSinceEpoch: random.number(20_450...20_510))
    var facts = [on(tabledOn, ProposalEvent.tabled(.example(isStanding: random.once(in: 8))))]
    if random.once(in: 2) { facts.append(on(tabledOn, .moved(to: random.pick(Status.allCases)))) }
    for number in 0..<random.number(0...2) {
      let due = random.once(in: 5) ? nil : CalendarDate(daysSinceEpoch: random.number(20_500...20_640))
      facts.append(on(tabledOn, .promised(number + 1, due: due)))
      for _ in 0..<random.number(0...3) where random.once(in: 3) {
        let day = CalendarDate(daysSinceEpoch: random.number(20_500...20_640))
        facts.append(on(tabledOn, .followUp(number: number + 1, .rescheduled(due: day))))
      }
      if random.once(in: 4) { facts.append(on(tabledOn, .followUp(number: number + 1, .cancelled))) }
    }
    return state(Proposal.self, facts)
  }
}
