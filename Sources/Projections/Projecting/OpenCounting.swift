import GRDB

/// Carries the table `open_count` on: takes rows of `follow_up_span` in and out, and writes what that comes to.
final class OpenCounting {
  fileprivate struct Cell: Hashable {
    var day: Int
    let owner: Int
    let dialogue: Int
  }

  private struct Change {
    var counts = OpenChange()
    var oldest: Int?

    var isNothing: Bool { counts.isNothing && oldest == nil }

    static func += (one: inout Change, other: Change) {
      one.counts += other.counts
      if let day = other.oldest { one.oldest = min(one.oldest ?? day, day) }
    }
  }

  private let db: Database
  private let most: Int
  private var days: [Cell: Change] = [:]
  /// What is known of stretches alone.
  private var stretches: [Cell: Change] = [:]
  /// Stretches in which something that had ended was taken out.
  private var reduced: Set<Cell> = []

  /// - Parameter most: so many cells are held before they are written.
  init(_ db: Database, most: Int) { (self.db, self.most) = (db, most) }

  /// - Parameter dialogue: a number of the table `name`.
  func add(_ row: Span<CountedFollowUp>, dialogue: Int) throws {
    count(row, dialogue, by: 1)
    if let due = row.endedDue { stretches[row.cell(of: dialogue), default: Change()] += Change(oldest: due) }
    if days.count > most { try writeChanges() }
  }

  /// Takes out what was added before.
  func remove(_ row: Span<CountedFollowUp>, dialogue: Int) {
    count(row, dialogue, by: -1)
    if row.endedDue != nil { reduced.insert(row.cell(of: dialogue)) }
  }

  private func count(_ row: Span<CountedFollowUp>, _ dialogue: Int, by sign: Int) {
    note(row.first, row.row.owner, dialogue, by: sign)
    if row.isOver { note(row.last, row.row.owner, dialogue, by: sign) }
  }

  private func note(_ step: OpenStep, _ owner: Int, _ dialogue: Int, by sign: Int) {
    func add(_ change: OpenChange, on day: Int) {
      days[Cell(day: day, owner: owner, dialogue: dialogue), default: Change()].counts += change
    }
    let step = step.times(sign)
    add(step.open, on: step.day)
    if let day = step.overdueDay { add(step.overdue, on: day) }
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
      stretch.day = OpenCount.stretchStart(of: cell.day)
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
      let counts = change.counts
      for value in [length, cell.day, cell.owner, cell.dialogue, counts.open, counts.overdue, counts.dueTotal] {
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
          WHERE \(Schema.isPast("f."))
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

extension Span where Row == CountedFollowUp {
  /// The due day of one that was overdue and is over.
  fileprivate var endedDue: Int? {
    guard isOver, let day = first.overdueDay, day < toDay else { return nil }
    return row.due
  }

  /// The stretch in which it ends, whatever is asked.
  fileprivate func cell(of dialogue: Int) -> OpenCounting.Cell {
    OpenCounting.Cell(day: OpenCount.stretchStart(of: gone), owner: row.owner, dialogue: dialogue)
  }
}
