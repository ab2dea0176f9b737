import Domain
import Projections

// What programs and spreadsheets read.
extension FollowUpReport {
  /// A row for each open follow-up, those due first in front; one without for a proposal that has none.
  public var records: RecordTable { records { _ in true } }

  /// The rows of some of the proposals.
  func records(where isWanted: (ReportItem) -> Bool) -> RecordTable {
    let lines = items.filter(isWanted).flatMap { item in
      item.open.isEmpty ? [(item, FollowUp?.none)] : item.open.map { (item, FollowUp?.some($0)) }
    }
    return RecordTable(
      columns: [
        "proposal", "title", "sector", "kind", "side", "origin", "lead", "support", "counterpart", "status",
        "statusSince", "response", "standing", "nextFollowUp", "nextAction", "nextOwner", "due", "firstDue", "slips",
        "daysOverdue", "latestOn", "latest", "latestSource", "latestGrade", "lastUpdate",
      ] + sharedColumns,
      rows: lines.map { item, next in
        let (row, latest) = (item.row, item.latest)
        return [
          .init(reference: row.reference), .text(row.title), .init(row.sector), .text(row.kind), .text(row.side),
          .text(item.origin.name), .init(row.lead), .init(row.support), .init(row.counterpart),
          .text(row.status.rawValue), .init(row.statusSince), .text(row.response.rawValue),
          .text(item.standing.rawValue), .init(next.map { "\(row.reference).\($0.number)" }), .init(next?.action),
          .init(next?.owner), .init(next?.due), .init(next?.firstDue), .init(next?.slips),
          .init(next.flatMap { $0.isOverdue(on: day) ? $0.due?.days(to: day) : nil }), .init(latest?.on),
          .init(latest?.text), .init(latest.flatMap { wording.source($0.provenance, papers: papers)?.plain }),
          .init(latest?.provenance.grade?.rawValue), .init(row.lastEntry),
        ] + sharedFields(item, next)
      })
  }

  public var json: JSONValue {
    let late = Dictionary(grouping: overdue, by: \.followUp.owner)
    return position.json(
      schema: "report/1",
      forAudience([
        ("dialogue", .string(frame.dialogue.code)), ("lastSession", frame.last?.json ?? .null),
        ("nextSession", frame.next?.json ?? .null),
        ("daysLeft", JSONValue(frame.next.map { day.days(to: $0.date) })),
        ("headline", .string(headline.plain)), ("scope", scopeJSON), ("counts", countsJSON),
        ("items", .array(items.map(json))), ("decisions", .array(decisions.map(json))),
        (
          "lines",
          .array(
            linesToTake.map { item, position in
              [
                "proposal": JSONValue(reference: item.reference), "text": .string(position.note.text),
                "on": .string("\(position.on)"),
              ]
            })
        ),
        ("weOwe", .array(owed(by: frame.dialogue.ours).map(json))),
        ("theyOwe", .array(owed(by: frame.dialogue.theirs).map(json))),
        (
          "overdueByInstitution",
          .array(
            late.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.map { owner, tasks in
              [
                "institution": .string(owner), "name": JSONValue(institutions.name(owner)),
                "overdue": .integer(tasks.count), "oldestDue": JSONValue(tasks.compactMap(\.followUp.due).min()),
              ]
            })
        ),
        ("changes", .array(changes.map { $0.json.adding(sharedMembers(of: $0)) })),
        ("silent", JSONValue(silent.map { "\($0.reference)" })),
        ("targets", targetsJSON), ("ready", JSONValue(ready.map { "\($0.reference)" })), ("inDoubt", doubts.json),
        ("program", .string(Product.name)),
        ("command", .string(position.again(command, wording))),
      ]))
  }

  private var scopeJSON: JSONValue {
    let scope = scope
    return [
      "proposals": .integer(items.count), "tabledAtSession": .integer(scope.tabled), "carried": .integer(scope.carried),
      "tabledSince": .integer(scope.since), "tabledOriginally": .integer(scope.original),
      "split": .integer(scope.split), "merged": .integer(scope.merged),
    ]
  }

  private var countsJSON: JSONValue {
    let standings = shownStandings.map { JSONValue.Member($0.rawValue, .integer(count($0))) }
    let statuses = Status.allCases.map { JSONValue.Member($0.rawValue, .integer(count($0))) }
    return [
      "standing": .object(standings), "status": .object(statuses), "claimed": .integer(count(.done)),
      "verified": .integer(count(.closed)), "proposals": .integer(items.count),
    ]
  }

  func json(_ task: OpenFollowUp) -> JSONValue {
    let followUp = task.followUp
    let value: JSONValue = [
      "followUp": JSONValue(reference: task.reference), "action": .string(followUp.action),
      "owner": .string(followUp.owner), "ownerName": JSONValue(institutions.name(followUp.owner)),
      "due": JSONValue(followUp.due), "firstDue": JSONValue(followUp.firstDue), "slips": .integer(followUp.slips),
      "daysOverdue": .integer(followUp.isOverdue(on: day) ? followUp.due.map { $0.days(to: day) } ?? 0 : 0),
    ]
    return value.adding(sharedMembers(of: followUp, task.item))
  }

  func json(_ item: ReportItem) -> JSONValue {
    let (row, latest) = (item.row, item.latest)
    let position: JSONValue =
      latest.map { latest in
        [
          "on": JSONValue(latest.on), "text": .string(latest.text),
          "source": JSONValue(wording.source(latest.provenance, papers: papers)?.plain),
          "grade": JSONValue(latest.provenance.grade?.rawValue), "event": JSONValue(reference: latest.event),
        ]
      } ?? .null
    let value: JSONValue = [
      "proposal": JSONValue(reference: row.reference), "title": .string(row.title), "sector": JSONValue(row.sector),
      "kind": .string(row.kind), "side": .string(row.side), "origin": .string(item.origin.name),
      "lead": JSONValue(row.lead), "leadName": JSONValue(institutions.name(row.lead)),
      "support": JSONValue(row.support), "counterpart": JSONValue(row.counterpart),
      "status": .string(row.status.rawValue), "statusSince": JSONValue(row.statusSince),
      "response": .string(row.response.rawValue), "standing": .string(item.standing.rawValue),
      "latest": position, "lastUpdate": JSONValue(row.lastEntry),
      "followUps": .array(item.open.map { json(OpenFollowUp(item: item, followUp: $0)) }),
    ]
    return value.adding(sharedMembers(of: item))
  }
}

extension ReportItem.Origin {
  /// The name in JSON and CSV.
  var name: String {
    switch self {
    case .tabledAtSession: "tabled-at-session"
    case .carried: "carried"
    case .tabledSince: "tabled-since"
    }
  }
}

extension ReportChange {
  var json: JSONValue {
    [
      "on": JSONValue(on), "reference": .string(reference), "change": .string(what),
      "event": JSONValue(reference: event),
    ]
  }
}
