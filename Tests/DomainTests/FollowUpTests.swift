import Domain
import TestSupport
import Testing

private let tabled = on("2025-09-10", ProposalEvent.tabled(.example()))

private func fact(_ event: FollowUpEvent) -> ProposalEvent { .followUp(number: 1, event) }

@Suite struct `A follow-up` {
  @Test func `is done once`() {
    given(Proposal.self, tabled, on("2025-09-10", .promised()))
      .when(.followUp(.complete(number: 1, outcome: "Form sent")))
      .then(fact(.completed(outcome: "Form sent")))
    let done = given(
      Proposal.self, tabled, on("2025-09-10", .promised()), on("2025-12-01", fact(.completed(outcome: nil))))
    done.when(.followUp(.complete(number: 1, outcome: "again"))).thenRefused(.followUpDone(1, on: "2025-12-01"))
    done.when(.followUp(.reschedule(number: 1, to: "2026-02-01")), reason: "late")
      .thenRefused(.followUpDone(1, on: "2025-12-01"))
    done.when(.followUp(.cancel(number: 1)), reason: "moot").thenRefused(.followUpDone(1, on: "2025-12-01"))
    done.when(.followUp(.reassign(number: 1, owner: "JICA"))).thenRefused(.followUpDone(1, on: "2025-12-01"))
  }

  @Test func `is cancelled and reopened with a reason only`() {
    let open = given(Proposal.self, tabled, on("2025-09-10", .promised()))
    open.when(.followUp(.cancel(number: 1))).thenRefused(.reasonMissing(.cancelling(1)))
    open.when(.followUp(.cancel(number: 1)), reason: "moot").then(fact(.cancelled))
    open.when(.followUp(.reopen(number: 1, due: "2026-02-01")), reason: "again").thenRefused(.followUpOpen(1))
    let cancelled = given(Proposal.self, tabled, on("2025-09-10", .promised()), on("2025-12-01", fact(.cancelled)))
    cancelled.when(.followUp(.complete(number: 1, outcome: nil)))
      .thenRefused(.followUpCancelled(1, on: "2025-12-01"))
    cancelled.when(.followUp(.reopen(number: 1, due: "2026-02-01"))).thenRefused(.reasonMissing(.reopening(1)))
    cancelled.when(.followUp(.reopen(number: 1, due: "2026-02-01")), reason: "JICA asks again")
      .then(fact(.reopened(due: "2026-02-01")))
  }

  @Test func `keeps the first promised day and every slip when it is reopened`() throws {
    let proposal = state(
      Proposal.self,
      [
        tabled, on("2025-09-10", .promised(due: "2025-12-15")),
        on("2025-12-01", fact(.completed(outcome: "sent"))), on("2026-01-10", fact(.reopened(due: "2026-03-01"))),
      ])
    let followUp = try #require(proposal.followUps[1])
    #expect(followUp.isOpen && followUp.outcome == nil)
    #expect(followUp.firstDue == "2025-12-15" && followUp.due == "2026-03-01")
    #expect(followUp.slips == 1 && followUp.netSlip == 76)
    #expect(followUp.lastEvent == "mea/4" && followUp.lastEntry == "2026-01-10")
  }

  @Test func `slips when its day moves later, not when it is brought forward`() throws {
    let moves: [CalendarDate] = ["2026-01-31", "2026-01-15", "2026-03-01"]
    let facts =
      [tabled, on("2025-09-10", .promised(due: "2025-12-15"))]
      + moves.map { on("2025-12-20", fact(.rescheduled(due: $0))) }
    let followUp = try #require(state(Proposal.self, facts).followUps[1])
    #expect(followUp.moves.map(\.isSlip) == [true, false, true])
    #expect(followUp.slips == 2 && followUp.netSlip == 76)
    #expect(followUp.moves.map(\.from) == ["2025-12-15", "2026-01-31", "2026-01-15"])
    let undated = [
      tabled, on("2025-09-10", .promised(due: nil)), on("2025-12-20", fact(.rescheduled(due: "2026-01-31"))),
    ]
    let dated = try #require(state(Proposal.self, undated).followUps[1])
    #expect(dated.slips == 0 && dated.netSlip == 0 && dated.firstDue == "2026-01-31")
  }

  @Test func `is rescheduled with a reason, to a day that may lie in the past, and to its own day not at all`() {
    let open = given(Proposal.self, tabled, on("2025-09-10", .promised(due: "2025-12-15")))
    open.when(.followUp(.reschedule(number: 1, to: "2026-02-01"))).thenRefused(.reasonMissing(.rescheduling(1)))
    open.when(.followUp(.reschedule(number: 1, to: "2025-10-01")), reason: "letter of 1 Sep")
      .then(fact(.rescheduled(due: "2025-10-01")))
    open.when(.followUp(.reschedule(number: 1, to: "2025-12-15"))).thenNothing()
    open.when(.followUp(.reassign(number: 1, owner: "OPHRD"))).thenNothing()
    open.when(.followUp(.amend(number: 1, action: "Send the request form"))).thenNothing()
    open.when(.followUp(.example(1))).thenRefused(.followUpTaken(1))
    open.when(.followUp(.cancel(number: 2)), reason: "moot").thenRefused(.unknownFollowUp(2, known: [1]))
    open.when(.note(Note(text: "JICA agrees", followUp: 2))).thenRefused(.unknownFollowUp(2, known: [1]))
  }

