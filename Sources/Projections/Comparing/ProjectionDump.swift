import Domain
import EventLog
import Foundation
import GRDB

// What a projection says, without the numbers that it gives to words and histories: they depend on the order in which
// things came.

/// One table of a projection as it is compared with that of another one.
struct ComparedTable {
  let name: String
  /// The columns that are computed from the log, and those of them that name a row, as SQL.
  let columns: String
  let key: String

  private static let validity = "from_day, known_from, to_day, to_known, known_to"

  /// What the files of the log were like on this computer is no part of it.
  static let all: [ComparedTable] = [
    .init(
      name: "cursor", columns: "stream, size, last_leaf, last_time, last_line_offset, end_offset", key: "stream"),
    .init(name: "segment", columns: "stream, first, last, last_leaf", key: "stream || '/' || first"),
    .init(name: "named", columns: "*", key: "stream"),
    .init(name: "held_of_stream", columns: "*", key: "stream"),
    .init(name: "token", columns: "*", key: "token"),
    .init(name: "institution", columns: "*", key: "code"), .init(name: "dialogue", columns: "*", key: "code"),
    .init(name: "session", columns: "*", key: "reference"), .init(name: "paper", columns: "*", key: "reference"),
    .init(
      name: "proposal",
      columns: """
        reference, dialogue, session, number, part, title, kind, side, sector, lead, support, counterpart, status,
        status_since, response, is_standing, is_open, tabled_on, sharing, waiting, completed_on, \(validity)
        """, key: "reference"),
    .init(
      name: "follow_up",
      columns: """
        proposal, number, action, owner, due, first_due, slips, state, ended_on, is_decision, last_entry, \(validity)
        """, key: "proposal || '.' || number"),
    .init(name: "open_count_of_owner", columns: "*", key: "owner"),
    .init(name: "learnt_day_of_owner", columns: "*", key: "owner"),
    .init(name: "learnt_stretch_of_owner", columns: "*", key: "owner"),
    .init(name: "settled_count_of_session", columns: "*", key: "dialogue"),
    .init(
      name: "proposal_place", columns: "reference, since, entries, sort, last_entry", key: "reference"),
  ]
}

extension EventFinder {
  /// Calls back with a line for each event, by subject: all that the tables hold of it.
  func eachLine(_ body: (EventID, String) throws -> Void) throws {
    try table.eachHistory { subject, events in
      for event in events {
        let place = try place(event.id)
        let data = event.data.map { String(decoding: $0.encoded, as: UTF8.self) } ?? "NULL"
        let basis = event.basis.map(\.description).joined(separator: ",")
        let line: [String] = [
          event.id.stream, "\(event.id.number)", "\(event.id.number - Int(place?.distance ?? 0))", event.type,
          "\(subject)", "\(event.time.microseconds)", "\(event.effective.daysSinceEpoch)", event.actor, basis,
          event.sharing.rawValue, data, place == nil ? "nowhere" : "",
        ]
        try body(event.id, line.joined(separator: "|"))
      }
    }
  }
}

extension Projection {
  /// Every row of every table, in an order that does not depend on how it came there.
  ///
  /// Two projections of one log have equal dumps; what the files were like on this computer is left out.
  package func dump() throws -> String {
    try queue.read { db in
      var lines = try RedactedTable(db: db).events().map { "redacted|\($0.id)" }
      for table in ComparedTable.all where table.name != "proposal_place" {
        let rows = try Row.fetchAll(db, sql: "SELECT \(table.columns) FROM \(table.name)")
        lines += rows.map { row in "\(table.name)|" + Self.text(row) }.sorted()
      }
      try EventFinder(db).eachLine { lines.append("event|\($1)") }
      for row in try Row.fetchAll(
        db, sql: "SELECT reference, since, entries, sort, last_entry FROM proposal_place ORDER BY reference")
      {
        let reference: String = row[0]
        lines += EntryDays(row[2] as Data).entries.map { "entry|\(reference)|\($0.day)|\($0.knownFrom)|\($0.knownTo)" }
        lines.append("entry|\(reference)|since \(row[1] as Int), settled \((3...4).map { row[$0] as Int? })")
      }
      return lines.joined(separator: "\n")
    }
  }

  private static func text(_ row: Row) -> String { row.databaseValues.map(\.description).joined(separator: "|") }
}
