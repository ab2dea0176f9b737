import Domain
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
      for table in ComparedTable.all {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM main.\(table.name)") ?? 0
        rowCount += count
        let found = try Self.differences(db, table, limit: limit)
        differences += found
        let kept = try Int.fetchOne(db, sql: "SELECT count(*) FROM kept.\(table.name)") ?? 0
        if found.isEmpty, kept != count { differences.append(.init(table: table.name, key: "", kind: .repeated)) }
      }
      let (events, found) = try eventDifferences(from: db, limit: limit)
      rowCount += events
      differences += found
      return ProjectionComparison(
        fileFaults: [], differences: differences, rowCount: rowCount, isOvertaken: isOvertaken)
    }
  }

  /// Compares the events, which stand in the same order in both: by subject, then in total order.
  ///
  /// - Returns: how many there are in the one that was made anew, and the first that differ.
  private func eventDifferences(
    from fresh: Database, limit: Int
  ) throws -> (count: Int, differences: [ProjectionDifference]) {
    // One line an event is too much to hold twice for a large log: digests are enough to tell them apart.
    var digests: [EventID: Digest] = [:]
    try EventFinder(fresh).eachLine { id, line in digests[id] = .sha256(Array(line.utf8)) }
    let count = digests.count
    var differences: [ProjectionDifference] = []
    // A connection of its own: the tables that are attached to the other one have the names of those made anew.
    try DatabaseQueue(path: queue.path).read { db in
      try EventFinder(db).eachLine { id, line in
        guard let digest = digests.removeValue(forKey: id) else {
          return differences.append(.init(table: "event", key: "\(id)", kind: .surplus))
        }
        if digest != .sha256(Array(line.utf8)) {
          differences.append(.init(table: "event", key: "\(id)", kind: .other))
        }
      }
    }
    differences += digests.keys.map { .init(table: "event", key: "\($0)", kind: .missing) }
    return (count, Array(differences.sorted { $0.key < $1.key }.prefix(limit)))
  }

  /// The first rows of a table that stand in one of the two only.
  private static func differences(
    _ db: Database, _ table: ComparedTable, limit: Int
  ) throws -> [ProjectionDifference] {
    func keys(in one: String, notIn other: String) throws -> [String] {
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT \(table.key) FROM
          (SELECT \(table.columns) FROM \(one).\(table.name) EXCEPT SELECT \(table.columns) FROM \(other).\(table.name))
          ORDER BY 1 LIMIT ?
          """,
        arguments: [limit])
    }
    let (missing, surplus) = (try keys(in: "main", notIn: "kept"), try keys(in: "kept", notIn: "main"))
    return Set(missing + surplus).sorted().prefix(limit).map { key in
      let kind: ProjectionDifference.Kind =
        !surplus.contains(key) ? .missing : missing.contains(key) ? .other : .surplus
      return ProjectionDifference(table: table.name, key: key, kind: kind)
    }
  }
}
