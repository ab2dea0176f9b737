import Domain
import EventLog
import Exchange
import Foundation
import Projections
import Registry
import TestSupport
import Testing

@Suite final class `A later copy of a workbook` {
  private let place: ImportPlace

  init() throws {
    place = try ImportPlace()
    try place.take(Self.sheet([]))
  }

  private static let rows = [
    "JPHLEPD-9-05,Centre,language-centre,PK,OPHRD,MOC,JICA,2025-09-10,noted,agreed,"
      + "Send the form,OPHRD,2026-03-31,Ready,No. 1",
    "JPHLEPD-9-05,,,,,,,,,,Name a focal point,MOC,2026-04-30,,",
  ]

  /// What makes another file of it that says the same.
  private static let renamed = ("reference,title", "Reference,Title")

  /// The workbook with some words replaced, one after the other.
  private static func sheet(_ changes: [(String, String)]) -> String {
    let text = ([ImportPlace.head] + rows).joined(separator: "\n")
    return changes.reduce(text) { $0.replacing($1.0, with: $1.1) } + "\n"
  }

  /// What somebody records of the proposal between two imports.
  private func record(_ commands: ProposalCommand...) throws {
    for command in commands {
      _ = try place.register.open().record(by: Desk(actor: "mea.d3")) { draft in
        try draft.handle(command, on: "JPHLEPD-9-05", Circumstances(reason: "Collected"))
      }
    }
  }

  @Test func `never brings back what was recorded since, of whatever value, and records its own changes`() throws {
    try record(
      .followUp(.reschedule(number: 1, to: "2026-06-30")), .followUp(.reassign(number: 1, owner: "MOEA")),
      .changeStatus(to: .underImplementation, evidence: nil, by: nil, until: nil, followUps: nil),
      .respond(side: "JP", .accepted), .amend(Amendment(title: Text("Language centre"))),
      .assign(lead: "MOEA", support: [], counterpart: []), .followUp(.amend(number: 1, action: "Post the form")))
    let first = try place.count() + 1
    let written = try place.take(Self.sheet([("2026-04-30", "2026-05-15")]))
    #expect(try place.commits(since: first) == [["JPHLEPD-9-05 follow-up.rescheduled 2026-01-05"]])
    #expect(written.answer.counts.kept == 1 && written.answer.counts.unchanged == 0)
    let proposal = try place.proposal("JPHLEPD-9-05")
    #expect(proposal.currentStatus == .underImplementation && proposal.tabling?.lead == "MOEA")
    #expect(proposal.followUps[1]?.due == "2026-06-30" && proposal.followUps[2]?.due == "2026-05-15")
    // The newest import is newer than the day that was collected: what it said before still says nothing.
    let third = try place.take(Self.sheet([("2026-04-30", "2026-05-15"), Self.renamed]))
    #expect(third.kind == .nothing && third.answer.counts.kept == 1)
    #expect(third.answer.counts.unchanged == 1)
  }

