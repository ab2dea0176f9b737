public import Domain
public import EventLog
import Foundation
import GRDB

/// An event whose words were removed for good.
public struct RedactedEvent: Sendable, Hashable {
  public let id: EventID
  /// Whether the projection's file has held the words: what a table lets go of can still be read in its file.
  public let stoodHere: Bool
  /// What its segment was when the words were seen to be gone from it; nil before that.
  public let segment: FileIdentity?
}

/// The events that redactions name, as far as they count here.
struct RedactedTable {
  let db: Database

  func events() throws -> [RedactedEvent] {
    try Row.fetchAll(db, sql: "SELECT * FROM redacted ORDER BY stream, number").map { row in
      let size: Int? = row["file_size"]
      let number: Int64? = row["file_number"]
      return RedactedEvent(
        id: EventID(stream: row["stream"], number: row["number"]), stoodHere: row["stood_here"],
        segment: size.map {
          FileIdentity(
            size: $0, modified: row["file_modified"] ?? 0, changed: row["file_changed"] ?? 0,
            inode: UInt64(bitPattern: number ?? 0))
        })
    }
  }

  /// Whether an event is one of them, and one of a type that loses its words.
  func names(_ id: EventID, type: String) throws -> Bool {
    guard !Redaction.unredactable.contains(type) else { return false }
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM redacted WHERE stream = ? AND number = ?")
    return try Int.fetchOne(statement, arguments: [id.stream, id.number]) != nil
  }

  /// Notes an event; one that is not held yet will come in without its words.
  ///
  /// - Parameter stoodHere: whether its words have stood in this file.
  func note(_ id: EventID, stoodHere: Bool) throws {
    try db.execute(
      sql: """
        INSERT INTO redacted (stream, number, stood_here) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET stood_here = max(stood_here, excluded.stood_here)
        """, arguments: [id.stream, id.number, stoodHere])
  }

  /// Takes an event out that was named before anybody knew that it is of a type whose words stay.
  func remove(_ id: EventID) throws {
    let statement = try db.cachedStatement(sql: "DELETE FROM redacted WHERE stream = ? AND number = ?")
    try statement.execute(arguments: [id.stream, id.number])
  }

  /// The events of other streams that redactions of a stream name, and that are not among them.
  func uncounted(of stream: String) throws -> [EventID] {
    let counted = Set(try events().map(\.id))
    return try redactions().compactMap { redaction in
      guard redaction.id.stream == stream, redaction.target.stream != stream, !counted.contains(redaction.target)
      else { return nil }
      return redaction.target
    }
  }

  /// What somebody ordered to be removed.
  private struct Order {
    let id: EventID
    let target: EventID
    let standIn: DataObject?
  }

  /// Every redaction, in total order.
  private func redactions() throws -> [Order] {
    var orders: [(event: StoredEvent, order: Order)] = []
    try HistoryTable(db: db).eachHistory(marked: .redacting) { _, events in
      for event in events where event.type == "event.redacted" {
        guard let data = event.data, let target = data["target"]?.text.flatMap({ EventID($0) }) else { continue }
        orders.append((event, Order(id: event.id, target: target, standIn: data["data"]?.object)))
      }
    }
    return orders.sorted { one, other in
      (one.event.time, one.order.id.stream, one.order.id.number)
        < (other.event.time, other.order.id.stream, other.order.id.number)
    }.map(\.order)
  }

  /// Notes what a segment is in which the words are gone.
  func note(_ segment: RedactedSegment) throws {
    let identity = segment.identity
    try db.execute(
      sql: """
        UPDATE redacted SET file_size = ?, file_modified = ?, file_changed = ?, file_number = ?
        WHERE stream = ? AND number >= ? AND number < ?
        """,
      arguments: [
        identity.size, identity.modified, identity.changed, Int64(bitPattern: identity.inode), segment.stream,
        segment.first, segment.first + Segment.eventLimit,
      ])
  }

  /// What stands in the place of the events that have lost their words, as it stands in the lines.
  func standIns() throws -> [EventID: Data] {
    let redacted = Set(try events().map(\.id))
    guard !redacted.isEmpty else { return [:] }
    var standIns: [EventID: Data] = [:]
    for order in try redactions() where redacted.contains(order.target) {
      standIns[order.target] = order.standIn.map { Data($0.encoded) }
    }
    return standIns
  }

  /// What every redaction put in the place of words, whether it counts here or not.
  func replacements() throws -> [EventID: Data] {
    var replacements: [EventID: Data] = [:]
    for order in try redactions() {
      if let standIn = order.standIn { replacements[order.target] = Data(standIn.encoded) }
    }
    return replacements
  }
}
