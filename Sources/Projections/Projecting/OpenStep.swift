/// A follow-up that is open, as far as it is counted.
struct CountedFollowUp: Hashable {
  /// A number of the table `name`.
  let owner: Int
  /// Days since 1970-01-01.
  let due: Int?
}

/// A day on which the number of open follow-ups changes.
struct OpenStep {
  /// From this day on, days since 1970-01-01.
  let day: Int
  /// The due day of those that come or go.
  let due: Int?
  /// How many more there are; negative: fewer.
  var count: Int

  /// The same of so many times as many.
  func times(_ factor: Int) -> OpenStep { OpenStep(day: day, due: due, count: count * factor) }

  /// The day from which on as many more are overdue; nil: none are.
  var overdueDay: Int? { due.map { max($0 &+ 1, day) } }

  /// What it adds to the counts from its day on.
  var open: OpenChange { OpenChange(open: count) }

  /// What it adds to the counts from `overdueDay` on.
  var overdue: OpenChange { OpenChange(overdue: count, dueTotal: count &* (due ?? 0)) }
}

extension Span where Row == CountedFollowUp {
  /// Whether its last day is known.
  var isOver: Bool { toDay < Forever.day }

  /// The steps of its first day and of the one on which something else took its place.
  var first: OpenStep { OpenStep(day: fromDay, due: row.due, count: 1) }
  var last: OpenStep { OpenStep(day: max(fromDay, toDay), due: row.due, count: -1) }
}
