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
    /// The day after which it can no longer hold, whatever is asked (see `Schema.gone`).
    let gone: Int
  }

  fileprivate struct Cell: Hashable {
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
  /// Stretches in which something that had ended was taken out.
  private var reduced: Set<Cell> = []

  init(_ db: Database) { self.db = db }

  /// - Parameter dialogue: a number of the table `name`.
  func add(_ row: Row, dialogue: Int) throws {
    count(row, dialogue, by: 1)
    if let due = row.endedDue { stretches[row.cell(of: dialogue), default: Change()] += Change(oldest: due) }
    if days.count > Self.most { try writeChanges() }
  }

  /// Takes out what was added before.
  func remove(_ row: Row, dialogue: Int) {
    count(row, dialogue, by: -1)
    if row.endedDue != nil { reduced.insert(row.cell(of: dialogue)) }
  }

  private func count(_ row: Row, _ dialogue: Int, by sign: Int) {
    func note(_ change: Change, on day: Int) {
      days[Cell(day: day, owner: row.owner, dialogue: dialogue), default: Change()] += change
    }
    note(Change(open: sign), on: row.fromDay)
    if row.isOver { note(Change(open: -sign), on: row.toDay) }
    guard let due = row.due, let overdueFrom = row.overdueFrom else { return }
    note(Change(overdue: sign, dueTotal: sign * due), on: overdueFrom)
    if row.isOver { note(Change(overdue: -sign, dueTotal: -sign * due), on: row.toDay) }
  }

  /// Writes what has changed, once the rows themselves are written.
  func write() throws {
    try writeChanges()
    for cell in reduced { try findOldest(of: cell) }
    reduced.removeAll()
  }

  private func writeChanges() throws {
    if days.isEmpty { return }
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

  /// Looks for the oldest due day of a stretch among the rows that are left.
  private func findOldest(of cell: Cell) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE open_count SET oldest = (
          SELECT min(f.due) FROM follow_up_span f INDEXED BY follow_up_past
          CROSS JOIN proposal_place place ON place.history = f.id >> \(HistoryRows.bits)
          WHERE f.state = 0 AND (f.to_day < \(Forever.day) OR f.known_to < \(Forever.time))
            AND \(Schema.goneStretch("f.")) = ?1 >> \(OpenCount.bits) AND f.owner = ?2
            AND place.dialogue = (SELECT word FROM name WHERE id = ?3)
            AND f.to_day < \(Forever.day) AND f.known_to = \(Forever.time) AND max(f.due + 1, f.from_day) < f.to_day)
        WHERE length = \(OpenCount.length) AND day = ?1 AND owner = ?2 AND dialogue = ?3
        """)
    statement.setUncheckedArguments([cell.day, cell.owner, cell.dialogue])
    try statement.execute()
  }

  private static let addition = """
    INSERT INTO open_count VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
      open = open + excluded.open, overdue = overdue + excluded.overdue, due_total = due_total + excluded.due_total,
      oldest = min(ifnull(oldest, excluded.oldest), ifnull(excluded.oldest, oldest))
    """
}

extension OpenCounting.Row {
  fileprivate var isOver: Bool { toDay < Forever.day }

  /// The day on which it becomes overdue; nil where it never is.
  fileprivate var overdueFrom: Int? {
    guard let due else { return nil }
    let day = max(due + 1, fromDay)
    return day < toDay ? day : nil
  }

  /// The due day of one that was overdue and is over.
  fileprivate var endedDue: Int? { isOver && overdueFrom != nil ? due : nil }

  /// The stretch in which it ends, whatever is asked.
  fileprivate func cell(of dialogue: Int) -> OpenCounting.Cell {
    OpenCounting.Cell(day: OpenCount.stretch(of: gone), owner: owner, dialogue: dialogue)
  }
}
