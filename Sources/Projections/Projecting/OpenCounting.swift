import GRDB

/// Carries the table `open_count` on: takes rows of `follow_up_span` in and out, and writes what that comes to.
final class OpenCounting {
  /// What of a row is counted; its days are days since 1970-01-01.
  struct Row: Hashable {
    /// A number of the table `name`.
    let owner: Int
    let due: Int?
    let fromDay: Int
    let toDay: Int
    /// The day since which it is over, and known to be.
    let gone: Int
  }

  private struct Cell: Hashable {
    var day: Int
    let owner: Int
    let dialogue: Int
  }

  private struct Change {
    var open = 0
    var overdue = 0
    var dueTotal = 0
    var oldest: Int?

    var isNothing: Bool { open == 0 && overdue == 0 && dueTotal == 0 && oldest == nil }

    static func += (one: inout Change, other: Change) {
      one.open += other.open
      one.overdue += other.overdue
      one.dueTotal += other.dueTotal
      if let day = other.oldest { one.oldest = min(one.oldest ?? day, day) }
    }
  }

  /// So many cells are held before they are written, some ten megabytes.
  static let most = 1 << 17

  private let db: Database
  private var days: [Cell: Change] = [:]
  /// What is known of stretches alone.
  private var stretches: [Cell: Change] = [:]

  init(_ db: Database) { self.db = db }

  /// - Parameter dialogue: a number of the table `name`; 0 for what was never tabled.
  func add(_ row: Row, dialogue: Int) throws {
    count(row, dialogue, by: 1)
    if row.toDay < Forever.day, let due = row.due, row.overdueFrom(due) < row.toDay {
      let cell = Cell(day: OpenCount.stretch(of: row.gone), owner: row.owner, dialogue: dialogue)
      stretches[cell, default: Change()] += Change(oldest: due)
    }
    if days.count > Self.most { try write() }
  }

  /// Takes out what was added before.
  func remove(_ row: Row, dialogue: Int) { count(row, dialogue, by: -1) }

  private func count(_ row: Row, _ dialogue: Int, by sign: Int) {
    var change = Change(open: sign)
    func add(_ change: Change, on day: Int) {
      days[Cell(day: day, owner: row.owner, dialogue: dialogue), default: Change()] += change
    }
    add(change, on: row.fromDay)
    let isOver = row.toDay < Forever.day
    if isOver { add(Change(open: -sign), on: row.toDay) }
    guard let due = row.due, row.overdueFrom(due) < row.toDay else { return }
    change = Change(overdue: sign, dueTotal: sign * due)
    add(change, on: row.overdueFrom(due))
    if isOver { add(Change(overdue: -sign, dueTotal: -sign * due), on: row.toDay) }
  }

  /// Writes what has changed.
  func write() throws {
    if days.isEmpty, stretches.isEmpty { return }
    for (cell, change) in days where !change.isNothing {
      var stretch = cell
      stretch.day = OpenCount.stretch(of: cell.day)
      stretches[stretch, default: Change()] += change
    }
    try write(days, length: 1)
    try write(stretches, length: OpenCount.length)
    days.removeAll(keepingCapacity: true)
    stretches.removeAll(keepingCapacity: true)
  }

  private func write(_ changes: [Cell: Change], length: Int) throws {
    var writer: RowWriter?
    for (cell, change) in changes where !change.isNothing {
      let row = try writer ?? RowWriter(Self.addition, db)
      writer = row
      for value in [length, cell.day, cell.owner, cell.dialogue, change.open, change.overdue, change.dueTotal] {
        row.add(value)
      }
      row.add(change.oldest)
      try row.write()
    }
  }

  private static let addition = """
    INSERT INTO open_count VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
      open = open + excluded.open, overdue = overdue + excluded.overdue, due_total = due_total + excluded.due_total,
      oldest = min(ifnull(oldest, excluded.oldest), ifnull(excluded.oldest, oldest))
    """
}

extension OpenCounting.Row {
  /// The day on which it becomes overdue, if it is not over by then.
  func overdueFrom(_ due: Int) -> Int { max(due + 1, fromDay) }
}
