import Domain
import TestSupport
import Testing

/// The table of legal moves as the manual has it. Y yes, R with a reason, E with evidence, B with the successor,
/// - refused, = nothing to change.
private let page = """
  | from \\ to | tabled | under-examination | agreed | under-implementation | completed | closed | deferred | declined, withdrawn, lapsed | superseded |
  |---|---|---|---|---|---|---|---|---|---|
  | tabled | = | Y | Y | Y | Y | - | R | R | B |
  | under-examination | - | = | Y | Y | Y | - | R | R | B |
  | agreed | - | R | = | Y | Y | - | R | R | B |
  | under-implementation | - | R | R | = | Y | - | R | R | B |
  | completed | - | R | R | R | = | E | - | - | B |
  | closed | - | R | R | R | - | = | - | - | - |
  | deferred | Y | Y | Y | Y | Y | - | = | R | B |
  | declined, withdrawn, lapsed, superseded | - | R | R | R | - | - | R | - | - |
  """

/// One cell of the table: two statuses, what the move needs, and in which cell it stands.
struct Cell: CustomTestStringConvertible {
  let from: Status
  let to: Status
  let mark: String

  var testDescription: String { "\(from.rawValue) to \(to.rawValue): \(mark)" }

  static let all: [Cell] = {
    let rows = page.split(separator: "\n").map { line in
      line.split(separator: "|").map { cell in String(cell).replacing(" ", with: "") }
    }
    let statuses = { (names: String) in names.split(separator: ",").compactMap { Status(rawValue: String($0)) } }
    return rows.dropFirst(2).flatMap { row in
      zip(rows[0].dropFirst(), row.dropFirst()).flatMap { column, mark in
        statuses(row[0]).flatMap { from in
          // Within one cell a status stays what it is; only other statuses of the cell are moves.
          statuses(column).map { to in Cell(from: from, to: to, mark: from == to ? "=" : mark) }
        }
      }
    }
  }()
}

@Suite struct `A move of status` {
  @Test func `has one cell of the page for every two statuses`() {
    #expect(Cell.all.count == Status.allCases.count * Status.allCases.count)
    #expect(Set(Cell.all.map { "\($0.from) \($0.to)" }).count == Cell.all.count)
  }

  @Test(arguments: Cell.all) func `is what its cell says`(_ cell: Cell) {
    let full = ProposalCommand.changeStatus(
      to: cell.to, evidence: "Gazette of 3 March", by: "JPHLEPD-9-06", until: nil, followUps: nil)
    let bare = ProposalCommand.changeStatus(to: cell.to, evidence: nil, by: nil, until: nil, followUps: nil)
    let agreed = ProposalEvent.statusChanged(
      StatusChange(from: cell.from, to: cell.to, evidence: "Gazette of 3 March", by: "JPHLEPD-9-06"))
    let given = given(Proposal.self, on("2025-09-10", .tabled(.example())), on("2025-10-01", .moved(to: cell.from)))
    switch cell.mark {
    case "=": given.when(full, reason: "as agreed").thenNothing()
    case "-": given.when(full, reason: "as agreed").thenRefused(.illegalMove(from: cell.from, to: cell.to))
    case "Y":
      given.when(full).then(agreed)
      given.when(bare).then(.statusChanged(StatusChange(from: cell.from, to: cell.to)))
    case "R":
      given.when(full).thenRefused(.reasonMissing(.move(from: cell.from, to: cell.to)))
      given.when(full, reason: "as agreed").then(agreed)
    case "E":
      given.when(bare, reason: "as agreed").thenRefused(.evidenceMissing)
      given.when(full).then(agreed)
    case "B":
      given.when(bare, reason: "as agreed").thenRefused(.successorMissing)
      given.when(full).then(agreed)
    default: Issue.record("the page has the mark \(cell.mark)")
    }
    let listed = StatusMoves.open(from: cell.from).contains { $0.to == cell.to }
    #expect(listed == !["=", "-"].contains(cell.mark))
  }

  @Test func `is decided on the status that holds, whatever an earlier event says it came from`() {
    let skipped = ProposalEvent.statusChanged(StatusChange(from: .closed, to: .agreed))
    given(Proposal.self, on("2025-09-10", .tabled(.example())), on("2025-10-01", skipped))
      .when(.changeStatus(to: .completed, evidence: nil, by: nil, until: nil, followUps: nil))
      .then(.statusChanged(StatusChange(from: .agreed, to: .completed)))
  }
}

@Suite struct `A standing commitment` {
  @Test(arguments: [Status.completed, .closed]) func `is never done`(_ status: Status) {
    given(
      Proposal.self, on("2025-09-10", .tabled(.example(isStanding: true))), on("2025-10-01", .moved(to: .completed))
    )
    .when(.changeStatus(to: .closed, evidence: "minutes", by: nil, until: nil, followUps: nil))
    .thenRefused(.standing(to: .closed))
    given(Proposal.self, on("2025-09-10", .tabled(.example())), on("2025-10-01", .amended(Amendment(isStanding: true))))
      .when(.changeStatus(to: status, evidence: "minutes", by: nil, until: nil, followUps: nil))
      .thenRefused(.standing(to: status))
  }

  @Test func `may rest, and ends when it is dropped`() {
    let rests = StatusChange(from: .tabled, to: .deferred, until: "JPHLEPD-10")
    given(Proposal.self, on("2025-09-10", .tabled(.example(isStanding: true))))
      .when(
        .changeStatus(to: .deferred, evidence: nil, by: nil, until: "JPHLEPD-10", followUps: nil), reason: "no budget"
      )
      .then(.statusChanged(rests))
  }
}

@Suite struct `Ending a proposal with open follow-ups` {
  private let endings: [(status: Status, from: Status)] = [
    (.completed, .agreed), (.closed, .completed), (.declined, .agreed), (.withdrawn, .tabled), (.lapsed, .deferred),
    (.superseded, .completed),
  ]

  private func given(from status: Status) -> Given<Proposal> {
    TestSupport.given(
      Proposal.self, on("2025-09-10", .tabled(.example())), on("2025-09-10", .promised(1)),
      on("2025-09-10", .promised(2, due: nil)), on("2025-09-10", .promised(3)),
      on("2025-10-01", .followUp(number: 1, .completed(outcome: nil))), on("2025-10-02", .moved(to: status)))
  }

  @Test func `asks what becomes of them, of the open ones only`() {
    for ending in endings {
      let given = given(from: ending.from)
      let wish = { (disposal: FollowUpDisposal?) in
        ProposalCommand.changeStatus(
          to: ending.status, evidence: "seen", by: "JPHLEPD-9-06", until: nil, followUps: disposal)
      }
      let moved = ProposalEvent.statusChanged(
        StatusChange(from: ending.from, to: ending.status, evidence: "seen", by: "JPHLEPD-9-06"))
      let cancelled = [2, 3].map { ProposalEvent.followUp(number: $0, .cancelled) }
      given.when(wish(nil), reason: "over").thenRefused(.openFollowUps(to: ending.status, numbers: [2, 3]))
      given.when(wish(.keep), reason: "over").then(moved)
      given.when(wish(.cancel), reason: "over").then(moved, cancelled[0], cancelled[1])
      given.when(wish(.move(to: "JPHLEPD-9-07")), reason: "over").then(moved, cancelled[0], cancelled[1])
    }
  }

  @Test func `asks nothing when the proposal only rests`() {
    given(from: .agreed)
      .when(.changeStatus(to: .deferred, evidence: nil, by: nil, until: nil, followUps: nil), reason: "elections")
      .then(.statusChanged(StatusChange(from: .agreed, to: .deferred)))
  }
}
