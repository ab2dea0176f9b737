import Domain
import TestSupport
import Testing

@Suite struct `A letter` {
  private let letter = PaperEvent.issued(
    number: "MOEA/12", dated: "2025-11-10", to: ["OPHRD", "MOC"], replyBy: "2025-12-01", about: [])

  private func reply(
    _ reply: Reply? = nil, received: CalendarDate? = nil, answers: String? = "mea-P1"
  ) -> PaperEvent {
    .received(
      number: "No. 3", dated: "2025-12-03", from: "MOC", received: received, answers: answers, reply: reply, about: [])
  }

  @Test func `is logged once, as it is`() {
    given(Paper.self).when(.log(letter)).then(letter)
    given(Paper.self, on("2025-11-10", letter)).when(.log(letter))
      .thenRefused(.alreadyLogged(number: "MOEA/12", dated: "2025-11-10"))
  }

  @Test func `is refused where its days or its answer cannot be`() {
    given(Paper.self).when(.log(reply(received: "2025-12-02")))
      .thenRefused(.receivedBeforeDated(dated: "2025-12-03", received: "2025-12-02"))
    given(Paper.self).when(.log(reply(.interim, answers: nil))).thenRefused(.replyToNothing(.interim))
    given(Paper.self).when(
      .log(.issued(number: "1", dated: "2025-11-10", to: ["MOC"], replyBy: "2025-11-09", about: []))
    )
    .thenRefused(.replyBeforeDated(dated: "2025-11-10", replyBy: "2025-11-09"))
    given(Paper.self).when(.log(.issued(number: "1", dated: "2025-11-10", to: [], replyBy: nil, about: [])))
      .thenRefused(.nobodyAddressed)
  }

  @Test func `is owed an answer by each addressee until each has answered for good`() {
    let paper = state(Paper.self, [on("2025-11-10", letter)])
    let owing = { (answers: [AwaitedAnswer.Answer]) in AwaitedAnswer(to: paper, answers: answers)?.owing }
    #expect(owing([]) == ["OPHRD", "MOC"])
    let final = AwaitedAnswer.Answer(paper: "mea-P2", from: "OPHRD", reply: nil)
    let interim = AwaitedAnswer.Answer(paper: "mea-P3", from: "MOC", reply: .interim)
    #expect(owing([final, interim]) == ["MOC"])
    #expect(owing([final, .init(paper: "mea-P4", from: "MOC", reply: .nil)]) == [])
    let awaited = AwaitedAnswer(to: paper, answers: [final])
    #expect(awaited?.isOverdue(on: "2025-12-01") == false && awaited?.isOverdue(on: "2025-12-02") == true)
  }

  @Test func `to one body alone is answered by whoever answers it`() {
    let single = PaperEvent.issued(number: "1", dated: "2025-11-10", to: ["EAD"], replyBy: "2025-12-01", about: [])
    let paper = state(Paper.self, [on("2025-11-10", single)])
    let answer = AwaitedAnswer.Answer(paper: "mea-P2", from: "MOEA", reply: .final)
    #expect(AwaitedAnswer(to: paper, answers: [answer])?.owing == [])
    let unasked = PaperEvent.issued(number: "1", dated: "2025-11-10", to: ["EAD"], replyBy: nil, about: [])
    #expect(AwaitedAnswer(to: state(Paper.self, [on("2025-11-10", unasked)]), answers: []) == nil)
  }

  @Test(arguments: [
    ("mea-P31", "mea-P31"), ("P31", "mea-P31"), ("p031", "mea-P31"), ("SO-JAPAN-p7", "so-japan-P7"), ("Ｐ３１", "mea-P31"),
  ])
  func `is named in full or short, in any case`(typed: String, meant: String) {
    #expect(PaperReference(typed, office: "mea").map { "\($0)" } == meant)
  }

  @Test(arguments: ["31", "P", "P0", "-P31", "meaP31", "schema-P1", "mea-P31a", "mea/P31"])
  func `is not named by anything else`(typed: String) {
    #expect(PaperReference(typed, office: "mea") == nil)
  }
}

@Suite struct `What does not follow` {
  @Test func `is a fact with nothing to act on, and a move that no rule allows`() {
    let facts: [ProposalEvent] = [
      .moved(to: .agreed), .tabled(.example()), .moved(to: .agreed), .moved(to: .closed), .moved(to: .completed),
      .moved(to: .closed), .promised(1), .promised(1), .followUp(number: 2, .cancelled),
    ]
    let recorded = facts.enumerated().map { place, fact in
      Recorded(
        id: EventID(stream: "mea", number: place + 1), time: Timestamp(date: "2026-01-01", secondsOfDay: place),
        effective: "2026-01-01", actor: "mea.d3", fact: fact)
    }
    // From closed, completed is no open move either.
    #expect(Proposal.breaches(in: recorded).map(\.id.number) == [1, 4, 5, 8, 9])
  }
}
