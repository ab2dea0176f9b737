public import Domain
import GRDB

/// Which proposals or follow-ups are asked for; what is nil does not restrict.
public struct Filter: Sendable, Hashable {
  public var dialogue: String?
  /// Tabled in this session.
  public var session: SessionReference?
  /// The owner of a follow-up; of a proposal also its lead, support or counterpart.
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
    var conditions = Self.proposalConditions(filter)
    if let institution = filter.institution {
      conditions.append(
        """
        (p.lead = \(institution)
          OR EXISTS (SELECT 1 FROM json_each(p.support) WHERE value = \(institution))
          OR EXISTS (SELECT 1 FROM json_each(p.counterpart) WHERE value = \(institution))
          OR EXISTS (SELECT 1 FROM follow_up f
            WHERE f.proposal = p.reference AND f.state = 'open' AND f.owner = \(institution)))
        """)
    }
    if filter.isOverdue {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM follow_up f
          WHERE f.proposal = p.reference AND f.state = 'open' AND f.due < \(day.daysSinceEpoch))
        """)
    }
    if filter.isOpen { conditions.append("p.is_open = 1") }
    let request: SQL = """
      SELECT p.* FROM proposal p WHERE \(conditions.joined(operator: .and))
      ORDER BY p.dialogue, p.session IS NULL, p.session, p.number, p.part
      """
    return try SQLRequest<Row>(literal: request).fetchAll(db).compactMap { Self.proposal($0) }
  }

  /// One proposal, by its reference as it stands in the log.
  public func proposalRow(_ reference: ProposalReference) throws -> ProposalRow? {
    try Row.fetchOne(db, sql: "SELECT * FROM proposal WHERE reference = ?", arguments: [reference.text])
      .flatMap { Self.proposal($0) }
  }

  /// The reference in the log that a typed one means, however many zeros were typed; nil if there is none.
  ///
  /// Looks at everything that is known, also at proposals that are tabled only after the day asked about.
  public func reference(meant typed: ProposalReference) throws -> ProposalReference? {
    if try isKnown(.proposal(typed)) { return typed }
    return try references(dialogue: typed.dialogue, session: typed.session).first { $0.names(typed) }
  }

  /// Every reference in a place that some event has as its subject.
  private func references(dialogue: String, session: Int?) throws -> [ProposalReference] {
    let place = Self.place(dialogue: dialogue, session: session)
    let sql = "SELECT DISTINCT subject FROM event WHERE subject >= ? AND subject < ? ORDER BY subject"
    return try String.fetchAll(db, sql: sql, arguments: [place, place + "~"]).compactMap { ProposalReference($0) }
  }

  private static func place(dialogue: String, session: Int?) -> String {
    "\(dialogue)-\(session.map(String.init) ?? "X")-"
  }

  /// Whether any event has this subject.
  public func isKnown(_ subject: Subject) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE subject = ?)", arguments: [subject.description]) ?? false
  }

  /// The highest number that a stream gave to a proposal in a place; 0 if it gave none.
  public func highestNumber(dialogue: String, session: Int?, stream: String) throws -> Int {
    let place = Self.place(dialogue: dialogue, session: session)
    let subjects = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT subject FROM event
        WHERE subject >= ? AND subject < ? AND stream = ? AND type = 'proposal.tabled'
        """,
      arguments: [place, place + "~", stream])
    return subjects.compactMap { ProposalReference($0)?.number }.max() ?? 0
  }

  /// Whether a proposal in a place bears this number.
  public func isTaken(dialogue: String, session: Int?, number: Int) throws -> Bool {
    let reference = ProposalReference(dialogue: dialogue, session: session, number: number)
    return try self.reference(meant: reference) != nil
  }

  static func proposalConditions(_ filter: Filter) -> [SQL] {
    var conditions: [SQL] = ["1"]
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

  /// A proposal from the columns of its table.
  static func proposal(_ row: Row) -> ProposalRow? {
    guard let reference = ProposalReference(row["reference"] as String) else { return nil }
    return ProposalRow(
      reference: reference, title: row["title"], kind: row["kind"], side: row["side"], sector: row["sector"],
      lead: row["lead"], support: [String](json: row["support"]), counterpart: [String](json: row["counterpart"]),
      status: Status(rawValue: row["status"]) ?? .tabled,
      statusSince: CalendarDate(daysSinceEpoch: row["status_since"]),
      response: Response(rawValue: row["response"]) ?? .none, isStanding: row["is_standing"], isOpen: row["is_open"],
      tabledOn: CalendarDate(daysSinceEpoch: row["tabled_on"]),
      lastEntry: CalendarDate(daysSinceEpoch: row["last_entry"]),
      sharing: Sharing(rawValue: row["sharing"]) ?? .internal)
  }
}
