import Domain
import TestSupport
import Testing

@testable import Exchange

@Suite struct `The reader of return forms` {
  private static let head = ["proposal", "followUp", "position", "done", "newDue", "reason", "form"]

  private func sheet(
    _ rows: [[Sheet.Cell]], under head: [String] = head, controls: [String: Sheet.Cell] = [:]
  ) -> Sheet {
    let all = [head.map { Sheet.Cell.text($0) }] + rows
    return Sheet(
      file: "moc.xlsx", rows: all.enumerated().map { .init(number: $0.offset + 1, cells: $0.element) },
      controls: controls)
  }

  private func row(
    _ followUp: String? = "1", position: Sheet.Cell = .empty, done: Sheet.Cell = .empty, newDue: Sheet.Cell = .empty,
    reason: Sheet.Cell = .empty, form: String = "MOC-2026-08-10 mea/412"
  ) -> [Sheet.Cell] {
    [
      .text("JPHLEPD-9-05"), followUp.map { .text("JPHLEPD-9-05.\($0)") } ?? .empty, position, done, newDue, reason,
      .text(form),
    ]
  }

  private func read(_ sheets: Sheet..., order: DayOrder? = nil) -> FormReader {
    FormReader(sheets, file: "moc.xlsx", days: FileDays(order: order))
  }

  private func problems(_ sheets: Sheet...) -> [FormFinding.Problem] {
    FormReader(sheets, file: "moc.xlsx", days: FileDays()).findings.map(\.problem)
  }

  @Test func `finds the columns by their names, in whatever order and spelling`() throws {
    let head = ["Form", "REASON", "new due", "Done", "Position", "Follow-up", "colour", "proposal"]
    let cells: [Sheet.Cell] = [
      .text("MOC-2026-08-10  mea/412 jica/7"), .text("Survey"), .day("2026-12-01"), .empty, .text("Under\nway"),
      .text("jphlepd-9-05.1"), .text("blue"), .text("JPHLEPD-9-05"),
    ]
    let reader = read(sheet([cells], under: head))
    #expect(reader.findings == [] && reader.reference == "MOC-2026-08-10")
    #expect(reader.remarks == [.unknownColumns(["colour"])])
    let row = try #require(reader.rows.first)
    #expect(row.reference == "JPHLEPD-9-05.1" && row.position == "Under way" && row.reason == "Survey")
    #expect(row.newDue == "2026-12-01" && row.done == nil)
    #expect(row.state == [EventID("mea/412"), EventID("jica/7")])
  }

  @Test func `finds the head below what somebody wrote above it`() {
    let rows: [Sheet.Row] = [
      .init(number: 1, cells: [.text("Reply of the Ministry of Commerce"), .merged]),
      .init(number: 3, cells: Self.head.map { Sheet.Cell.text($0) }),
      .init(number: 4, cells: row(position: .text("Under way"))),
    ]
    let reader = read(Sheet(file: "moc.xlsx", rows: rows))
    #expect(reader.findings == [] && reader.remarks == [])
    #expect(reader.rows.map(\.number) == [4] && reader.rows.first?.position == "Under way")
  }

