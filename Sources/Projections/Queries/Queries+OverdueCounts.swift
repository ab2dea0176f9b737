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

  /// The open follow-ups of each owner, counted.
  public func openCounts() throws -> [String: Int] {
    let heirs = try heirs()
    let counted =
      moment.known == nil
      ? ["SELECT owner, sum(open) AS open FROM \(OpenCount.rows(upTo: day.daysSinceEpoch)) GROUP BY owner"]
      // Each half is counted from its index alone.
      : openSpans("f").map { "SELECT f.owner, count(*) AS open FROM follow_up_span f WHERE \($0) GROUP BY f.owner" }
    let sql = """
      SELECT name.word, open FROM (\(counted.joined(separator: " UNION ALL "))) part
      JOIN name ON name.id = part.owner WHERE open > 0
      """
    return try Row.fetchAll(db, sql: sql).reduce(into: [:]) { counts, row in
      counts[heirs.heir(of: row[0]), default: 0] += row[1] as Int
    }
  }
}

/// Counts what is overdue: with everything that is known from the counts that are carried on (`OpenCount`), on any day;
/// as far as something was known at a time, row by row from the indexes.
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

  /// Owner, how many, the oldest due day, days late added up: several rows of an owner that belong together.
  var byOwner: SQLRequest<Row> {
    SQLRequest(literal: queries.moment.known == nil ? carriedOnByOwner : oneByOneByOwner)
  }

  /// Dialogue and how many: several rows of a dialogue that belong together.
  var byDialogue: SQLRequest<Row> {
    SQLRequest(literal: queries.moment.known == nil ? carriedOnByDialogue : oneByOneByDialogue)
  }

  /// Whether a row of a table is of an owner that is asked for.
  private func hasOwner(_ table: SQL) -> SQL {
    bodies.map { "\(table).owner IN (SELECT id FROM name WHERE word IN \($0))" } ?? "TRUE"
  }

  private static let allPlaces: SQL =
    "CROSS JOIN proposal_place place ON place.history = f.id >> \(sql: "\(HistoryRows.bits)")"

  /// The proposals, only where somebody asks for their dialogue.
  private var places: SQL { dialogue == nil ? "" : Self.allPlaces }

  private var placesFit: SQL { dialogue.map { "place.dialogue = \($0)" } ?? "TRUE" }

  /// Whether a count is of the dialogue that is asked for.
  private var hasDialogue: SQL {
    dialogue.map { "c.dialogue = (SELECT id FROM name WHERE word = \($0))" } ?? "TRUE"
  }

  // MARK: - One by one

  private var oneByOneByOwner: SQL {
    // Rows that are grouped as they come from their index need not be sorted.
    let orders = ["f.owner", "\(Schema.goneStretch("f.")), f.owner"]
    return zip(queries.openSpans("f"), orders).map { half, order in
      """
      SELECT (SELECT word FROM name WHERE id = f.owner), count(*), min(f.due), sum(\(today) - f.due)
      FROM follow_up_span f \(places)
      WHERE \(sql: half) AND f.due < \(today) AND \(hasOwner("f")) AND \(placesFit) GROUP BY \(sql: order)
      """ as SQL
    }.joined(separator: " UNION ALL ")
  }

  private var oneByOneByDialogue: SQL {
    queries.openSpans("f").map { half in
      """
      SELECT place.dialogue, count(*) FROM follow_up_span f \(Self.allPlaces)
      WHERE \(sql: half) AND f.due < \(today) GROUP BY place.dialogue
      """ as SQL
    }.joined(separator: " UNION ALL ")
  }

  // MARK: - From the counts

  private var counts: SQL { "\(sql: OpenCount.rows(upTo: today))" }

  /// The oldest due day of an owner is no count: it is looked for among those that still go on, and then among those
  /// that ended after the day, in each stretch where an older one may be.
  private var carriedOnByOwner: SQL {
    """
    WITH late AS MATERIALIZED (
      SELECT owner, sum(overdue) AS count, sum(due_total) AS due_total
      FROM \(counts) WHERE \(hasOwner("c")) AND \(hasDialogue) GROUP BY owner HAVING sum(overdue) > 0),
    going AS MATERIALIZED (
      SELECT owner, count, due_total, ifnull((\(firstGoing)), \(today)) AS oldest FROM late),
    ended AS MATERIALIZED (
      SELECT owner, day, min(oldest) AS oldest FROM open_count c
      WHERE length = \(OpenCount.length) AND day >= \(OpenCount.stretch(of: today)) AND \(hasOwner("c")) AND \(hasDialogue)
      GROUP BY day, owner)
    SELECT (SELECT word FROM name WHERE id = owner), count, min(oldest), count * \(today) - due_total
    FROM (
      SELECT * FROM going
      UNION ALL
      SELECT going.owner, count, going.due_total, ifnull((\(firstEnded)), going.oldest)
      FROM ended JOIN going ON going.owner = ended.owner AND ended.oldest < going.oldest)
    GROUP BY owner
    """
  }

  private var firstGoing: SQL {
    """
    SELECT f.due FROM follow_up_span f INDEXED BY follow_up_live \(places)
    WHERE f.owner = late.owner AND \(sql: queries.openSpans("f")[0]) AND f.due < \(today) AND \(placesFit)
    ORDER BY f.due LIMIT 1
    """
  }

  private var firstEnded: SQL {
    """
    SELECT f.due FROM follow_up_span f INDEXED BY follow_up_past \(places)
    WHERE f.owner = ended.owner AND \(sql: Schema.goneStretch("f.")) = ended.day >> \(sql: "\(OpenCount.bits)")
      AND f.due < going.oldest AND \(sql: queries.openSpans("f")[1]) AND \(placesFit)
    ORDER BY f.due LIMIT 1
    """
  }

  private var carriedOnByDialogue: SQL {
    """
    SELECT name.word, sum(overdue) FROM \(counts) JOIN name ON name.id = c.dialogue
    GROUP BY c.dialogue HAVING sum(overdue) > 0
    """
  }
}
