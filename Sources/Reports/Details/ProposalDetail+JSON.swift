import Domain
import EventLog

extension ProposalDetail {
  public var json: JSONValue {
    guard let tabling = proposal.tabling else { return position.json(schema: "proposal/1", []) }
    return position.json(schema: "proposal/1", description(tabling) + state + collections)
  }

  private func description(_ tabling: Tabling) -> [(String, JSONValue)] {
    [
      ("proposal", JSONValue(reference: reference)), ("title", .string(tabling.title.wording())),
      ("titles", JSONValue(text: tabling.title)), ("kind", .string(tabling.kind)), ("side", .string(tabling.side)),
      ("session", JSONValue(tabling.session)), ("forum", JSONValue(tabling.forum)),
      ("sector", JSONValue(tabling.sector)), ("summary", JSONValue(tabling.summary)),
      ("tabledBy", JSONValue(tabling.tabledBy)), ("tabledOn", JSONValue(proposal.tabledOn)),
      ("aliases", JSONValue(tabling.aliases)), ("isStanding", .boolean(tabling.isStanding)),
      ("lead", JSONValue(tabling.lead)), ("leadName", JSONValue(institutions.name(tabling.lead))),
      ("support", JSONValue(tabling.support)), ("counterpart", JSONValue(tabling.counterpart)),
    ]
  }

  private var state: [(String, JSONValue)] {
    [
      ("status", .string(proposal.currentStatus.rawValue)), ("statusSince", JSONValue(proposal.statusSince)),
      ("statusSource", proposal.status.map { json($0.provenance, $0.event) } ?? .null),
      ("evidence", JSONValue(proposal.status?.value.evidence)), ("until", JSONValue(proposal.status?.value.until)),
      ("by", JSONValue(proposal.status?.value.by)), ("standing", .string(standing.rawValue)),
      ("response", .string((proposal.response?.value ?? .none).rawValue)),
      ("responseSource", proposal.response.map { json($0.provenance, $0.event) } ?? .null),
      ("waitingOn", JSONValue(proposal.waiting?.value.on)),
      ("waitingFor", JSONValue(proposal.waiting?.value.thirdParty)), ("waitingSince", JSONValue(waitingSince)),
      ("isOpen", .boolean(proposal.isOpen)),
      ("sharing", .string(proposal.sharing.rawValue)), ("lastUpdate", JSONValue(proposal.lastEntry)),
      ("lastEvent", JSONValue(proposal.lastEvent.map { "\($0)" })),
    ]
  }

  private var collections: [(String, JSONValue)] {
    [
      ("followUps", .array(followUps.map { json($0) })), ("notes", .array(notes.map { json($0) })),
      ("targets", .array(targets.map { json($0) })),
      ("milestones", milestonesJSON), ("lifeCycle", JSONValue(proposal.lifeCycle?.kind.rawValue)),
      ("stages", stagesJSON), ("lineage", lineageJSON),
      (
        "related",
        .array(proposal.relations.map { ["relation": .string($0.relation.rawValue), "to": .string($0.to)] })
      ),
      ("parts", JSONValue(proposal.parts)),
      (
        "reviews",
        .array(
          proposal.reviews.map {
            ["session": .string($0.session), "outcome": .string($0.outcome.rawValue), "on": JSONValue($0.on)]
          })
      ),
      ("papers", JSONValue(citedPapers)),
      (
        "documents",
        .array(
          proposal.documents.map {
            [
              "digest": .string($0.digest), "name": .string($0.name), "mediaType": .string($0.mediaType),
              "bytes": .integer($0.bytes),
            ]
          })
      ),
      ("notUnderstood", JSONValue(history.notUnderstood.map { "\($0.event.id)" })),
    ]
  }

  private func json(_ provenance: Provenance, _ event: EventID) -> JSONValue {
    [
      "authority": JSONValue(provenance.authority), "paper": JSONValue(provenance.paper),
      "grade": JSONValue(provenance.grade?.rawValue), "reason": JSONValue(provenance.reason),
      "confirmedBy": JSONValue((history.confirmations[event] ?? []).compactMap { $0.paper ?? $0.authority }),
      "event": JSONValue(reference: event),
    ]
  }

