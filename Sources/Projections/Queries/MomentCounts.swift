import Domain
import GRDB

/// The open and the overdue follow-ups of the day asked about, counted: with everything that is known from the counts
/// that are carried on (`OpenCount`), as far as was known at a time from what had been learnt by then (`LearntCount`).
struct MomentCounts {
  private let queries: Queries
  private let bodies: [String]?
  private let dialogue: String?
  private let day: Int

  /// - Parameters:
  ///   - bodies: the owners that are asked for; nil = all.
  ///   - dialogue: the dialogue that is asked for; nil = all.
  init(_ queries: Queries, bodies: [String]? = nil, dialogue: String? = nil) {
    (self.queries, self.bodies, self.dialogue) = (queries, bodies, dialogue)
    day = queries.day.daysSinceEpoch
  }

  /// By numbers of the table `name`.
  var byOwner: [Int: OpenChange] { get throws { try counts(by: "owner") } }

  /// By numbers of the table `name`.
  var byDialogue: [Int: OpenChange] { get throws { try counts(by: "dialogue") } }

  private func counts(by column: SQL) throws -> [Int: OpenChange] {
    try queries.moment.knowsAll ? carriedOn(by: column) : learnt(until: queries.knownTime, by: column)
  }

  /// The condition that a row of a table `c` is asked for.
  private var isAskedFor: SQL {
    let hasOwner: SQL = bodies.map { "c.owner IN (SELECT id FROM name WHERE word IN \($0))" } ?? "TRUE"
    let hasDialogue: SQL = dialogue.map { "c.dialogue = (SELECT id FROM name WHERE word = \($0))" } ?? "TRUE"
    return "\(hasOwner) AND \(hasDialogue)"
  }

  private func carriedOn(by column: SQL) throws -> [Int: OpenChange] {
    let request: SQL = """
      SELECT c.\(column), sum(open), sum(overdue), sum(due_total) FROM \(sql: OpenCount.rows(upTo: day))
      WHERE \(isAskedFor) GROUP BY c.\(column)
      """
    return try SQLRequest<Row>(literal: request).fetchAll(queries.db).reduce(into: [:]) { counts, row in
      counts[row[0]] = OpenChange(open: row[1], overdue: row[2], dueTotal: row[3])
    }
  }

  private func learnt(until time: Int, by column: SQL) throws -> [Int: OpenChange] {
    let last = RecordingDay.number(of: time)
    let stretch = OpenCount.stretchStart(of: last)
    var counts: [Int: OpenChange] = [:]
    var stretches = try ColumnReader(
      "SELECT c.\(column), totals FROM learnt_stretch c WHERE day < \(stretch) AND \(isAskedFor)", queries)
    while try stretches.next() {
      let (key, totals) = (stretches.number(), stretches.value())
      var sum = OpenChange()
      try OpenTotals.each(in: totals, upTo: day) { sum += $1 }
      counts[key, default: OpenChange()] += sum
    }
    var days = try ColumnReader(
      "SELECT c.\(column), day, steps FROM learnt_day c WHERE day BETWEEN \(stretch) AND \(last) AND \(isAskedFor)",
      queries)
    while try days.next() {
      let (key, learntOn, steps) = (days.number(), days.number(), days.value())
      var sum = OpenChange()
      try LearntStep.each(in: steps, of: learntOn) { learnt in
        if learnt.time > time { return }
        if learnt.step.day <= day { sum += learnt.step.open }
        if let overdueDay = learnt.step.overdueDay, overdueDay <= day { sum += learnt.step.overdue }
      }
      counts[key, default: OpenChange()] += sum
    }
    return counts
  }
}