  @Test func `takes done in many spellings`() {
    let yes: [Sheet.Cell] = [
      .text("yes"), .text("X"), .text(" Done."), .text("☒"), .truth(true), .number("1"), .text("完了"),
    ]
    for cell in yes { #expect(read(sheet([row(done: cell)])).rows.first?.done == .yes, "\(cell)") }
    for cell in [Sheet.Cell.text("no"), .text("☐"), .truth(false), .text("-"), .empty] {
      let reader = read(sheet([row(done: cell)]))
      #expect(reader.rows.first?.done == nil && reader.findings == [], "\(cell)")
    }
    #expect(read(sheet([row(done: .text("15 Aug 2026"))])).rows.first?.done == .on("2026-08-15"))
    #expect(read(sheet([row(done: .day("2026-08-15"))])).rows.first?.done == .on("2026-08-15"))
    #expect(problems(sheet([row(done: .text("partly"))])) == [.badDone("partly")])
  }

  @Test func `takes what stands in a control before what stands in its cell, and no request for an answer`() {
    let controls: [String: Sheet.Cell] = [
      "JPHLEPD-9-05.1/position": .text("From the control"), "JPHLEPD-9-05.1/done": .truth(true),
      "JPHLEPD-9-05.1/reason": .empty,
    ]
    let cells = row(position: .text("From the cell"), newDue: .text("Choose a date"), reason: .text("________"))
    let row = read(sheet([cells], controls: controls)).rows.first
    #expect(row?.position == "From the control" && row?.done == .yes && row?.newDue == nil && row?.reason == nil)
  }

  @Test func `names everything that is wrong with a row`() {
    let formula = Sheet.Cell.formula(shown: "46000")
    let wrong = row(position: .merged, done: .text("half"), newDue: formula, reason: .text("a\u{202E}b"))
    let found = problems(sheet([wrong]))
    for expected in [
      FormFinding.Problem.formula(column: "newDue"), .merged(column: "position"), .badDone("half"),
      .text(column: "reason", .controlCharacter(0x202E)),
    ] { #expect(found.contains(expected), "\(expected)") }
    #expect(problems(sheet([row(newDue: .text("31/02/2026"))])) == [.day(column: "newDue", .impossible("31/02/2026"))])
    #expect(problems(sheet([row(newDue: .text("03/04/2026"))])) == [.day(column: "newDue", .ambiguous("03/04/2026"))])
    #expect(read(sheet([row(newDue: .text("03/04/2026"))]), order: .dayFirst).rows.first?.newDue == "2026-04-03")
    #expect(problems(sheet([row(reason: .text("Because"))])) == [.reasonAlone])
    let long = String(repeating: "語", count: 10_000)
    #expect(problems(sheet([row(position: .text(long))])) == [.text(column: "position", .tooLong(30_000))])
    #expect(read(sheet([row(position: .text(String(long.prefix(8_000))))])).findings == [])
    #expect(problems(sheet([row(nil, done: .text("yes"))])) == [.noFollowUp(column: "done")])
  }

  @Test func `refuses rows of which it is not known what they are about`() {
    #expect(problems(sheet([row(), row()])) == [.duplicate(reference: "JPHLEPD-9-05.1", first: 2)])
    #expect(problems(sheet([row(form: "")])) == [.badState("")])
    #expect(problems(sheet([row(form: "MOC-2026-08-10")])) == [.badState("MOC-2026-08-10")])
    #expect(
      problems(sheet([row(), row("2", form: "FBR-2026-08-10 mea/412")]))
        == [.anotherForm("FBR-2026-08-10", first: "MOC-2026-08-10")])
    var cells = row()
    cells[0] = .text("9-05")
    #expect(problems(sheet([cells])) == [.referencesApart(proposal: "9-05", followUp: "JPHLEPD-9-05.1")])
    cells[1] = .day("2026-05-09")
    #expect(problems(sheet([cells])) == [.badReference(column: "followUp", "2026-05-09")])
    (cells[0], cells[1], cells[4]) = (.empty, .empty, .text("31/02/2026"))
    #expect(problems(sheet([cells])) == [.referenceMissing, .day(column: "newDue", .impossible("31/02/2026"))])
  }

  @Test func `says which columns are missing, and passes over other sheets`() {
    let other = Sheet(file: "moc.xlsx", name: "How to fill it in", rows: [.init(number: 1, cells: [.text("Form")])])
    #expect(read(other, sheet([row(position: .text("Done"))])).findings == [])
    #expect(
      problems(other, sheet([], under: ["proposal", "followUp", "position", "done", "due", "form"]))
        == [
          .columnsMissing(["newDue", "reason"], found: ["proposal", "followUp", "position", "done", "due", "form"])
        ])
    #expect(problems(sheet([])) == [.noRows])
    #expect(problems(sheet([row()], under: Self.head + ["Done"])) == [.columnTwice("Done")])
  }
}