  func json(_ followUp: FollowUp) -> JSONValue {
    let (state, endedOn): (String, CalendarDate?) =
      switch followUp.state {
      case .open: ("open", nil)
      case .completed(let day): ("completed", day)
      case .cancelled(let day): ("cancelled", day)
      }
    return [
      "followUp": .string("\(reference).\(followUp.number)"), "action": .string(followUp.action),
      "owner": .string(followUp.owner), "ownerName": JSONValue(institutions.name(followUp.owner)),
      "state": .string(state), "endedOn": JSONValue(endedOn), "outcome": JSONValue(followUp.outcome),
      "due": JSONValue(followUp.due), "firstDue": JSONValue(followUp.firstDue), "slips": .integer(followUp.slips),
      "netSlip": .integer(followUp.netSlip), "decision": .boolean(followUp.isDecision),
      "overdue": .boolean(followUp.isOverdue(on: day)), "addedOn": JSONValue(followUp.added),
      "moves": .array(
        followUp.moves.map {
          [
            "from": JSONValue($0.from), "to": JSONValue($0.to), "on": JSONValue($0.on),
            "event": JSONValue(reference: $0.event),
          ]
        }),
      "dueSource": json(followUp.dueProvenance, followUp.moves.last?.event ?? followUp.lastEvent),
      "lastUpdate": JSONValue(followUp.lastEntry),
    ]
  }

  func json(_ position: Proposal.Position) -> JSONValue {
    [
      "on": JSONValue(position.on), "text": .string(position.note.text),
      "institution": JSONValue(position.note.institution), "followUp": JSONValue(position.note.followUp),
      "reply": JSONValue(position.note.reply?.rawValue), "line": .boolean(position.note.isLine),
      "offRecord": .boolean(position.note.isOffRecord), "actor": .string(position.actor),
      "time": JSONValue(reference: position.time), "source": json(position.provenance, position.event),
      "sharing": .string(position.sharing.rawValue), "event": JSONValue(reference: position.event),
    ]
  }

  private func json(_ target: Proposal.Target) -> JSONValue {
    let definition = target.definition
    return [
      "target": .string("\(reference).T\(target.number)"), "measure": .string(definition.measure),
      "unit": .string(definition.unit), "direction": JSONValue(definition.direction?.rawValue),
      "baseline": Self.json(definition.baseline), "goal": Self.json(definition.goal),
      "basis": JSONValue(definition.basis), "readings": .array(target.readings.map(Self.json)),
      "position": TargetWording.json(target.position),
    ]
  }

  private static func json(_ reading: Reading) -> JSONValue {
    ["on": JSONValue(reading.on), "value": .string(reading.value)]
  }

  /// A field a row: what holds, then follow-ups and positions.
  public var records: RecordTable {
    guard let tabling = proposal.tabling else { return RecordTable(columns: ["field", "value"]) }
    var rows: [[RecordTable.Field]] = (description(tabling) + state).compactMap { name, value in
      switch value {
      case .string(let text): [.text(name), .text(text)]
      case .boolean(let truth): [.text(name), .text(truth ? "true" : "false")]
      case .integer(let number): [.text(name), .integer(number)]
      case .array(let values):
        [
          .text(name),
          .text(values.compactMap { if case .string(let text) = $0 { text } else { nil } }.joined(separator: " ")),
        ]
      case .null, .object, .rows: nil
      }
    }
    for followUp in followUps {
      let due = followUp.due.map { "due \($0)" } ?? "undated"
      rows.append([.text("\(reference).\(followUp.number)"), .text("\(followUp.owner), \(due): \(followUp.action)")])
    }
    for position in notes {
      let who = position.note.institution.map { "\($0): " } ?? ""
      rows.append([.text("note \(position.on)"), .text(who + position.note.text)])
    }
    return RecordTable(columns: ["field", "value"], rows: rows)
  }
}
