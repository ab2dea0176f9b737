import Domain
import GRDB

/// Which due day of an owner's overdue follow-ups is the oldest.
///
/// It is no count, and is looked for: among those that still go on, and then among those that ended, became
/// known to have ended, or were replaced after the moment, in each stretch where an older one may be.
struct OldestDue {
  private let queries: Queries
  private let today: Int
  private let dialogue: String?

  /// - Parameter dialogue: the dialogue that is asked for; nil = all.
  init(_ queries: Queries, dialogue: String? = nil) {
    (self.queries, self.dialogue) = (queries, dialogue)
    today = queries.day.daysSinceEpoch
  }

  /// The day of each owner.
  ///
  /// - Parameter owners: numbers of the table `name`; each has overdue follow-ups.
  func days(of owners: [Int]) throws -> [Int: Int] {
    if owners.isEmpty { return [:] }
    let late = owners.map { "(\($0))" as SQL }.joined(separator: ", ")
    let request: SQL = """
      WITH RECURSIVE late(owner) AS (VALUES \(late)),
      going AS MATERIALIZED (SELECT owner, ifnull((\(firstGoing)), \(today)) AS oldest FROM late),
      \(queries.moment.knowsAll ? endedCounted : endedAnywhere)
      SELECT owner, min(oldest)
      FROM (
        SELECT * FROM going
        UNION ALL
        SELECT going.owner, ifnull((\(firstEnded)), going.oldest)
        FROM ended JOIN going ON going.owner = ended.owner AND (ended.oldest < going.oldest OR ended.oldest IS NULL))
      GROUP BY owner
      """
    return try SQLRequest<Row>(literal: request).fetchAll(queries.db).reduce(into: [:]) { days, row in
      days[row[0]] = row[1]
    }
  }

  /// The proposals, only where somebody asks for their dialogue.
  private var places: SQL {
    dialogue == nil ? "" : "CROSS JOIN proposal_place place ON place.history = f.id >> \(sql: "\(HistoryRows.bits)")"
  }

  private var placesFit: SQL { dialogue.map { "place.dialogue = \($0)" } ?? "TRUE" }

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
    WHERE f.owner = ended.owner AND \(sql: Schema.goneStretch("f.")) = ended.stretch
      AND f.due < going.oldest AND \(sql: queries.openSpans("f")[1]) AND \(placesFit)
    ORDER BY f.due LIMIT 1
    """
  }

  /// The stretches of each owner with the oldest due day that was overdue at any time, as far as is known now.
  private var endedCounted: SQL {
    let hasDialogue: SQL = dialogue.map { "dialogue = (SELECT id FROM name WHERE word = \($0))" } ?? "TRUE"
    return """
      ended AS MATERIALIZED (
        SELECT owner, day >> \(sql: "\(OpenCount.bits)") AS stretch, min(oldest) AS oldest FROM open_count
        WHERE length = \(OpenCount.length) AND day >= \(OpenCount.stretchStart(of: today))
          AND owner IN late AND \(hasDialogue)
        GROUP BY day, owner)
      """
  }

  /// All stretches that there are for each owner: what was known at a time may be older than what is known now.
  private var endedAnywhere: SQL {
    let next: SQL = """
      SELECT min(\(sql: Schema.goneStretch("f."))) FROM follow_up_span f INDEXED BY follow_up_past
      WHERE \(sql: Schema.isPast("f.")) AND \(sql: Schema.goneStretch("f."))
      """
    return """
      stretch(number) AS (
        \(next) >= \(queries.firstStretch)
        UNION ALL SELECT (\(next) > stretch.number) FROM stretch WHERE number IS NOT NULL),
      ended AS MATERIALIZED (
        SELECT owner, number AS stretch, NULL AS oldest FROM stretch CROSS JOIN late WHERE number IS NOT NULL)
      """
  }
}
