import Domain
import EventLog
import Exchange
import Registry
import TestSupport
import Testing

@Suite final class `A matrix with bad rows` {
  private let place: ImportPlace

  init() throws { place = try ImportPlace() }

  @Test(arguments: [
    ("9-05,A,fta,PK,,,,,,,,,,,", ["2 reference: shortReference"]),
    ("JPHLEPD-9-05.1,A,fta,PK,,,,,,,,,,,", ["2 reference: followUpReference"]),
    ("five,A,fta,PK,,,,,,,,,,,", ["2 reference: notAReference"]),
    (",A,fta,PK,,,,,,,,,,,", ["2 reference: empty"]),
    ("JPHLPD-9-05,A,fta,PK,,,,,,,,,,,", ["2 reference: otherRegister"]),
    ("JPHLEPD-8-05,A,fta,PK,,,,,,,,,,,", ["2 reference: unknownSession"]),
    ("JPHLEPD-9-05,,,,,,,,,,,,,,", ["2 title: empty", "2 kind: empty", "2 side: empty"]),
    ("JPHLEPD-9-05,A,treaty,US,,,,,,,,,,,", ["2 kind: unknownWord", "2 side: unknownWord"]),
    (
      "JPHLEPD-9-05,A,fta,PK,OPHR,Nobody,MOC,,,,,,,,",
      [
        "2 lead: unknownInstitution", "2 support: unknownInstitution", "2 counterpart: wrongSide",
      ]
    ),
    (
      "JPHLEPD-9-05,A,fta,PK,,,,31/02/2026,,agred,Do,MOC,03/04/2026,,",
      [
        "2 tabled: day", "2 status: unknownWord", "2 due: day",
      ]
    ),
    ("JPHLEPD-9-05,A,fta,PK,,,,,,closed,,,,,", ["2 status: refused"]),
    ("JPHLEPD-9-05,A,fta,PK,,,,,,superseded,,,,,", ["2 status: refused"]),
    ("JPHLEPD-9-05,A,fta,PK,,,,,,,,MOC,2026-04-04,,", ["2 owner: withoutAction", "2 due: withoutAction"]),
    ("JPHLEPD-9-05,A,fta,PK,,,,,,,Do,,,,", ["2 owner: empty"]),
    ("JPHLEPD-9-05,A\u{202E}B,fta,PK,,,,,,,,,,,", ["2 title: text"]),
    ("JPHLEPD-9-05,A,fta,PK,,,,,,,,,,,,more", ["2 row: behindLastColumn"]),
    ("JPHLEPD-9-05,A,fta,PK,,,,,,,,,,\(String(repeating: "é", count: 32_000)),", ["2 position: refused"]),
  ])
  func `names each cell, and leaves the log as it was`(_ row: String, _ faults: [String]) throws {
    let bytes = try place.bytes()
    #expect(Set(try place.faults(rows: row)) == Set(faults))
    #expect(try place.bytes() == bytes)
  }

  @Test func `has rows of one proposal that say different things`() throws {
    #expect(
      try place.faults(
        rows: "JPHLEPD-9-05,A,fta,PK,,,,,,,Do,MOC,,,", "JPHLEPD-9-05,B,,JP,,,,,,,Do,MOC,,,")
        == ["3 title: differs", "3 side: differs", "3 action: repeated"])
  }

  @Test func `asks for what no later entry changes`() throws {
    try place.take(rows: "JPHLEPD-9-05,A,fta,PK,,,,2025-09-10,,,,,,,")
    #expect(
      try place.faults(rows: "JPHLEPD-9-05,A,fta,JP,,,,2025-09-11,,,,,,,")
        == ["2 side: standsOtherwise", "2 tabled: standsOtherwise"])
  }

  @Test func `does not give a reference again that was entered in error`() throws {
    try place.take(rows: "JPHLEPD-9-05,A,fta,PK,,,,2025-09-10,,,,,,,")
    let number = try place.count()
    _ = try place.register.open().record(by: Desk(actor: "mea.d3")) { draft in
      try draft.withdraw(EventID(stream: "mea", number: number), Circumstances(reason: "another matter"))
    }
    #expect(try place.faults(rows: "JPHLEPD-9-05,B,fta,PK,,,,2025-09-10,,,,,,,") == ["2 reference: enteredInError"])
  }

  @Test func `reads an ambiguous day only in the order that is given`() throws {
    let csv = "\(ImportPlace.head)\nJPHLEPD-9-05,A,fta,PK,,,,,,,Do,MOC,03/04/2026,,\n"
    #expect(try place.faults(csv) == ["2 due: day"])
    try place.take(csv, order: .dayFirst)
    #expect(try place.proposal("JPHLEPD-9-05").followUps[1]?.due == "2026-04-03")
  }

  @Test func `takes a cell of 10,000 characters, and line breaks in it for blanks`() throws {
    let long = String(repeating: "word ", count: 2_000).dropLast()
    try place.take(rows: "JPHLEPD-9-05,\"A\nB\r\n  C\",fta,PK,,,,,,,,,,\(long),")
    let proposal = try place.proposal("JPHLEPD-9-05")
    #expect(proposal.tabling?.title == Text("A B C") && proposal.notes.first?.note.text == String(long))
  }

  @Test func `is understood in the words of its own workbook, and those that are missing are said once`() throws {
    let csv = """
      Matrix of the dialogue,,,,
      Ref No.,Subject,Type,Lead Ministry,Remarks
      JPHLEPD-9-05,Centre,Agreement,OPHRD,TBD
      """
    let map = [
      "ref no=reference", "Subject=title", "Type=kind", "kind:Agreement=fta", "side:=PK", "Lead Ministry=lead",
    ]
    try place.take(csv, map: map)
    let tabling = try place.proposal("JPHLEPD-9-05").tabling
    #expect(tabling?.kind == "fta" && tabling?.side == "PK" && tabling?.lead == "OPHRD")
    #expect(throws: MatrixFailure.self) { try self.place.take(csv) }
    #expect(throws: MatrixFailure.self) { try self.place.take(csv, map: map + ["Deadline=due"]) }
    #expect(throws: MatrixFailure.self) { try self.place.take(csv.replacing("Type", with: "ref  no")) }
    #expect(throws: ColumnMapFailure.self) { try ColumnMap(["Type=kinds"]) }
    do {
      try place.take("reference,Subject\nJPHLEPD-9-06,A\nJPHLEPD-9-07,B\n", map: ["Subject=title"])
      Issue.record("taken without kind and side")
    } catch let bad as BadMatrix {
      #expect(bad.plan.missingColumns == [.kind, .side])
      #expect(bad.findings.split(separator: "\n").count == 4, "\(bad.findings)")
    }
  }

  @Test func `lists an unknown body once, with the command that adds it`() throws {
    do {
      try place.take(
        rows: "JPHLEPD-9-05,A,fta,PK,Ministry of Finance,TDAP,JETRO,,,,Do,Ministry of Finance,,,",
        "JPHLEPD-9-06,A,fta,PK,Ministry of Finance,,,,,,,,,,")
      Issue.record("taken")
    } catch let bad as BadMatrix {
      let bodies = bad.unknown.bodies.map { "\($0.code) \($0.name) \($0.side) \($0.rows)" }
      #expect(bodies == ["MOF Ministry of Finance PK 3", "TDAP TDAP PK 1", "JETRO JETRO JP 1"])
      #expect(bad.remedies?.contains("institution add MOF --name \"Ministry of Finance\" --side PK") == true)
    }
  }
}
