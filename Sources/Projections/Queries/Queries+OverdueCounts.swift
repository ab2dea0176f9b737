import Domain
import GRDB

// What is overdue, counted where it lies.
extension Queries {
  /// The overdue follow-ups counted by owner, most first; `filter.institution` restricts to one owner.
  public func overdueCounts(_ filter: Filter = Filter()) throws -> [OverdueCount] {
    let heirs = try heirs()
    let bodies = filter.institution.map(heirs.bodies(answeredForBy:))
    let counting = OverdueCounting(self, bodies: bodies, dialogue: filter.dialogue)
    let counts = try counting.byOwner.fetchAll(db).compactMap { row -> OverdueCount? in
      guard let oldest = row[2] as Int? else { return nil }
      return OverdueCount(
        institution: heirs.heir(of: row[0]), overdue: row[1], oldestDue: CalendarDate(daysSinceEpoch: oldest),
        daysLateTotal: row[3])
    }
    return OverdueCount.ranked(counts)
  }

  /// The overdue follow-ups of each dialogue, counted.
  public func overdueCountsByDialogue() throws -> [String: Int] {
    try OverdueCounting(self).byDialogue.fetchAll(db).reduce(into: [:]) { $0[$1[0], default: 0] += $1[1] as Int }
  }
}

/// Counts what is overdue: with everything that is known from the counts that are carried on (`OpenCount`), and row by
/// row what these do not tell; as far as something was known, from the indexes alone.
private struct OverdueCounting {
  private let queries: Queries
  private let today: Int
  private let bodies: [String]?
  private let dialogue: String?

  /// - Parameter bodies: the owners that are asked for; nil = all.
  init(_ queries: Queries, bodies: [String]? = nil, dialogue: String? = nil) {
    self.queries = queries
    today = queries.day.daysSinceEpoch
    (self.bodies, self.dialogue) = (bodies, dialogue)
  }

  /// Whether a row of a table is of an owner that is asked for.
  private func hasOwner(_ table: SQL) -> SQL {
    bodies.map { "\(table).owner IN (SELECT id FROM name WHERE word IN \($0))" } ?? "TRUE"
  }

  private func hasDialogue(_ table: SQL) -> SQL { dialogue.map { "\(table).dialogue = \($0)" } ?? "TRUE" }

  /// Owner, how many, the oldest due day, days late added up: several rows of an owner that belong together.
  var byOwner: SQLRequest<Row> {
    let spans = queries.openSpans("f").map { half in
      """
      SELECT (SELECT word FROM name WHERE id = f.owner), count(*), min(f.due), sum(\(today) - f.due)
      FROM follow_up_span f \(places)
      WHERE \(sql: half) AND f.due < \(today) AND \(hasOwner("f")) AND \(placesFit) GROUP BY f.owner
      """ as SQL
    }
    return request(spans, carriedOn: carriedOnByOwner)
  }

  /// Dialogue and how many.
  var byDialogue: SQLRequest<Row> {
    let spans = queries.openSpans("f").map { half in
      """
      SELECT place.dialogue, count(*) FROM follow_up_span f \(Self.allPlaces)
      WHERE \(sql: half) AND f.due < \(today) GROUP BY place.dialogue
      """ as SQL
    }
    return request(spans, carriedOn: carriedOnByDialogue)
  }

  /// - Parameters:
  ///   - spans: the halves of `openSpans`.
  ///   - carriedOn: stands for the first of them where everything that is known counts.
  private func request(_ spans: [SQL], carriedOn: SQL) -> SQLRequest<Row> {
    let parts = queries.moment.known == nil ? [carriedOn] + spans.dropFirst() : spans
    return SQLRequest(literal: parts.joined(separator: " UNION ALL "))
  }

  private static let allPlaces: SQL =
    "CROSS JOIN proposal_place place ON place.history = f.id >> \(sql: "\(HistoryRows.bits)")"

  /// The proposals, only where somebody asks for their dialogue.
  private var places: SQL { dialogue == nil ? "" : Self.allPlaces }

  private var placesFit: SQL { hasDialogue("place") }

  private var live: SQL { "\(sql: queries.openSpans("f")[0]) AND f.due < \(today)" }

  /// The due days of a stretch.
  private static let inStretch: SQL = {
    let bits = OpenCount.bits
    return "f.due BETWEEN stretch << \(sql: "\(bits)") AND (stretch << \(sql: "\(bits)")) + \(sql: "\(1 << bits - 1)")"
  }()

  /// Whether every follow-up of a stretch is overdue and holds.
  private func isWhole(_ newest: SQL) -> SQL {
    "stretch < \(today >> OpenCount.bits) AND \(newest) <= \(today) AS is_whole"
  }

  private var carriedOnByOwner: SQL {
    """
    SELECT * FROM (
      WITH cell AS (
        SELECT owner, stretch, sum(count) AS count, sum(due_total) AS due_total, \(isWhole("max(newest)"))
        FROM open_count c WHERE stretch <= \(today >> OpenCount.bits) AND \(hasOwner("c")) AND \(hasDialogue("c"))
        GROUP BY owner, stretch)
      SELECT (SELECT word FROM name WHERE id = part.owner), sum(count), (
          SELECT f.due FROM follow_up_span f INDEXED BY follow_up_live \(places)
          WHERE f.owner = part.owner AND \(live) AND \(placesFit) ORDER BY f.due LIMIT 1),
        sum(late)
      FROM (
        SELECT owner, count, count * \(today) - due_total AS late FROM cell WHERE is_whole AND count > 0
        UNION ALL
        SELECT f.owner, 1, \(today) - f.due
        FROM cell CROSS JOIN follow_up_span f INDEXED BY follow_up_live
          ON f.owner = cell.owner AND \(Self.inStretch) \(places)
        WHERE NOT is_whole AND \(live) AND \(placesFit)) part
      GROUP BY part.owner)
    """
  }

  private var carriedOnByDialogue: SQL {
    """
    SELECT * FROM (
      WITH cell AS (
        SELECT owner, stretch, dialogue, count, \(isWhole("newest"))
        FROM open_count WHERE stretch <= \(today >> OpenCount.bits))
      SELECT dialogue, sum(count) FROM cell WHERE is_whole AND count > 0 GROUP BY dialogue
      UNION ALL
      SELECT cell.dialogue, count(*)
      FROM cell CROSS JOIN follow_up_span f INDEXED BY follow_up_live
        ON f.owner = cell.owner AND \(Self.inStretch) \(Self.allPlaces)
      WHERE NOT is_whole AND place.dialogue = cell.dialogue AND \(live) GROUP BY cell.dialogue)
    """
  }
}
