import Domain
import Projections

extension DeadlinesReport {
  public var document: Document {
    let due = entries.count { if case .followUp = $0 { true } else { false } }
    let sessions = entries.count - due
    var document = Document(title: "Deadlines from \(DayWording.long(position.asOf)) on".rich)
    let meeting = sessions == 0 ? "" : " and \(Plural.counted(sessions, "planned session"))"
    document.append(.paragraph([TextRun("\(Plural.counted(due, "open follow-up"))\(meeting).", .strong)]))
    if selection.isFiltering { document.blocks += selection.note }
    if !entries.isEmpty { document.append(.table(table)) }
    var rest: [RichText] = []
    if overdue > 0 {
      rest.append([
        TextRun("\(Plural.counted(overdue, "more follow-up", "more follow-ups")) overdue already: "),
        TextRun("rapport overdue", .reference),
      ])
    }
    if undated > 0 { rest.append("\(Plural.counted(undated, "open follow-up")) without a date.".rich) }
    if !rest.isEmpty { document.append(.bullets(rest)) }
    return document
  }

  private var table: Table {
    var table = Table(columns: [
      .fixed("Day"), .fixed("In days"), .fixed("What"), .init("Action and proposal", minimumWidth: 24),
      .init("Owner", minimumWidth: 5),
    ])
    for entry in entries {
      let day = entry.day
      let distance = Plural.digits(position.asOf.days(to: day))
      switch entry {
      case .session(let row):
        let title = dialogueTitles[row.reference.dialogue] ?? ""
        table.append([
          .init(DayWording.long(day), .strong), .init(distance), .init("\(row.reference)", .reference),
          .init(lines: [.init("Session\(row.venue.map { ", \($0)" } ?? "")", .strong), .init(title)]), "",
        ])
      case .followUp(let row, _):
        var lines: [RichText] = [.init(row.action, .strong), .init(row.proposal.title)]
        if isFreeDay(row) { lines.append(.init("no working day of \(row.owner)", .warning)) }
        table.append([
          .init(DayWording.long(day)), .init(distance), .init("\(row.reference)", .reference), .init(lines: lines),
          .init(row.owner),
        ])
      }
    }
    return table
  }

  public var records: RecordTable {
    RecordTable(
      columns: ["day", "until", "kind", "reference", "action", "owner", "ownerName", "proposal", "title"],
      rows: entries.map { entry in
        switch entry {
        case .session(let row):
          [
            .init(row.date), .init(row.until), "session", .init(reference: row.reference), .init(row.venue), .empty,
            .empty, .empty, .init(dialogueTitles[row.reference.dialogue]),
          ]
        case .followUp(let row, let due):
          [
            .init(due), .empty, "follow-up", .init(reference: row.reference), .text(row.action), .text(row.owner),
            .init(institutions.name(row.owner)), .init(reference: row.proposal.reference), .text(row.proposal.title),
          ]
        }
      })
  }

  public var json: JSONValue {
    let items = entries.map { entry -> JSONValue in
      switch entry {
      case .session(let row):
        [
          "kind": "session", "day": JSONValue(row.date), "until": JSONValue(row.until),
          "session": JSONValue(reference: row.reference), "venue": JSONValue(row.venue),
          "dialogue": .string(row.reference.dialogue), "title": JSONValue(dialogueTitles[row.reference.dialogue]),
        ]
      case .followUp(let row, let due):
        [
          "kind": "follow-up", "day": JSONValue(due), "followUp": JSONValue(reference: row.reference),
          "action": .string(row.action), "owner": .string(row.owner),
          "ownerName": JSONValue(institutions.name(row.owner)), "isWorkingDay": .boolean(!isFreeDay(row)),
          "firstDue": JSONValue(row.firstDue), "slips": .integer(row.slips),
          "proposal": JSONValue(reference: row.proposal.reference), "title": .string(row.proposal.title),
        ]
      }
    }
    return position.json(
      schema: "deadlines/1",
      [
        ("items", .array(items)), ("count", .integer(items.count)), ("overdue", .integer(overdue)),
        ("undated", .integer(undated)), selection.member,
      ])
  }
}
