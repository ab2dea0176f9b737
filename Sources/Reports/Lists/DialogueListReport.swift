import Domain
public import Projections

/// The dialogues of the register, each with its sessions' ends and its counts.
public struct DialogueListReport: Report {
  let position: RecordPosition
  let items: [DialogueState]

  public init(_ queries: Queries) throws {
    position = try RecordPosition(queries)
    items = try DialogueState.all(queries)
  }

  public var document: Document {
    if items.isEmpty {
      return Document([
        .paragraph("No dialogue is open on \(DayWording.long(position.asOf))."),
        .note(["Open one with: ", TextRun("rapport dialogue open CODE --title TITLE --sides CC,CC", .reference)]),
      ])
    }
    return Document([.table(DialogueState.table(items, asOf: position.asOf))])
  }

  public var records: RecordTable {
    RecordTable(
      columns: [
        "dialogue", "title", "ours", "theirs", "proposals", "openProposals", "overdue", "lastSession", "lastDate",
        "nextSession", "nextDate", "standingCommitments",
      ],
      rows: items.map { item in
        [
          .text(item.dialogue.code), .text(item.dialogue.title), .text(item.dialogue.ours),
          .text(item.dialogue.theirs), .integer(item.proposals), .integer(item.open), .integer(item.overdue),
          .init(item.last.map { "\($0.reference)" }), .init(item.last?.date),
          .init(item.next.map { "\($0.reference)" }), .init(item.next?.date), .integer(item.standing),
        ]
      })
  }

  public var json: JSONValue { position.json(schema: "dialogues/1", [("items", .array(items.map(\.json)))]) }
}

/// Where a dialogue is on a day.
struct DialogueState: Sendable {
  let dialogue: DialogueRow
  /// All of them: the open ones, the standing commitments and those that have ended.
  let proposals: Int
  /// Without the standing commitments, which are never completed.
  let open: Int
  /// Standing commitments that go on.
  let standing: Int
  /// Overdue follow-ups.
  let overdue: Int
  let last: SessionRow?
  let next: SessionRow?
  /// One that was planned for an earlier day, and of which nobody has said what became of it.
  let passed: SessionRow?

  /// - Parameter selection: what is counted; every dialogue is named.
  static func all(_ queries: Queries, _ selection: Selection? = nil) throws -> [DialogueState] {
    let counts = try counts(queries, selection)
    return try queries.dialogues().map { dialogue in
      let proposals = counts.proposals[dialogue.code] ?? ProposalCount()
      return DialogueState(
        dialogue: dialogue, proposals: proposals.all, open: proposals.open, standing: proposals.standing,
        overdue: counts.overdue[dialogue.code] ?? 0,
        last: try queries.lastSession(of: dialogue.code, onOrBefore: queries.day),
        next: try queries.nextSession(of: dialogue.code, onOrAfter: queries.day),
        passed: try queries.passedSession(of: dialogue.code, before: queries.day))
    }
  }

  /// What is counted, by dialogue: all of it where it lies, what a filter leaves row by row.
  private static func counts(
    _ queries: Queries, _ selection: Selection?
  ) throws -> (proposals: [String: ProposalCount], overdue: [String: Int]) {
    guard let selection, selection.isFiltering else {
      return (try queries.proposalCounts(), try queries.overdueCountsByDialogue())
    }
    var (proposals, overdue): ([String: ProposalCount], [String: Int]) = ([:], [:])
    let test = try SelectionTest(selection, queries)
    try queries.eachProposal { row in
      guard try test.accepts(row) else { return }
      proposals[row.reference.dialogue, default: ProposalCount()].all += 1
      if row.isOpen, row.isStanding { proposals[row.reference.dialogue]?.standing += 1 }
      if row.isOpen, !row.isStanding { proposals[row.reference.dialogue]?.open += 1 }
    }
    try queries.eachFollowUp(due: .overdue) { row in
      if try test.accepts(row) { overdue[row.proposal.reference.dialogue, default: 0] += 1 }
    }
    return (proposals, overdue)
  }

  static func table(_ items: [DialogueState], asOf day: CalendarDate) -> Table {
    // Counted apart, where there are any.
    let apart = items.contains { $0.standing > 0 }
    return Table(
      columns: [.fixed("Dialogue"), .init("Title", minimumWidth: 16, weight: 2), .number("Open")]
        + (apart ? [.number("Standing")] : []) + [
          .number("Overdue"), .init("Last session", minimumWidth: 11), .init("Next session", minimumWidth: 11),
        ],
      rows: items.map { item in
        let standing = Table.Cell(item.standing == 0 ? "" : Plural.digits(item.standing))
        let counts = [Table.Cell(Plural.digits(item.open))] + (apart ? [standing] : [])
        return .cells(
          [.init(item.dialogue.code, .reference), .init(item.dialogue.title)] + counts + [
            .init(item.overdue == 0 ? "" : Plural.digits(item.overdue), .bad),
            .init(lines: item.last.map { [.init(DayWording.short($0.date)), Self.number($0)] } ?? []),
            item.nextCell(asOf: day),
          ])
      })
  }

  private static func number(_ session: SessionRow) -> RichText {
    RichText("session \(session.reference.number)", .quiet)
  }

  private func nextCell(asOf day: CalendarDate) -> Table.Cell {
    guard let next else {
      guard let passed else { return .init("none planned", .quiet) }
      return .init(lines: [
        .init(DayWording.short(passed.date), .warning), Self.number(passed) + ", not yet recorded as held",
      ])
    }
    let left = RichText(", \(DayWording.distance(to: next.date, from: day))", .quiet)
    return .init(lines: [.init(DayWording.short(next.date)), Self.number(next) + left])
  }

  var json: JSONValue {
    [
      "dialogue": .string(dialogue.code), "title": .string(dialogue.title),
      "sides": JSONValue([dialogue.ours, dialogue.theirs]), "proposals": .integer(proposals),
      "openProposals": .integer(open), "standingCommitments": .integer(standing), "overdue": .integer(overdue),
      "lastSession": last?.json ?? .null, "nextSession": next?.json ?? .null,
    ]
  }
}

extension SessionRow {
  var json: JSONValue {
    [
      "session": JSONValue(reference: reference), "state": .string(state.rawValue), "date": JSONValue(date),
      "until": JSONValue(until), "venue": JSONValue(venue), "minutesAgreed": JSONValue(minutesAgreed),
    ]
  }
}
