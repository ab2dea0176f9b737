import EventLog
import Foundation
import GRDB

extension ProjectionFolder {
  /// Makes a projection beside the one in use, in a temporary file that nobody else sees and that goes with it.
  ///
  /// - Parameter memoryLimit: bytes of events that are held in memory until their histories are folded; nil = the usual.
  public static func buildTemporary(
    memoryLimit: Int? = nil, _ feed: (Projector) throws -> Void
  ) throws -> Projection {
    // To SQLite, a file without a name is one that spills to disk when it grows, and is removed when it is closed.
    let queue = try DatabaseQueue(path: "")
    let folder = FileManager.default.temporaryDirectory.path
    try queue.inDatabase { db in
      try fill(db, HistoryPiles(folder: folder, memoryLimit: memoryLimit ?? HistoryPiles.memoryLimit), feed)
    }
    return Projection(queue: queue)
  }
}

extension ProjectionFolder {
  /// Whether a projection is said to be in use, be it usable or not.
  public var hasCurrent: Bool { ProjectionSwap(path: path, files: PosixFiles()).hasCurrent }
}

extension Projection {
  /// The columns that are computed from the log, and those of them that name a row, by table.
  ///
  /// What the files of the log were like on this computer is no part of it.
  private static let comparedTables: [(table: String, columns: String, key: String)] =
    [
      ("cursor", "stream, size, last_leaf, last_time, last_line_offset, end_offset", "stream"),
      ("segment", "stream, first, last, last_leaf", "stream || '/' || first"),
      ("named", "*", "stream"), ("event", "*", "stream || '/' || number"),
    ]
    + Schema.keys.sorted { $0.key < $1.key }.map { table, key in
      (table, "*", table == "follow_up" ? "proposal || '.' || number" : key)
    }

  /// What SQLite finds wrong with the file itself; nothing if it is whole.
  public func fileFaults() throws -> [String] {
    try queue.read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" } }
  }

  /// Compares every row of every table with those of a projection that was made anew, both ways.
  ///
  /// - Parameters:
  ///   - fresh: from `ProjectionFolder.buildTemporary`.
  ///   - limit: how many rows of each table are named.
  /// - Throws: what SQLite throws, when this projection's file cannot be read.
  public func compared(with fresh: Projection, limit: Int = 5) throws -> ProjectionComparison {
    let isOvertaken = try fresh.positions().mapValues(\.size) != positions().mapValues(\.size)
    return try fresh.queue.inDatabase { db in
      try db.execute(sql: "ATTACH DATABASE ? AS kept", arguments: [queue.path])
      defer { try? db.execute(sql: "DETACH DATABASE kept") }
      var (differences, rowCount) = ([ProjectionDifference](), 0)
      for (table, columns, key) in Self.comparedTables {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM main.\(table)") ?? 0
        rowCount += count
        let found = try Self.differences(db, table, columns, key, limit: limit)
        differences += found
        let kept = try Int.fetchOne(db, sql: "SELECT count(*) FROM kept.\(table)") ?? 0
        if found.isEmpty, kept != count { differences.append(.init(table: table, key: "", kind: .repeated)) }
      }
      return ProjectionComparison(
        fileFaults: [], differences: differences, rowCount: rowCount, isOvertaken: isOvertaken)
    }
  }

  /// The first rows of a table that stand in one of the two only.
  private static func differences(
    _ db: Database, _ table: String, _ columns: String, _ key: String, limit: Int
  ) throws -> [ProjectionDifference] {
    func keys(in one: String, notIn other: String) throws -> [String] {
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT \(key) FROM
          (SELECT \(columns) FROM \(one).\(table) EXCEPT SELECT \(columns) FROM \(other).\(table)) ORDER BY 1 LIMIT ?
          """,
        arguments: [limit])
    }
    let (missing, surplus) = (try keys(in: "main", notIn: "kept"), try keys(in: "kept", notIn: "main"))
    return Set(missing + surplus).sorted().prefix(limit).map { key in
      let kind: ProjectionDifference.Kind =
        !surplus.contains(key) ? .missing : missing.contains(key) ? .other : .surplus
      return ProjectionDifference(table: table, key: key, kind: kind)
    }
  }
}
