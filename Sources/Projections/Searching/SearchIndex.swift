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
  func carryOn(_ progress: HistoryProgress) throws {
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE IF NOT EXISTS search
          USING fts5(words, content = '', columnsize = 0, detail = none, tokenize = "unicode61 remove_diacritics 0");
        -- To which history the entries of the index belong, from each number on.
        CREATE TABLE IF NOT EXISTS search_range (first INTEGER PRIMARY KEY, history INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS search_end (stream TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT;
        """)
    let ends = try ends()
    let next = try Int.fetchOne(db, sql: "SELECT ifnull(max(first), 0) FROM search_range") ?? 0
    if next == 0 { try addAll(progress) } else { try addNew(behind: ends) }
    for (stream, size) in try EventFinder(db).streams() {
      try db.execute(sql: "INSERT OR REPLACE INTO search_end VALUES (?, ?)", arguments: [stream, size])
    }
  }

  /// The first time: history by history, as they lie in the file.
  private func addAll(_ progress: HistoryProgress) throws {
    let adding = try Adding(db)
    let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM history") ?? 0
    var done = 0
    let rows = try Row.fetchCursor(db, sql: "SELECT id, events FROM history ORDER BY id")
    while let row = try rows.next() {
      adding.begin(row[0])
      try row.withUnsafeData(atIndex: 1) { bytes in
        try HistoryTable.records(bytes ?? Data()) { records in
          for record in records { if let data = record.data { try adding.add(Self.words(data)) } }
        }
      }
      done += 1
      if done.isMultiple(of: HistoryStride.length) { progress(done, total) }
    }
  }

  private func addNew(behind ends: [String: Int]) throws {
    let (adding, finder) = (try Adding(db), EventFinder(db))
    for (stream, size) in try finder.streams() {
      for number in (ends[stream] ?? 0)..<size {
        let id = EventID(stream: stream, number: number + 1)
        guard let place = try finder.place(id), let data = try finder.event(id, at: place)?.data else { continue }
        adding.begin(Int(place.history))
        try adding.add(Self.words(DataValue.object(data).texts))
      }
    }
  }

  /// Whether it covers every event.
  func isComplete() throws -> Bool {
    let ends = try ends()
    let streams = try EventFinder(db).streams()
    return ends.count == streams.count && streams.allSatisfy { ends[$0.name] == $0.size }
  }

  /// The condition on the numbers of histories in which some event may hold all the words.
  func condition(_ words: SearchWords) throws -> SQL {
    """
    id IN (
      SELECT (SELECT history FROM search_range WHERE first <= search.rowid ORDER BY first DESC LIMIT 1)
      FROM search WHERE search MATCH \(try question(words)))
    """
  }

  /// What the index is asked: the words, or one of them where hardly any entry holds it.
  ///
  /// The beginning of a short word is the beginning of very many, which are all put together before the first entry is
  /// found; a long word, a number above all, tells nearly everything.
  private func question(_ words: SearchWords) throws -> String {
    let statement = try db.makeStatement(sql: "SELECT rowid FROM search WHERE search MATCH ? LIMIT \(Self.few)")
    for word in words.questions.filter({ $0.count >= Self.longWord }).sorted(by: { $0.count > $1.count }) {
      if try Int.fetchAll(statement, arguments: [word]).count < Self.few { return word }
    }
    return words.question
  }

  /// So many entries are soon read.
  private static let few = 200
  /// Characters of a part of a question, its quotation marks and star included.
  private static let longWord = 7

  /// The number of the last event of each stream that it covers; empty before it was made.
  private func ends() throws -> [String: Int] {
    guard try db.tableExists("search_end") else { return [:] }
    let rows = try Row.fetchAll(db, sql: "SELECT stream, number FROM search_end")
    return Dictionary(rows.map { ($0[0] as String, $0[1] as Int) }) { first, _ in first }
  }

  private static func words(_ data: UnsafeRawBufferPointer) -> String {
    (try? DataObject(checked: data)).map { words(DataValue.object($0).texts) } ?? ""
  }

  private static func words(_ texts: [String]) -> String {
    texts.map(SearchText.indexed).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// Puts entries into the index, each with the next number.
private final class Adding {
  private let entry: Statement
  private let range: Statement
  private var next: Int
  private var history = 0
  /// The history of the entry that was added last.
  private var written = 0

  init(_ db: Database) throws {
    entry = try db.makeStatement(sql: "INSERT INTO search(rowid, words) VALUES (?, ?)")
    range = try db.makeStatement(sql: "INSERT INTO search_range VALUES (?, ?)")
    // Contentless: the index itself cannot be asked for its last entry. A gap does no harm, and no history has a
    // million entries.
    next = ((try Int.fetchOne(db, sql: "SELECT max(first) FROM search_range")) ?? 0) + (1 << 20)
  }

  /// Says to which history the next entries belong.
  func begin(_ history: Int) { self.history = history }

  func add(_ words: String) throws {
    if words.isEmpty { return }
    // Only here: a history without any words has no number of its own to begin with.
    if history != written {
      range.setUncheckedArguments([next, history])
      try range.execute()
      written = history
    }
    entry.setUncheckedArguments([next, words])
    try entry.execute()
    next += 1
  }
}
