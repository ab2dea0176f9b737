import Domain
import TestSupport
import Testing

private let tabled = on("2025-09-10", ProposalEvent.tabled(.example()))

@Suite struct `Whose court the ball is in` {
  @Test func `is said once, and taken back`() {
    let jica = ProposalEvent.waiting(on: "JICA", thirdParty: nil)
    given(Proposal.self, tabled).when(.course(.wait(on: "JICA", thirdParty: nil))).then(jica)
    given(Proposal.self, tabled).when(.course(.wait(on: "none", thirdParty: nil))).thenNothing()
    let waiting = given(Proposal.self, tabled, on("2025-10-01", jica))
    waiting.when(.course(.wait(on: "JICA", thirdParty: nil))).thenNothing()
    waiting.when(.course(.wait(on: "JICA", thirdParty: "a bank"))).then(.waiting(on: "JICA", thirdParty: "a bank"))
    waiting.when(.course(.wait(on: "none", thirdParty: nil))).then(.waiting(on: "none", thirdParty: nil))
  }
}

@Suite struct `A relation` {
  @Test func `is refused when it would lead back`() {
    let continues = CourseCommand.relate(.continues, to: "JPHLEPD-7-06", circle: [])
    given(Proposal.self, tabled).when(.course(continues)).then(.related(.continues, to: "JPHLEPD-7-06"))
    given(Proposal.self, tabled)
      .when(.course(.relate(.continues, to: "JPHLEPD-7-06", circle: ["JPHLEPD-7-06", "JPHLEPD-9-05"])))
      .thenRefused(.relatedInCircle(.continues, ["JPHLEPD-7-06", "JPHLEPD-9-05"]))
    given(Proposal.self, tabled, on("2025-10-01", .related(.continues, to: "JPHLEPD-7-06")))
      .when(.course(continues)).thenNothing()
  }
}

@Suite struct `A review` {
  @Test func `says one thing a session, the last one that was recorded`() {
    let carried = ProposalEvent.reviewed(session: "JPHLEPD-9", outcome: .carried)
    let reviewed = given(Proposal.self, tabled, on("2025-10-01", carried))
    reviewed.when(.course(.review(session: "JPHLEPD-9", outcome: .carried))).thenNothing()
    reviewed.when(.course(.review(session: "JPHLEPD-10", outcome: .carried)))
      .then(.reviewed(session: "JPHLEPD-10", outcome: .carried))
    reviewed.when(.course(.review(session: "JPHLEPD-9", outcome: .dropped)))
      .then(.reviewed(session: "JPHLEPD-9", outcome: .dropped))
    let proposal = state(
      Proposal.self,
      [tabled, on("2025-10-01", carried), on("2025-10-02", .reviewed(session: "JPHLEPD-9", outcome: .dropped))])
    #expect(proposal.reviews.map(\.outcome) == [.dropped])
    #expect(proposal.isOpen, "what a session drops stays open until its status says otherwise")
  }
}

@Suite struct `A split` {
  private func split(_ parts: [String], _ disposal: FollowUpDisposal? = nil) -> ProposalCommand {
    .course(.split(into: parts, followUps: disposal))
  }

  @Test func `ends the whole, whose open follow-ups go where it is said`() {
    let parts = ["JPHLEPD-9-05a", "JPHLEPD-9-05b"]
    let ended = ProposalEvent.statusChanged(StatusChange(from: .agreed, to: .superseded))
    given(Proposal.self, tabled, on("2025-10-01", .moved(to: .agreed)))
      .when(split(parts)).then(.split(into: parts), ended)
    let open = given(
      Proposal.self, tabled, on("2025-09-10", .promised(1)), on("2025-10-01", .moved(to: .agreed)))
    open.when(split(parts)).thenRefused(.openFollowUps(to: .superseded, numbers: [1]))
    open.when(split(parts, .keep)).then(.split(into: parts), ended)
    open.when(split(parts, .move(to: parts[1])))
      .then(.split(into: parts), ended, .followUp(number: 1, .cancelled))
  }

  @Test func `needs two parts, and a whole that is open`() {
    given(Proposal.self, tabled).when(split(["JPHLEPD-9-05a"])).thenRefused(.onePartOnly)
    given(Proposal.self, tabled, on("2025-10-01", .moved(to: .lapsed)))
      .when(split(["JPHLEPD-9-05a", "JPHLEPD-9-05b"])).thenRefused(.splitAfterEnd(.lapsed))
  }
}

@Suite struct `A stage` {
  private func reach(_ stage: String?, of kind: Kind? = nil) -> ProposalCommand {
    .course(.reach(stage: stage, of: kind))
  }

  @Test func `is the next one of its kind where none is named`() {
    given(Proposal.self, tabled).when(reach(nil)).then(.milestoneReached("announcement"))
    given(Proposal.self, tabled, on("2025-10-01", .milestoneReached("announcement")))
      .when(reach(nil)).then(.milestoneReached("application"))
    given(Proposal.self, tabled, on("2025-10-01", .milestoneReached("announcement")))
      .when(reach("announcement")).thenNothing()
    given(Proposal.self, tabled).when(reach("pilot-operation")).then(.milestoneReached("pilot-operation"))
  }

  @Test func `of another kind changes the life cycle that goes on`() {
    let request = ProposalEvent.milestoneReached("technical-cooperation/request")
    given(Proposal.self, tabled).when(reach("request", of: .technicalCooperation)).then(request)
    let proposal = state(Proposal.self, [tabled, on("2025-10-01", request)])
    #expect(proposal.lifeCycle?.kind == .technicalCooperation)
    given(Proposal.self, tabled, on("2025-10-01", request))
      .when(reach(nil)).then(.milestoneReached("technical-cooperation/identification"))
  }

  @Test func `is refused where it belongs to no life cycle`() {
    let known = LifeCycle(of: .languageCentre)?.stages ?? []
    given(Proposal.self, tabled).when(reach("signed")).thenRefused(
      .unknownStage("signed", .languageCentre, known: known))
    let visa = Tabling(title: Text("Visa"), kind: "visa", side: "JP")
    given(Proposal.self, on("2025-09-10", .tabled(visa))).when(reach(nil)).thenRefused(.noLifeCycle(kind: "visa"))
    let all = known.map { on("2025-10-01", ProposalEvent.milestoneReached($0)) }
    #expect(throws: ProposalRefusal.everyStageReached(.languageCentre)) {
      try state(Proposal.self, [tabled] + all).decide(reach(nil), on: "2026-01-05", reason: nil)
    }
  }

  @Test func `has a name of its own in each life cycle`() {
    for kind in LifeCycle.kinds {
      let stages = LifeCycle(of: kind)?.stages ?? []
      #expect(stages.count >= 5 && Set(stages).count == stages.count)
      #expect(stages.allSatisfy { $0.allSatisfy { $0 == "-" || $0.isLowercase } })
    }
  }
}
