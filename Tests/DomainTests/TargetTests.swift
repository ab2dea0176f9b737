import Domain
import TestSupport
import Testing

private let tabled = on("2025-09-10", ProposalEvent.tabled(.example()))

@Suite struct `A target` {
  private func definition(
    _ baseline: String, _ goal: String, direction: Direction? = nil, from: CalendarDate = "2020-01-01",
    by: CalendarDate = "2020-12-31"
  ) -> TargetDefinition {
    TargetDefinition(
      measure: "IT exports", unit: "USD million", direction: direction, baseline: Reading(value: baseline, on: from),
      goal: Reading(value: goal, on: by))
  }

  private func set(_ definition: TargetDefinition) -> ProposalCommand {
    .course(.setTarget(number: 1, definition))
  }

  @Test func `is refused when its goal makes no sense`() {
    let given = given(Proposal.self, tabled)
    given.when(set(definition("100", "200"))).then(.targetSet(number: 1, definition("100", "200")))
    given.when(set(definition("100", "200", by: "2020-01-01")))
      .thenRefused(.goalBeforeBaseline(baseline: "2020-01-01", goal: "2020-01-01"))
    given.when(set(definition("100", "200", direction: .down))).thenRefused(.goalAgainstDirection(.down))
    given.when(set(definition("200", "100", direction: .up))).thenRefused(.goalAgainstDirection(.up))
    given.when(set(definition("100", "100"))).thenRefused(.directionMissing)
    given.when(set(definition("1,100", "2400"))).thenRefused(.notADecimal("1,100"))
    given.when(set(definition("100", "2.4e3"))).thenRefused(.notADecimal("2.4e3"))
  }

  @Test func `takes readings, each beside the others`() {
    let set = on("2025-10-01", ProposalEvent.targetSet(number: 1, definition("100", "200")))
    let first = ProposalEvent.targetRead(number: 1, value: "120", on: "2020-03-01")
    let read = { (value: String) in
      ProposalCommand.course(.readTarget(number: 1, Reading(value: value, on: "2020-03-01")))
    }
    given(Proposal.self, tabled).when(read("120")).thenRefused(.unknownTarget(1, known: []))
    given(Proposal.self, tabled, set).when(read("120")).then(first)
    given(Proposal.self, tabled, set, on("2025-10-02", first)).when(read("120")).thenNothing()
    given(Proposal.self, tabled, set, on("2025-10-02", first)).when(read("121"))
      .then(.targetRead(number: 1, value: "121", on: "2020-03-01"))
    given(Proposal.self, tabled, set).when(read("many")).thenRefused(.notADecimal("many"))
  }

  /// Baseline 100 on day 0, goal 465 on day 365: the line gains one a day.
  @Test(arguments: [
    ("100", 0, "100", TargetPosition.Side.onLine, "0"), ("110", 10, "110", .onLine, "0"),
    ("115", 10, "110", .ahead, "5"),
    ("105", 10, "110", .behind, "5"), ("465", 10, "110", .reached, "355"), ("464.9", 365, "465.0", .behind, "0.1"),
    ("300", 400, "465", .behind, "165"), ("99", -5, "100", .behind, "1"),
  ])
  func `is measured against the straight line`(
    _ value: String, _ day: Int, _ expected: String, _ side: TargetPosition.Side, _ distance: String
  ) throws {
    let start: CalendarDate = "2021-01-01"
    let definition = definition("100", "465", from: start, by: start.adding(days: 365))
    let read = ProposalEvent.targetRead(number: 1, value: value, on: start.adding(days: day))
    let proposal = state(
      Proposal.self, [tabled, on("2025-10-01", .targetSet(number: 1, definition)), on("2025-10-02", read)])
    let position = try #require(proposal.targets[1]?.position)
    #expect("\(position.expected)" == expected && position.side == side && "\(position.distance)" == distance)
  }

  @Test func `that is to fall is ahead below its line`() throws {
    let definition = definition("30", "10", from: "2021-01-01", by: "2021-01-21")
    let read = { ProposalEvent.targetRead(number: 1, value: $0, on: "2021-01-11") }
    let sides = ["25", "15", "9", "20"].map { value in
      state(
        Proposal.self, [tabled, on("2025-10-01", .targetSet(number: 1, definition)), on("2025-10-02", read(value))]
      ).targets[1]?.position?.side
    }
    #expect(sides == [.behind, .ahead, .reached, .onLine])
  }
}

@Suite struct `A decimal number` {
  @Test(arguments: ["0", "-0.5", "1100", "1.512", "999999999999999.999999"])
  func `is written as it was typed`(_ text: String) throws {
    #expect("\(try #require(DecimalNumber(text)))" == text)
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "01", "1,100", "1e3", "+1", " 1", "١", "1.1234567", "1234567890123456"])
  func `is not read from anything else`(_ text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test func `is rounded once, halves away from zero`() throws {
    let (zero, one) = (try #require(DecimalNumber("0")), try #require(DecimalNumber("1")))
    let minus = try #require(DecimalNumber("-1"))
    #expect("\(zero.onLine(to: one, day: 1, of: 2, decimals: 0))" == "1")
    #expect("\(zero.onLine(to: minus, day: 1, of: 2, decimals: 0))" == "-1")
    #expect("\(zero.onLine(to: one, day: 1, of: 3, decimals: 4))" == "0.3333")
    #expect(try #require(DecimalNumber("1.50")) == #require(DecimalNumber("1.5")))
  }
}