  @Test func `may be seen by those who may see all that is said of it`() {
    let facts: [(ProposalEvent, Sharing)] = [
      (.tabled(.example()), .public), (.promised(1), .public), (.promised(2), .joint),
      (fact(.rescheduled(due: "2026-01-31")), .internal), (.followUp(number: 2, .cancelled), .public),
    ]
    let events = facts.enumerated().map { place, fact in
      Recorded(
        id: EventID(stream: "mea", number: place + 1), time: Timestamp(date: "2025-09-10", secondsOfDay: place),
        effective: "2025-09-10", actor: "mea.d3", sharing: fact.1, fact: fact.0)
    }
    let proposal = Proposal.folding(events).state
    #expect(proposal.followUps[1]?.sharing == .internal && proposal.followUps[2]?.sharing == .joint)
    #expect(proposal.sharing == .public)
  }

  @Test func `is overdue from the day after its due day, while it is open`() throws {
    let proposal = state(Proposal.self, [tabled, on("2025-09-10", .promised(due: "2025-12-15"))])
    let followUp = try #require(proposal.followUps[1])
    #expect(!followUp.isOverdue(on: "2025-12-14") && !followUp.isOverdue(on: "2025-12-15"))
    #expect(followUp.isOverdue(on: "2025-12-16"))
    let ended: [FollowUpEvent] = [.completed(outcome: nil), .cancelled]
    for ending in ended {
      let facts = [tabled, on("2025-09-10", .promised(due: "2025-12-15")), on("2026-01-01", fact(ending))]
      #expect(try !#require(state(Proposal.self, facts).followUps[1]).isOverdue(on: "2026-02-01"))
    }
  }
}

@Suite struct `A proposal` {
  @Test func `is tabled before anything else, and once`() {
    given(Proposal.self).when(.table(.example())).then(.tabled(.example()))
    given(Proposal.self).when(.note(Note(text: "early")), on: "2025-01-01")
      .thenRefused(.notTabled(on: "2025-01-01", tabledOn: nil))
    given(Proposal.self, tabled).when(.table(.example("Other"))).thenRefused(.alreadyTabled(on: "2025-09-10"))
  }

  @Test func `is amended only in what differs`() {
    let given = given(Proposal.self, tabled)
    given.when(.amend(Amendment(title: Text("Language centre"), kind: "language-centre"))).thenNothing()
    given.when(.amend(Amendment(title: Text("Language centre"), sector: "Education")))
      .then(.amended(Amendment(sector: "Education")))
  }

  @Test func `is assigned by lists that are set, lengthened and shortened`() {
    let given = given(
      Proposal.self, tabled, on("2025-09-11", .assigned(lead: "MOFEPT", support: ["HEC", "NUML"], counterpart: nil)))
    given.when(.assign(lead: "MOFEPT", support: [.add("HEC")], counterpart: [])).thenNothing()
    given.when(.assign(lead: nil, support: [.remove("HEC"), .add("NAVTTC")], counterpart: [.set("JICA")]))
      .then(.assigned(lead: nil, support: ["NUML", "NAVTTC"], counterpart: ["JICA"]))
    given.when(.assign(lead: nil, support: [.remove("OPHRD")], counterpart: [])).thenRefused(.notInList("OPHRD"))
  }

  @Test func `takes a newer answer and not the same one`() {
    let given = given(Proposal.self, tabled, on("2025-09-11", .responded(side: "JP", response: .accepted)))
    given.when(.respond(side: "JP", .accepted)).thenNothing()
    given.when(.respond(side: "JP", .declined)).then(.responded(side: "JP", response: .declined))
  }

  @Test func `folds whatever stands in a log, and names what found nothing to act on`() {
    let day: CalendarDate = "2025-09-10"
    let facts: [ProposalEvent] = [
      .noted(Note(text: "before it was tabled")), .tabled(.example()), .tabled(.example("Again")), .promised(1),
      .promised(1, owner: "JICA"), fact(.reopened(due: day)), fact(.cancelled), fact(.completed(outcome: nil)),
      .followUp(number: 9, .cancelled), .noted(Note(text: "about nothing", followUp: 9)),
      .targetRead(number: 1, value: "5", on: day),
    ]
    let events = facts.enumerated().map { place, fact in
      Recorded(
        id: EventID(stream: "mea", number: place + 1), time: Timestamp(date: day, secondsOfDay: place),
        effective: day, actor: "mea.d3", fact: fact)
    }
    let (proposal, misfits) = Proposal.folding(events)
    #expect(misfits.map(\.id.number) == [1, 3, 5, 6, 8, 9, 10, 11])
    #expect(proposal.tabling == .example() && proposal.followUps[1]?.owner == "OPHRD")
    #expect(proposal.lastEvent == "mea/7" && proposal.notes.isEmpty)
  }
}

@Suite struct `A title in several languages` {
  @Test func `shows the newest wording, whether or not the language was said`() {
    let both = Text(wordings: ["en": "Language centre", "ja": "日本語センター"])
    #expect(both.merging(Text("Language institute")).wording() == "Language institute")
    #expect(both.merging(Text("Language institute")).wording(in: "ja") == "日本語センター")
    #expect(both.merging(Text("Language centre")) == both)
    let plain = Text("Language centre")
    #expect(plain.merging(Text(wordings: ["en": "Language institute"])).wording() == "Language institute")
    #expect(plain.merging(Text(wordings: ["ja": "日本語センター"])) == both)
    #expect(plain.merging(plain) == plain)
  }
}
