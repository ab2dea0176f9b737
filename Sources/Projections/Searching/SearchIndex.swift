import Domain
import EventLog
import Foundation
import GRDB

/// The full text index over what the events say, made when somebody first searches and carried on from there.
///
/// It only names candidates: whether an event holds, on the day and with the knowledge that are asked about, and
/// whether its words were removed, is decided from its history. Nothing is ever taken out of it.
struct SearchIndex {
  let db: Database

  /// Adds the events that came since it was last carried on.
  func carryOn() throws {
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE IF NOT EXISTS search
          USING fts5(words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0");
        CREATE TABLE IF NOT EXISTS search_end (event INTEGER NOT NULL) STRICT;
        """)
    let end = try end() ?? 0
    let insert = try db.makeStatement(sql: "INSERT INTO search(rowid, words) VALUES (?, ?)")
    let rows = try Row.fetchCursor(
      db, sql: "SELECT rowid, data FROM event WHERE rowid > ? AND data IS NOT NULL ORDER BY rowid", arguments: [end])
    while let row = try rows.next() {
      let words = Self.words(row[1])
      if words.isEmpty { continue }
      insert.setUncheckedArguments([row[0] as Int, words])
      try insert.execute()
    }
    try db.execute(sql: "DELETE FROM search_end; INSERT INTO search_end SELECT ifnull(max(rowid), 0) FROM event")
  }

  /// Whether it covers every event.
  func isComplete() throws -> Bool {
    guard let end = try end() else { return false }
    return try Int.fetchOne(db, sql: "SELECT ifnull(max(rowid), 0) FROM event") == end
  }

  /// The subjects of which some event may hold all the words.
  func candidates(_ words: SearchWords) throws -> [Subject] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT subject FROM event WHERE rowid IN (SELECT rowid FROM search WHERE search MATCH ?)
        ORDER BY subject
        """,
      arguments: [words.question]
    ).map { Subject($0) }
  }

  /// The same without the index: every event is looked at.
  func candidatesByReading(_ words: SearchWords) throws -> [Subject] {
    let rows = try Row.fetchCursor(db, sql: "SELECT subject, data FROM event WHERE data IS NOT NULL")
    var found: Set<String> = []
    while let row = try rows.next() {
      let subject: String = row[0]
      if !found.contains(subject), words.match(Self.texts(row[1]).joined(separator: "\n")) { found.insert(subject) }
    }
    return found.sorted().map { Subject($0) }
  }

  /// The number of the last event that it covers; nil before it was made.
  private func end() throws -> Int? {
    guard try db.tableExists("search_end") else { return nil }
    return try Int.fetchOne(db, sql: "SELECT event FROM search_end")
  }

  private static func words(_ data: Data) -> String {
    texts(data).map(SearchText.indexed).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func texts(_ data: Data) -> [String] {
    guard let object = try? DataValue(reading: data).object else { return [] }
    return DataValue.object(object).texts
  }
}