  @Test func `follows the register where that is as it was at the import`() throws {
    try record(.followUp(.reschedule(number: 2, to: "2026-06-30")))
    let first = try place.count() + 1
    try place.take(Self.sheet([("2026-03-31", "2026-05-31"), (",agreed,", ",completed,")]))
    #expect(
      try place.commits(since: first) == [
        ["JPHLEPD-9-05 proposal.status-changed 2026-01-05", "JPHLEPD-9-05 follow-up.rescheduled 2026-01-05"]
      ])
    #expect(try place.proposal("JPHLEPD-9-05").followUps[2]?.due == "2026-06-30")
  }

  @Test func `is bad where both have moved on, until somebody takes the file's value`() throws {
    try record(.followUp(.reschedule(number: 1, to: "2026-06-30")))
    let event = EventID(stream: "mea", number: try place.count())
    let later = Self.sheet([("2026-03-31", "2026-05-31")])
    let bytes = try place.bytes()
    do {
      try place.take(later)
      Issue.record("taken")
    } catch let bad as BadMatrix {
      #expect(bad.plan.faults.map(\.row.number) == [2] && bad.plan.faults.map(\.field) == [.due])
      #expect(bad.findings.contains("2026-06-30") && bad.findings.contains("since \(event)"), "\(bad.findings)")
      #expect(bad.findings.contains("--accept JPHLEPD-9-05.1"), "\(bad.findings)")
    }
    #expect(try place.bytes() == bytes)
    #expect(throws: BadMatrix.self) { try self.place.take(later, accept: ["JPHLEPD-9-05.2"]) }
    try place.take(later, accept: ["jphlepd-9-5.1"])
    #expect(try place.proposal("JPHLEPD-9-05").followUps[1]?.due == "2026-05-31")
  }

  @Test func `does not promise again what was entered in error`() throws {
    let scheduled = try #require(
      try place.register.open().ask { try $0.history(of: .proposal("JPHLEPD-9-05")) }
        .last { $0.type == "follow-up.scheduled" })
    _ = try place.register.open().record(by: Desk(actor: "mea.d3")) { draft in
      try draft.withdraw(scheduled.id, Circumstances(reason: "Not promised"))
    }
    let again = try place.take(Self.sheet([Self.renamed]))
    #expect(again.kind == .nothing && again.answer.counts.kept == 1)
  }

  @Test func `has the caller's source for changes, and its own for what is new`() throws {
    let fair = "JPHLEPD-9-06,Fair,trade-fair,JP,,,,,,,,,,,No. 6\n"
    try place.take(
      Self.sheet([("2026-03-31", "2026-05-31")]) + fair, Circumstances(authority: "Letter of 5 January"))
    #expect(
      try place.proposal("JPHLEPD-9-05").followUps[1]?.dueProvenance.authority == "Letter of 5 January")
    let history = try place.register.open().ask { try $0.standingHistory(of: .proposal("JPHLEPD-9-06")) }
    #expect(history.proposalFacts.map(\.provenance.authority) == ["No. 6"])
  }

  @Test func `keeps the follow-ups of what has ended and says so, or cancels them`() throws {
    let ended = Self.sheet([(",agreed,", ",completed,")]) + "JPHLEPD-9-07,A,fta,PK,,,,,,lapsed,Write,MOC,,,\n"
    let trial = try place.take(ended, isDryRun: true)
    #expect(trial.answer.counts.leftOpen == 3 && trial.answer.counts.cancelled == 0)
    let note = try #require(ImportAnswer.leftOpen(trial.answer.counts, isRecorded: false))
    #expect(
      note == "3 follow-ups of proposals that have ended stay open. Give --follow-ups cancel to cancel them.")
    let first = try place.count() + 1
    let written = try place.take(ended, cancels: true)
    #expect(
      try place.commits(since: first) == [
        [
          "JPHLEPD-9-05 proposal.status-changed 2026-01-05", "JPHLEPD-9-05 follow-up.cancelled 2026-01-05",
          "JPHLEPD-9-05 follow-up.cancelled 2026-01-05",
        ],
        [
          "JPHLEPD-9-07 proposal.tabled 2025-09-10", "JPHLEPD-9-07 proposal.status-changed 2025-09-10",
          "JPHLEPD-9-07 follow-up.scheduled 2025-09-10", "JPHLEPD-9-07 follow-up.cancelled 2025-09-10",
        ],
      ])
    #expect(written.answer.counts.leftOpen == 0 && written.answer.counts.cancelled == 3)
  }

  @Test func `is told only of columns that may still be mapped, and of none that is left out on purpose`() throws {
    let csv = "Reference,Remarks,Remarks (internal),Deadline,Target date,S. No.\nJPHLEPD-9-05,,,,,1\n"
    func leftOut(_ map: [String]) throws -> [String] {
      let bytes = Array(csv.utf8)
      let matrix = try Matrix(
        try SheetFile.read(bytes, named: "matrix.csv"), digest: Digest.sha256(bytes).hex, map: try ColumnMap(map))
      return matrix.leftOut.map { "\($0.name)=\($0.nearest?.rawValue ?? "")" }
    }
    let map = ["Remarks=position"]
    #expect(try leftOut(map) == ["Remarks (internal)=", "Deadline=due", "Target date=", "S. No.="])
    #expect(
      try leftOut(map + ["remarks (internal)=", "S. No.=", "Target date="]) == ["Deadline=due"])
    #expect(
      try leftOut(map + ["Remarks=", "S. No.=", "Deadline="])
        == ["Remarks (internal)=position", "Target date=due"])
  }
}
