public import Domain
import GRDB

/// Which proposals or follow-ups are asked for; what is nil does not restrict.
public struct Filter: Sendable, Hashable {
  public var dialogue: String?
  /// Tabled in this session.
  public var session: SessionReference?
  /// The owner of a follow-up; of a proposal also its lead, support or counterpart.
  ///
  /// What another body took on belongs to the one that answers for it on the day asked about (`Heirs`).
  public var institution: String?
  public var statuses: Set<Status>?
  public var kind: String?
  public var sector: String?
  /// The side that tabled it, ISO 3166, or `both`.
  public var side: String?
  /// Only what has an overdue follow-up, or is one.
  public var isOverdue = false
  /// Only open ones.
  public var isOpen = false

  public init() {}
}

extension Queries {
  /// Proposals, by dialogue, session (those outside a session last) and number.
  public func proposals(_ filter: Filter = Filter()) throws -> [ProposalRow] {
    let heirs = try heirs()
    let conditions = proposalConditions(filter) + proposalOnlyConditions(filter, heirs)
    return try proposals(where: conditions, heirs)
  }

  /// Proposals by conditions on `p`, in their order.
  func proposals(where conditions: [SQL], _ heirs: Heirs? = nil) throws -> [ProposalRow] {
    let heirs = try heirs ?? self.heirs()
    let request: SQL = """
      SELECT \(sql: proposalColumns) FROM proposal p WHERE \(conditions.joined(operator: .and))
      ORDER BY p.dialogue, p.session IS NULL, p.session, p.number, p.part
      """
    return try SQLRequest<Row>(literal: request).fetchCursor(db).kept { proposal($0)?.passed(to: heirs) }
  }

  /// One proposal, by its reference as it stands in the log.
  public func proposalRow(_ reference: ProposalReference) throws -> ProposalRow? {
    let sql =
      "SELECT \(proposalColumns) FROM proposal p WHERE p.history = (SELECT id FROM history WHERE subject = ?) AND \(holds("p"))"
    return try Row.fetchOne(db, sql: sql, arguments: [reference.text])
      .flatMap { proposal($0)?.passed(to: try heirs()) }
  }

  /// The reference in the log that a typed one means, however many zeros were typed; nil if there is none.
  ///
  /// Looks at everything that is known, also at proposals that are tabled only after the day asked about.
  public func reference(meant typed: ProposalReference) throws -> ProposalReference? {
    if try isKnown(.proposal(typed)) { return typed }
    let sql = """
      SELECT reference FROM proposal_place
      WHERE dialogue = ? AND session IS ? AND number = ? AND part = ? AND since <= \(knownTime) LIMIT 1
      """
    return try String.fetchOne(
      db, sql: sql, arguments: [typed.dialogue, typed.session, typed.number, typed.part]
    ).flatMap { ProposalReference($0) }
  }

  /// What somebody may have meant by a reference that is not known: of each session of its dialogue the proposals with
  /// the nearest numbers, and with those that one slip makes of its digits, whether or not they hold, in their order.
  ///
  /// - Parameter count: how many on either side of the number.
  public func references(near typed: ProposalReference, most count: Int = 200) throws -> [ProposalReference] {
    // From one session to the next by the index, without a look at what stands between them.
    let sessions = try Int.fetchAll(
      db,
      sql: """
        WITH RECURSIVE each(session) AS (
          SELECT min(session) FROM proposal_place WHERE dialogue = ?1
          UNION ALL
          SELECT (SELECT min(session) FROM proposal_place WHERE dialogue = ?1 AND session > each.session)
          FROM each WHERE each.session IS NOT NULL)
        SELECT session FROM each WHERE session IS NOT NULL
        """, arguments: [typed.dialogue])
    let statement = try db.makeStatement(
      sql: """
        SELECT DISTINCT reference, number, part FROM (
          SELECT * FROM proposal_place WHERE dialogue = ?1 AND session IS ?2
            AND number IN (\(typed.slips.map(String.init).joined(separator: ", ")))
          UNION ALL
          SELECT * FROM (SELECT * FROM proposal_place WHERE dialogue = ?1 AND session IS ?2 AND number >= ?3
            ORDER BY number LIMIT ?4)
          UNION ALL
          SELECT * FROM (SELECT * FROM proposal_place WHERE dialogue = ?1 AND session IS ?2 AND number < ?3
            ORDER BY number DESC LIMIT ?4))
        ORDER BY number, part
        """)
    return try (sessions.map(Optional.some) + [nil]).flatMap { session in
      try String.fetchAll(statement, arguments: [typed.dialogue, session, typed.number, count])
    }.compactMap { ProposalReference($0) }
  }

