import Domain
import TestSupport
import Testing

@Suite struct `A body` {
  private let known = on(
    "2008-08-15",
    InstitutionEvent.registered(
      name: Text("Economic Affairs Division"), side: "PK", kind: "division", parent: nil, aliases: [], calendar: nil))

  @Test func `bears another name in the languages given, and keeps the others`() {
    let urdu = on("2019-01-01", InstitutionEvent.renamed(name: Text(wordings: ["ur": "اقتصادی"])))
    let new = Text("Ministry of Economic Affairs")
    let renamed = given(Institution.self, known, urdu)
    renamed.when(.rename(new)).then(.renamed(name: new))
    renamed.when(.rename(Text("Economic Affairs Division"))).thenNothing()
    #expect(
      state(Institution.self, [known, urdu, on("2020-04-13", .renamed(name: new))]).name?.wordings
        == ["en": "Ministry of Economic Affairs", "ur": "اقتصادی"])
  }

  @Test func `is written to at a post until another address is given`() {
    let post = on("2020-01-01", InstitutionEvent.contactSet(post: "Joint Secretary", address: "Islamabad"))
    let contacted = given(Institution.self, known, post)
    contacted.when(.setContact(post: "Joint Secretary", address: "Islamabad")).thenNothing()
    contacted.when(.setContact(post: "Joint Secretary", address: nil))
      .then(.contactSet(post: "Joint Secretary", address: nil))
  }

  @Test(arguments: [
    (SuccessionKind.renamed, ["MOEA"]), (.replaced, ["MOEA"]), (.merged, ["MOEA"]), (.split, ["MOEA", "MOFR"]),
    (.closed, []),
  ])
  func `passes on to as many as the way it ends asks for`(how: SuccessionKind, successors: [String]) {
    let body = given(Institution.self, known)
    body.when(.succeed(how: how, successors: successors)).then(.succeeded(how: how, successors: successors))
    let other = how == .closed || how == .split ? ["MOEA"] : []
    body.when(.succeed(how: how, successors: other)).thenRefused(.successorCount(how, given: other.count))
  }

  @Test func `passes on once, to others, and to none whose own work leads back`() {
    let end = Institution.Succession(how: .replaced, successors: ["MOEA"], on: "2020-04-13")
    let ended = given(Institution.self, known, on("2020-04-13", .succeeded(how: .replaced, successors: ["MOEA"])))
    ended.when(.succeed(how: .replaced, successors: ["MOEA"]), on: "2020-04-13").thenNothing()
    ended.when(.succeed(how: .closed, successors: [])).thenRefused(.succeededAlready(end))
    ended.when(.rename(Text("New"))).thenRefused(.hasEnded(end))
    ended.when(.setContact(post: "Desk", address: nil)).thenRefused(.hasEnded(end))
    let body = given(Institution.self, known)
    body.when(.succeed(how: .split, successors: ["MOEA", "MOEA"])).thenRefused(.successorTwice("MOEA"))
    body.when(.succeed(how: .merged, successors: ["EAD"], circle: ["EAD"])).thenRefused(.successorIsItself)
    body.when(.succeed(how: .merged, successors: ["MOEA"], circle: ["MOEA", "EAD"]))
      .thenRefused(.circle(["MOEA", "EAD"]))
    given(Institution.self).when(.rename(Text("New")), on: "2001-01-01")
      .thenRefused(.notRegistered(on: "2001-01-01", registeredOn: nil))
  }
}

@Suite struct `What a body took on` {
  private func ended(_ how: SuccessionKind, _ successors: String...) -> Institution.Succession {
    Institution.Succession(how: how, successors: successors, on: "2020-04-13")
  }

  @Test func `is answered for by the last of those that took it over, and stops at a split`() {
    let heirs = Heirs([
      "A": ended(.merged, "C"), "B": ended(.merged, "C"), "C": ended(.replaced, "D"), "D": ended(.split, "E", "F"),
      "G": ended(.closed),
    ])
    #expect(["A", "B", "C", "D", "E", "G", "X"].map(heirs.heir) == ["D", "D", "D", "D", "E", "G", "X"])
    #expect(heirs.bodies(answeredForBy: "D") == ["A", "B", "C", "D"])
    #expect(heirs.bodies(answeredForBy: "A") == [] && heirs.bodies(answeredForBy: "X") == ["X"])
    #expect(heirs.ended == ["D", "G"] && heirs.predecessors(of: "C") == ["A", "B"])
  }

  @Test func `stays where it is if successions lead in a circle`() {
    let heirs = Heirs(["A": ended(.renamed, "B"), "B": ended(.renamed, "A"), "C": ended(.merged, "A")])
    #expect(["A", "B", "C"].map(heirs.heir) == ["A", "B", "C"])
    #expect(["A", "B", "C"].map(heirs.bodies) == [["A"], ["B"], ["C"]])
  }

  @Test func `stands under the heir wherever a proposal names the body`() {
    var tabling = Tabling.example()
    (tabling.lead, tabling.support, tabling.counterpart) = ("A", ["A", "B", "X"], ["Y"])
    tabling.tabledBy = "A"
    let proposal = state(
      Proposal.self,
      [
        on("2019-01-01", .tabled(tabling)), on("2019-01-02", .promised(owner: "B")),
        on("2019-01-03", .waiting(on: "A", thirdParty: nil)),
      ])
    let passed = proposal.passed(to: Heirs(["A": ended(.merged, "C"), "B": ended(.merged, "C")]))
    #expect(passed.tabling?.lead == "C" && passed.tabling?.support == ["X"])
    #expect(passed.tabling?.tabledBy == "A" && passed.waiting?.value.on == "C")
    #expect(passed.followUps[1]?.owner == "C" && passed.bodies == ["C", "X", "Y"])
  }
}
