import Domain
import Foundation
import GRDB

/// Where an event stands: in which history, and in which commit.
struct EventPlace {
  /// Bytes that it takes in a block.
  static let length = 12
  /// In `type` and `actor`: too high for two bytes, look into the history.
  static let isElsewhere = UInt16.max

  /// The number of the history; 0: no event of this number is held, as it was withheld.
  let history: UInt32
  /// How far in front the first event of its commit stands.
  let distance: UInt32
  /// Numbers of the table `name`.
  let type: UInt16
  let actor: UInt16
}

/// The places of all events by stream and number, in blocks of 256 events.
///
/// What is asked of the log in the order of its events (the newest ones, those of one type or desk, one commit) is
/// found here: the histories have them in another order.
final class PlaceTable {
  static let blockLength = 256
  /// Bits of a row's number that stand behind the number of its stream.
  static let streamBits = 40

  private let db: Database
  private let rows: RowWriters
  /// The blocks that have changed, by their row, but for the one that is being filled.
  private var open: [Int: [UInt8]] = [:]
  /// The block that is being filled: in a stream one event follows the other.
  private var current = (row: -1, bytes: [UInt8]())
  /// How many events came to each stream since it was last written.
  private var added: [Int: Int] = [:]

  init(_ db: Database, _ rows: RowWriters) {
    self.db = db
    self.rows = rows
  }

  /// The row of the block in which an event's place stands.
  static func row(stream: Int, number: Int) -> Int { stream << streamBits | (number - 1) / blockLength }

  /// Notes where an event stands.
  ///
  /// - Throws: `SQLITE_CONSTRAINT` if the event is held already.
  func note(_ place: EventPlace, stream: Int, number: Int) throws {
    let row = Self.row(stream: stream, number: number)
    if current.row != row { try open(row) }
    let at = (number - 1) % Self.blockLength * EventPlace.length
    if current.bytes.count < at + EventPlace.length {
      current.bytes.append(contentsOf: repeatElement(0, count: at + EventPlace.length - current.bytes.count))
    }
    try current.bytes.withUnsafeMutableBytes { block in
      guard block.loadUnaligned(fromByteOffset: at, as: EventPlace.self).history == 0 else {
        throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "an event was taken in twice")
      }
      block.storeBytes(of: place, toByteOffset: at, as: EventPlace.self)
    }
    added[stream, default: 0] += 1
  }

  /// Goes to another block.
  private func open(_ row: Int) throws {
    setAside()
    if open.count >= 64 { try flush() }
    current = (row, try open.removeValue(forKey: row) ?? Self.block(row, db))
  }

  private func setAside() {
    if current.row >= 0 { open[current.row] = current.bytes }
    current = (-1, [])
  }

  /// Writes the blocks that have changed.
  func flush() throws {
    setAside()
    for (stream, count) in added {
      let statement = try db.cachedStatement(
        sql: "INSERT INTO held VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count")
      try statement.execute(arguments: [stream, count])
    }
    added.removeAll(keepingCapacity: true)
    for (row, block) in open.sorted(by: { $0.key < $1.key }) {
      let writer = try rows[.place]
      writer.add(row)
      writer.add(block[...])
      try writer.write()
    }
    open.removeAll(keepingCapacity: true)
  }

  static func block(_ row: Int, _ db: Database) throws -> [UInt8] {
    let statement = try db.cachedStatement(sql: "SELECT events FROM place WHERE id = ?")
    return try Data.fetchOne(statement, arguments: [row]).map { [UInt8]($0) } ?? []
  }
}

/// Reads the places of events; the block that was read last is kept.
final class PlaceReader {
  private let db: Database
  private var row = -1
  private var block: [UInt8] = []

  init(_ db: Database) { self.db = db }

  /// Where an event stands; nil if none of this number is held.
  func place(stream: Int, number: Int) throws -> EventPlace? {
    guard number > 0 else { return nil }
    let wanted = PlaceTable.row(stream: stream, number: number)
    if wanted != row { (row, block) = (wanted, try PlaceTable.block(wanted, db)) }
    let at = (number - 1) % PlaceTable.blockLength * EventPlace.length
    guard at + EventPlace.length <= block.count else { return nil }
    let place = block.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: EventPlace.self) }
    return place.history == 0 ? nil : place
  }
}
