import Domain
import GRDB

/// Counts one proposal and its follow-ups, in place of what was counted of them before.
///
/// Only what differs is taken out and put in: most entries change little that is counted.
struct ProposalCounting {
  private let tables: StateTables
  private let reference: ProposalReference
  private let history: Int

  /// - Parameter history: the number of its history.
  init(_ tables: StateTables, _ reference: ProposalReference, _ history: Int) {
    self.tables = tables
    self.reference = reference
    self.history = history
  }

  /// - Parameters:
  ///   - standing: nil where it was never tabled; then it has no follow-ups either.
  ///   - followUps: all their rows.
  func count(_ standing: SettledCount.Standing?, _ followUps: [LearntFollowUp]) throws {
    let old = tables.isNew ? nil : try oldStanding
    if old != standing {
      if let old { tables.counts.settled.remove(reference, old) }
      if let standing { try tables.counts.settled.add(reference, standing) }
    }
    try count(followUps)
  }

  private func count(_ followUps: [LearntFollowUp]) throws {
    var old = tables.isNew ? [:] : try oldRows
    if old.isEmpty, followUps.isEmpty { return }
    let dialogue = try tables.names.number(of: reference.dialogue)
    for (_, span) in followUps where span.row.state == 0 {
      let row = Span(span, owner: try tables.names.number(of: span.row.owner))
      if let count = old[row], count > 0 {
        old[row] = count - 1
      } else {
        try tables.counts.add(row, dialogue: dialogue)
      }
    }
    for (row, count) in old {
      for _ in 0..<count { tables.counts.remove(row, dialogue: dialogue) }
    }
  }

  // MARK: - What was counted before

  /// nil where it had not been tabled.
  private var oldStanding: SettledCount.Standing? {
    get throws {
      let statement = try tables.db.cachedStatement(
        sql: "SELECT sort, last_entry FROM proposal_place WHERE history = ?")
      return try Row.fetchOne(statement, arguments: [history]).map { row in
        SettledCount.Standing(
          sort: (row[0] as Int?).map { SettledCount.Sort(rawValue: $0) }, lastEntry: row[1])
      }
    }
  }

  /// Each with how often it stands there.
  private var oldRows: [Span<CountedFollowUp>: Int] {
    get throws {
      let statement = try tables.db.cachedStatement(
        sql: """
          SELECT owner, due, from_day, known_from, to_day, to_known, known_to FROM follow_up_span
          WHERE id BETWEEN ? AND ? AND state = 0
          """)
      let numbers = HistoryRows.all(of: history)
      let rows = try Row.fetchCursor(statement, arguments: [numbers.lowerBound, numbers.upperBound])
      var counts: [Span<CountedFollowUp>: Int] = [:]
      while let row = try rows.next() {
        let counted = Span(
          row: CountedFollowUp(owner: row[0], due: row[1]), fromDay: row[2], knownFrom: row[3], toDay: row[4],
          toKnown: row[5], knownTo: row[6])
        counts[counted, default: 0] += 1
      }
      return counts
    }
  }
}

extension Span where Row == CountedFollowUp {
  /// - Parameter owner: its number in the table `name`.
  fileprivate init(_ span: Span<FollowUpColumns>, owner: Int) {
    self.init(
      row: CountedFollowUp(owner: owner, due: span.row.due?.daysSinceEpoch), fromDay: span.fromDay,
      knownFrom: span.knownFrom, toDay: span.toDay, toKnown: span.toKnown, knownTo: span.knownTo)
  }
}
