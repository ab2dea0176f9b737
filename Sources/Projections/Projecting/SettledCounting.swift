import Domain
import GRDB

/// Carries the table `settled_count` on: takes proposals in and out, and writes what that comes to.
final class SettledCounting {
  private struct Cell: Hashable {
    let sort: SettledCount.Sort
    let lastEntry: Int
    let dialogue: String
    let session: Int?
  }

  private let db: Database
  private let most: Int
  private var changes: [Cell: Int] = [:]

  /// - Parameter most: so many cells are held before they are written.
  init(_ db: Database, most: Int) { (self.db, self.most) = (db, most) }

  func add(_ reference: ProposalReference, _ standing: SettledCount.Standing) throws {
    count(reference, standing, by: 1)
    if changes.count > most { try write() }
  }

  /// Takes out what was added before.
  func remove(_ reference: ProposalReference, _ standing: SettledCount.Standing) {
    count(reference, standing, by: -1)
  }

  private func count(_ reference: ProposalReference, _ standing: SettledCount.Standing, by sign: Int) {
    guard let sort = standing.sort else { return }
    let cell = Cell(
      sort: sort, lastEntry: standing.lastEntry, dialogue: reference.dialogue,
      session: reference.session)
    changes[cell, default: 0] += sign
  }

  /// Writes what has changed.
  func write() throws {
    var writer: RowWriter?
    for (cell, change) in changes where change != 0 {
      let row = try writer ?? RowWriter(Self.addition, db)
      writer = row
      row.add(cell.lastEntry)
      row.add(cell.dialogue)
      row.add(cell.session ?? -1)
      row.add(cell.sort.rawValue)
      row.add(change)
      try row.write()
    }
    changes.removeAll(keepingCapacity: true)
  }

  private static let addition = """
    INSERT INTO settled_count VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count
    """
}
