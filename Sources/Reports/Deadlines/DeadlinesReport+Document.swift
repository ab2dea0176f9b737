import Domain
import Projections

extension DeadlinesReport {
  public var document: Document {
    let due = entries.count { if case .followUp = $0 { true } else { false } }
    let sessions = entries.count - due
    var document = Document(
      title: wording.rich(.deadlinesTitle, ["day": .longDay(position.asOf)]), language: wording.language)
    let counted =
      [wording.count(.openFollowUps, due)] + (sessions == 0 ? [] : [wording.count(.plannedSessions, sessions)])
    document.append(.paragraph(wording.sentence(.init(wording.list(counted), .plain)).styled(.strong)))
    if selection.isFiltering { document.blocks += selection.note(wording) }
    if !entries.isEmpty { document.append(.table(table)) }
    var rest: [RichText] = []
    if overdue > 0 {
      rest.append(
        wording.rich(
          .moreOverdue, ["n": .number(overdue), "command": .rich(RichText("rapport overdue", .reference))]))
    }
    if undated > 0 { rest.append(wording.rich(.countUndated, ["n": .number(undated)])) }
    if !rest.isEmpty { document.append(.bullets(rest)) }
    return document
  }

  private var table: Table {
    var table = Table(columns: [
      .fixed(wording[.dayHeading]), .number(wording[.inDaysHeading]), .fixed(wording[.what]),
      .init(wording[.actionAndProposal], minimumWidth: 24), .init(wording[.owner], minimumWidth: 5),
    ])
    for entry in entries {
      let day = entry.day
      let distance = wording.digits(position.asOf.days(to: day))
      switch entry {
      case .session(let row):
        let title = dialogueTitles[row.reference.dialogue] ?? ""
        table.append([
          .init(wording.long(day), .strong), .init(distance), .init("\(row.reference)", .reference),
          .init(lines: [(wording[.session] + wording.venue(row.venue)).styled(.strong), wording.recorded(title)]), "",
        ])
      case .followUp(let row, _):
        var lines: [RichText] = [wording.recorded(row.action, .strong), wording.recorded(row.proposal.title)]
        if isFreeDay(row) { lines.append(wording.rich(.noWorkingDayOf, ["owner": .text(row.owner)], .warning)) }
        table.append([
          .init(wording.long(day)), .init(distance), .init("\(row.reference)", .reference), .init(lines: lines),
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
