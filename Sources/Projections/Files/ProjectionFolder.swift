import EventLog
import Foundation
import GRDB

/// The folder `.rapport` of a register, which holds the projection and nothing that could not be made again.
///
/// Each rebuild makes a file with a name of its own; `current` names the one in use. So a file is never replaced
/// under a program that has it open, and never meets the write-ahead log of another (`ProjectionSwap`).
public struct ProjectionFolder: Sendable {
  public let path: String

  public init(register: String) {
    path = register + "/.rapport"
  }

  /// The projection in use; nil if there is none, or one of another version, or a damaged one.
  public func open() throws -> Projection? {
    guard let name = nameInUse else { return nil }
    do {
      let queue = try DatabaseQueue(path: path + "/" + name, configuration: Self.configuration())
      let isUsable = try queue.read { db in
        try Int.fetchOne(db, sql: "PRAGMA user_version") == Schema.version
      }
      return isUsable ? Projection(queue: queue) : nil
    } catch let error as DatabaseError where error.isDamage {
      return nil
    }
  }

  /// Makes a new projection and puts it in use once it is complete.
  ///
  /// - Parameters:
  ///   - alone: whether every other file of a projection goes, whoever made it: one may hold words that were removed.
  ///   - progress: is told how many of the histories are folded.
  ///   - feed: takes in the lines of the log and says how far it has read.
  /// - Throws: what SQLite, the folder or the feed throws; the projection in use stays as it was.
  public func build(
    alone: Bool = false, progress: HistoryProgress = { _, _ in }, _ feed: (Projector) throws -> Void
  ) throws -> Projection {
    let name = "projection-\(UInt64.random(in: 0...UInt64.max).hexadecimal).sqlite"
    try swap.replace(by: name, alone: alone) { file in
      try Self.load(file, progress, feed)
      try Self.useWriteAheadLog(file)
    }
    guard let projection = try open() else { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
    return projection
  }

  /// Makes a projection in memory, for a register on which nothing may be written.
  public static func buildInMemory(
    progress: HistoryProgress = { _, _ in }, _ feed: (Projector) throws -> Void
  ) throws -> Projection {
    let queue = try DatabaseQueue()
    try queue.inDatabase { db in try fill(db, HistoryPiles(folder: nil), progress: progress, feed) }
    return Projection(queue: queue)
  }

  /// A new file needs no journal: it is in nobody's use until it is whole and on the device.
  private static func load(
    _ file: String, _ progress: HistoryProgress, _ feed: (Projector) throws -> Void
  ) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 16384")
    }
    let queue = try DatabaseQueue(path: file, configuration: configuration)
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    try queue.inDatabase { db in try fill(db, HistoryPiles(folder: folder), progress: progress, feed) }
    try queue.close()
  }

  static func fill(
    _ db: Database, _ piles: HistoryPiles, progress: HistoryProgress = { _, _ in }, _ feed: (Projector) throws -> Void
  ) throws {
    try Projection.create(db)
    try db.inTransaction {
      let projector = try Projector(db: db, piles: piles)
      try feed(projector)
      try projector.finishNew(progress)
      return .commit
    }
  }

  private static func useWriteAheadLog(_ file: String) throws {
    let queue = try DatabaseQueue(path: file)
    try queue.inDatabase { db in _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    // A crash may lose the newest transactions, never break the file; what is lost is read from the log again. When the
    // write-ahead log is put into the file is said in `WriteAheadLog`.
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0")
    }
    configuration.busyMode = .timeout(WriteAheadLog.patience)
    return configuration
  }

  /// Removes every projection: where none can be made, none that holds removed words may stay.
  public func removeAll() throws { try swap.removeAll() }

  /// Removes the files of projections that are not in use, for good: one may hold words that were removed.
  public func removeFilesNotInUse() throws { try swap.removeFilesNotInUse() }

  /// The names of the files that are not in use: left by interrupted commands, or just being made.
  public func filesNotInUse() throws -> [String] { try swap.namesNotInUse() }

  /// The name of the file in use; nil if there is none.
  public var nameInUse: String? { swap.nameInUse() }

  private var swap: ProjectionSwap { ProjectionSwap(path: path, files: PosixFiles()) }
}

extension DatabaseError {
  /// Whether the file is no longer a database that can be trusted.
  var isDamage: Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT].contains(resultCode)
  }
}

extension UInt64 {
  /// Sixteen hex digits.
  fileprivate var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension ProjectionFolder {
  /// Whether an error says that the file cannot be written here and now: a read-only or full disk.
  public static func isUnwritable(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    return [
      .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_PROTOCOL, .SQLITE_NOLFS,
    ].contains(error.resultCode)
  }

  /// Whether an error says that another program holds the file, and held it all the time that we waited.
  public static func isBusy(_ error: any Error) -> Bool {
    [.SQLITE_BUSY, .SQLITE_LOCKED].contains((error as? DatabaseError)?.resultCode)
  }

  /// Whether an error says that the file can no longer be trusted.
  public static func isDamage(_ error: any Error) -> Bool { (error as? DatabaseError)?.isDamage ?? false }
}
