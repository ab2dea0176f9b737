public import Domain
import GRDB

// Institutions, dialogues, sessions and papers.
extension Queries {
  /// All institutions, by side and code.
  public func institutions() throws -> [InstitutionRow] {
    try Row.fetchAll(db, sql: "SELECT * FROM institution WHERE \(holds("institution")) ORDER BY side, code").map(
      Self.institution)
  }

  /// The institution with this code.
  public func institution(_ code: String) throws -> InstitutionRow? {
    try Row.fetchOne(db, sql: "SELECT * FROM institution WHERE code = ? AND \(holds("institution"))", arguments: [code])
      .map(Self.institution)
  }

  /// All dialogues, by code.
  public func dialogues() throws -> [DialogueRow] {
    try Row.fetchAll(db, sql: "SELECT * FROM dialogue WHERE \(holds("dialogue")) ORDER BY code").map(Self.dialogue)
  }

  /// The dialogue with this code.
  public func dialogue(_ code: String) throws -> DialogueRow? {
    try Row.fetchOne(db, sql: "SELECT * FROM dialogue WHERE code = ? AND \(holds("dialogue"))", arguments: [code]).map(
      Self.dialogue)
  }

  /// All sessions, or those of a dialogue, by dialogue and number.
  public func sessions(of dialogue: String? = nil) throws -> [SessionRow] {
    try Row.fetchAll(
      db,
      sql:
        "SELECT * FROM session WHERE dialogue = ifnull(?, dialogue) AND \(holds("session")) ORDER BY dialogue, number",
      arguments: [dialogue]
    ).compactMap(Self.session)
  }

  /// The session with this reference.
  public func session(_ reference: SessionReference) throws -> SessionRow? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM session WHERE reference = ? AND \(holds("session"))", arguments: ["\(reference)"]
    )
    .flatMap(Self.session)
  }

  /// The first planned session of a dialogue on or after a day.
  public func nextSession(of dialogue: String, onOrAfter day: CalendarDate) throws -> SessionRow? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM session
        WHERE dialogue = ? AND state = 'planned' AND date >= ? AND \(holds("session"))
        ORDER BY date, number LIMIT 1
        """,
      arguments: [dialogue, day.daysSinceEpoch]
    ).flatMap(Self.session)
  }

  /// The last session of a dialogue that was planned for a day before this one and has neither been held nor cancelled.
  public func passedSession(of dialogue: String, before day: CalendarDate) throws -> SessionRow? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM session
        WHERE dialogue = ? AND state = 'planned' AND ifnull(until, date) < ? AND \(holds("session"))
        ORDER BY date DESC, number DESC LIMIT 1
        """,
      arguments: [dialogue, day.daysSinceEpoch]
    ).flatMap(Self.session)
  }

  /// The last session of a dialogue that was held on or before a day.
  public func lastSession(of dialogue: String, onOrBefore day: CalendarDate) throws -> SessionRow? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM session WHERE dialogue = ? AND state = 'held' AND date <= ? AND \(holds("session"))
        ORDER BY date DESC, number DESC LIMIT 1
        """,
      arguments: [dialogue, day.daysSinceEpoch]
    ).flatMap(Self.session)
  }

  /// The letter's own number and its date, of a paper.
  public func paper(_ reference: String) throws -> (number: String, dated: CalendarDate)? {
    try Row.fetchOne(
      db, sql: "SELECT number, dated FROM paper WHERE reference = ? AND \(holds("paper"))", arguments: [reference]
    )
    .map { (number: $0[0], dated: CalendarDate(daysSinceEpoch: $0[1])) }
  }

  private static func institution(_ row: Row) -> InstitutionRow {
    InstitutionRow(
      code: row["code"], name: Text(json: row["names"]), side: row["side"], kind: row["kind"], parent: row["parent"],
      aliases: [String](json: row["aliases"]), calendar: row["calendar"], succession: succession(row))
  }

  private static func dialogue(_ row: Row) -> DialogueRow {
    DialogueRow(code: row["code"], title: row["title"], ours: row["ours"], theirs: row["theirs"])
  }

  private static func session(_ row: Row) -> SessionRow? {
    guard let reference = SessionReference(row["reference"] as String),
      let state = Session.State(rawValue: row["state"])
    else { return nil }
    return SessionRow(
      reference: reference, state: state, date: CalendarDate(daysSinceEpoch: row["date"]),
      until: row.day("until"), venue: row["venue"], minutesAgreed: row.day("minutes_agreed"))
  }
}

extension Row {
  /// A day, or nil where the column is NULL.
  func day(_ column: String) -> CalendarDate? {
    (self[column] as Int?).map { CalendarDate(daysSinceEpoch: $0) }
  }
}