  /// Whether any event that is known has this subject.
  public func isKnown(_ subject: Subject) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM history WHERE subject = ? AND since <= \(knownTime))",
      arguments: [subject.description]) ?? false
  }

  /// The highest number of a proposal in a place that lies in a range; nil if there is none.
  public func highestNumber(dialogue: String, session: Int?, in range: ClosedRange<Int>) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT number FROM proposal_place WHERE dialogue = ? AND session IS ? AND number BETWEEN ? AND ?
        ORDER BY number DESC LIMIT 1
        """,
      arguments: [dialogue, session, range.lowerBound, range.upperBound])
  }

  /// Whether a proposal in a place bears this number, also one that was entered in error.
  public func isTaken(dialogue: String, session: Int?, number: Int) throws -> Bool {
    let reference = ProposalReference(dialogue: dialogue, session: session, number: number)
    if try self.reference(meant: reference) != nil { return true }
    return try highestNumber(dialogue: dialogue, session: session, in: number...number) != nil
  }

  func proposalConditions(_ filter: Filter) -> [SQL] {
    var conditions: [SQL] = ["\(sql: holds("p"))"]
    if let dialogue = filter.dialogue { conditions.append("p.dialogue = \(dialogue)") }
    if let session = filter.session {
      conditions.append("p.dialogue = \(session.dialogue) AND p.session = \(session.number)")
    }
    if let statuses = filter.statuses { conditions.append("p.status IN \(statuses.map(\.rawValue).sorted())") }
    if let kind = filter.kind { conditions.append("p.kind = \(kind)") }
    if let sector = filter.sector { conditions.append("p.sector = \(sector)") }
    if let side = filter.side { conditions.append("p.side = \(side)") }
    return conditions
  }

  /// What of a filter is about a proposal by itself and not about its follow-ups' rows.
  func proposalOnlyConditions(_ filter: Filter, _ heirs: Heirs) -> [SQL] {
    var conditions: [SQL] = []
    let open: SQL = "SELECT 1 FROM follow_up_span f WHERE \(sql: belongs("f")) AND f.state = 0"
    if let institution = filter.institution {
      let bodies = heirs.bodies(answeredForBy: institution)
      conditions.append(
        """
        (p.lead IN \(bodies)
          OR EXISTS (SELECT 1 FROM json_each(p.support) WHERE value IN \(bodies))
          OR EXISTS (SELECT 1 FROM json_each(p.counterpart) WHERE value IN \(bodies))
          OR EXISTS (\(open) AND f.owner IN (SELECT id FROM name WHERE word IN \(bodies)) AND \(sql: holds("f"))))
        """)
    }
    if filter.isOverdue {
      conditions.append("EXISTS (\(open) AND f.due < \(day.daysSinceEpoch) AND \(sql: holds("f")))")
    }
    if filter.isOpen { conditions.append("p.is_open = 1") }
    return conditions
  }

  /// A proposal from the columns of its table.
  func proposal(_ row: Row) -> ProposalRow? {
    guard let reference = ProposalReference(row["reference"] as String) else { return nil }
    return ProposalRow(
      reference: reference, title: row["title"], kind: row["kind"], side: row["side"], sector: row["sector"],
      lead: row["lead"], support: [String](json: row["support"]), counterpart: [String](json: row["counterpart"]),
      status: Status(rawValue: row["status"]) ?? .tabled,
      statusSince: CalendarDate(daysSinceEpoch: row["status_since"]),
      response: Response(rawValue: row["response"]) ?? .none, isStanding: row["is_standing"], isOpen: row["is_open"],
      tabledOn: CalendarDate(daysSinceEpoch: row["tabled_on"]),
      lastEntry: lastEntry(row["entries"]) ?? CalendarDate(daysSinceEpoch: row["tabled_on"]),
      sharing: Sharing(rawValue: row["sharing"]) ?? .internal, waiting: row["waiting"],
      completedOn: row.day("completed_on"))
  }
}

extension RowCursor {
  /// What is made of each row, where something is; no row is held longer than that.
  func kept<Value>(_ make: (Row) throws -> Value?) throws -> [Value] {
    var values: [Value] = []
    while let row = try next() {
      if let value = try make(row) { values.append(value) }
    }
    return values
  }
}
